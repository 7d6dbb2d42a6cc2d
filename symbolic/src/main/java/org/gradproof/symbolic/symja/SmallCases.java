package org.gradproof.symbolic.symja;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;

/**
 * The cases in which a claim is tried: each size 1 to 3, each value of the free indices, as far as
 * the givens allow. Where these are many, sizes with the smallest sum come first, and at one choice of
 * sizes one case stands for all whose indices are ordered alike.
 */
final class SmallCases {
    private static final int LARGEST_SIZE = 3;
    private static final int MOST_PER_SIZE = 6;
    private static final int MOST_TO_CHOOSE_FROM = 5_000;
    private static final int MOST_CASES = 24;

    private final Givens givens;
    private final Mentions mentions;
    private final List<Assumption> assumptions;

    private SmallCases(Claim claim) {
        this.givens = claim.givens();
        this.mentions = Mentions.of(givens, List.of(claim.left(), claim.right()));
        this.assumptions = mentions.addAssumptions();
    }

    /**
     * The cases, and the assumptions that have to do with the claim.
     *
     * @throws Unanswered if a range cannot be made concrete
     */
    static SmallCases of(Claim claim) {
        return new SmallCases(claim);
    }

    List<Assumption> assumptions() {
        return assumptions;
    }

    List<SmallCase> all() {
        List<SmallCase> all = new ArrayList<>();
        for (SmallCase sizes : sizes()) {
            List<SmallCase> cases = List.of(sizes);
            for (Name name : mentions.names()) {
                if (givens.find(name) instanceof Given.IndexSet set) {
                    cases = withSubsets(cases, set);
                }
            }
            Map<Name, Expr[]> ranges = indexRanges();
            for (Map.Entry<Name, Expr[]> range : ranges.entrySet()) {
                List<SmallCase> more = new ArrayList<>();
                for (SmallCase each : cases) {
                    more.addAll(each.over(range.getKey(), range.getValue()[0], range.getValue()[1], new Cond.True()));
                }
                if (more.size() > MOST_TO_CHOOSE_FROM) {
                    throw new Unanswered("too many indices");
                }
                cases = more;
            }
            all.addAll(representatives(cases.stream().filter(this::isAllowed).toList(), ranges.keySet()));
        }
        return all.size() > MOST_CASES ? all.subList(0, MOST_CASES) : all;
    }

    private List<SmallCase> sizes() {
        List<SmallCase> cases = new ArrayList<>(List.of(SmallCase.empty()));
        for (Name name : mentions.names()) {
            if (givens.find(name) instanceof Given.Size) {
                List<SmallCase> more = new ArrayList<>();
                for (SmallCase each : cases) {
                    for (int size = 1; size <= LARGEST_SIZE; size++) {
                        more.add(each.with(name, size));
                    }
                }
                if (more.size() > 100) {
                    throw new Unanswered("too many sizes");
                }
                cases = more;
            }
        }
        cases.sort(Comparator.comparingInt(
                c -> c.integers().values().stream().mapToInt(Integer::intValue).sum()));
        return cases;
    }

    private static List<SmallCase> withSubsets(List<SmallCase> cases, Given.IndexSet set) {
        List<SmallCase> more = new ArrayList<>();
        for (SmallCase each : cases) {
            int high = each.integer(set.high());
            for (int bits = 0; bits < 1 << high; bits++) {
                Set<Integer> elements = new LinkedHashSet<>();
                for (int i = 1; i <= high; i++) {
                    if ((bits >> (i - 1) & 1) == 1) {
                        elements.add(i);
                    }
                }
                more.add(each.with(set.name(), set.size(), elements));
            }
        }
        return more;
    }

    /** Low and high of each free index: declared, or read off the vector whose subscript it is. */
    private Map<Name, Expr[]> indexRanges() {
        Map<Name, Expr[]> ranges = new LinkedHashMap<>();
        for (Name name : mentions.names()) {
            if (givens.find(name) instanceof Given.Index index) {
                ranges.put(name, new Expr[] {index.low(), index.high()});
            }
        }
        for (Expr.Sym sym : mentions.symbols()) {
            List<Expr> highs = List.of();
            if (givens.find(sym.name()) instanceof Given.Family family) {
                highs = family.ranges();
            } else if (givens.find(sym.name()) instanceof Given.Definition definition) {
                highs = definition.ranges();
            }
            for (int slot = 0; slot < Math.min(highs.size(), sym.indices().size()); slot++) {
                if (sym.indices().get(slot) instanceof Expr.Sym index
                        && index.indices().isEmpty()
                        && !index.name().isBound()
                        && givens.find(index.name()) == null) {
                    ranges.putIfAbsent(index.name(), new Expr[] {Exprs.ONE, highs.get(slot)});
                }
            }
        }
        return ranges;
    }

    /** Whether no assumption about sizes and indices is broken. */
    private boolean isAllowed(SmallCase each) {
        for (Assumption assumption : assumptions) {
            for (SmallCase one : universal(each, assumption)) {
                if (!one.holds(assumption.relation()).orElse(true)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The cases over all values of an assumption's universal indices. */
    static List<SmallCase> universal(SmallCase each, Assumption assumption) {
        List<SmallCase> cases = List.of(each);
        for (int i = 0; i < assumption.universal().size(); i++) {
            List<SmallCase> more = new ArrayList<>();
            for (SmallCase one : cases) {
                more.addAll(one.over(
                        assumption.universal().get(i).name(),
                        Exprs.ONE,
                        assumption.universalRanges().get(i),
                        new Cond.True()));
            }
            cases = more;
        }
        return cases;
    }

    private static List<SmallCase> representatives(List<SmallCase> cases, Set<Name> indices) {
        if (cases.size() <= MOST_PER_SIZE) {
            return cases;
        }
        Map<List<Integer>, SmallCase> byOrder = new LinkedHashMap<>();
        for (SmallCase each : cases) {
            List<Integer> order = new ArrayList<>();
            for (Name a : indices) {
                for (Name b : indices) {
                    int x = each.integers().getOrDefault(a, 0);
                    int y = each.integers().getOrDefault(b, 0);
                    order.add(Integer.compare(x, y));
                }
            }
            each.sets().values().forEach(set -> order.add(set.size()));
            byOrder.putIfAbsent(order, each);
        }
        return List.copyOf(byOrder.values());
    }
}
