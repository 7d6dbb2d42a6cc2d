package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.normal.calculus.Rule;
import org.gradproof.symbolic.normal.facts.Differences;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Proofs with the sizes put as numbers: of some sizes that the givens admit, or of all where these are few.
 *
 * <p>A list of sizes says: the claim holds wherever the sizes on which it depends are all on the list. So it is
 * proved for every combination of listed sizes that the givens do not exclude, and a size is on the list only
 * if the givens were seen to admit it in one of the combinations.
 */
final class Bounded {
    /** Fewer sizes are no bounded proof. */
    private static final int FEWEST = 3;

    private static final int MOST = 5;

    /** From here on sums are long: fewer of them are written out. */
    private static final int LARGE = 3;

    private static final int SPAN = 12;
    private static final int MAX_COMBINATIONS = 64;

    private final Setting setting;
    private final Admission admission;
    private final List<Name> sizes;
    private final Set<Rule> rules = new LinkedHashSet<>();

    private Bounded(Setting setting) {
        this.setting = setting;
        this.admission = new Admission(setting.relations(), setting.points().bounds());
        this.sizes = setting.sizes();
    }

    /** A proof for the sizes, or none for the reason given. */
    static Proof prove(Setting setting, String reason) {
        Proof failed = new Proof(Outcome.NOT_PROVED, List.of(), List.of(), List.of(), reason);
        if (setting.sizes().isEmpty() || setting.claim().relation() != Relation.EQ) {
            return failed;
        }
        try {
            Proof proof = new Bounded(setting).prove(reason);
            return proof == null ? failed : proof;
        } catch (Unsupported tooLarge) {
            return failed;
        }
    }

    private @Nullable Proof prove(String reason) {
        Differences known = admission.differences(Map.of());
        if (!known.areFeasible()) {
            return null;
        }
        Map<Name, List<Integer>> all = new LinkedHashMap<>();
        for (Name size : sizes) {
            List<Integer> values = values(known, size);
            if (values != null) {
                all.put(size, values);
            }
        }
        return all.size() == sizes.size() ? exhaustive(all) : some(known, reason);
    }

    /** All values that the constraints on differences leave to the size, or null if they are many. */
    private static @Nullable List<Integer> values(Differences known, Name size) {
        Long least = known.least(size);
        Long largest = known.largest(size);
        if (least == null || largest == null || largest - least >= SPAN) {
            return null;
        }
        List<Integer> values = new ArrayList<>();
        for (long value = least; value <= largest; value++) {
            values.add(Math.toIntExact(value));
        }
        return values;
    }

    /**
     * A proof at all sizes that the givens leave is a proof for every size. Left out are only those that a given
     * is false of, or that contradict the givens.
     */
    private @Nullable Proof exhaustive(Map<Name, List<Integer>> values) {
        List<Map<Name, Integer>> combinations = combinations(new ArrayList<>(values.values()));
        if (combinations.size() < 2) {
            // One size for each name: with that the general proof was tried already.
            return null;
        }
        boolean admitted = false;
        for (Map<Name, Integer> combination : combinations) {
            if (!isExcluded(combination)) {
                if (!holds(combination)) {
                    return null;
                }
                admitted |= admission.admits(combination);
            }
        }
        return admitted
                ? new Proof(
                        Outcome.PROVED, List.of(), List.of("written out for each size"), setting.conditions(rules), "")
                : null;
    }

    private @Nullable Proof some(Differences known, String reason) {
        Set<Integer> listed = new TreeSet<>();
        for (Name size : sizes) {
            listed.addAll(admitted(known, size));
        }
        Map<Integer, List<Map<Name, Integer>>> levels = new TreeMap<>();
        for (Map<Name, Integer> combination : combinations(
                sizes.stream().map(s -> (List<Integer>) new ArrayList<>(listed)).toList())) {
            int largest = combination.values().stream().mapToInt(v -> v).max().orElseThrow();
            levels.computeIfAbsent(largest, v -> new ArrayList<>()).add(combination);
        }
        Set<Integer> proved = new TreeSet<>();
        int shown = 0;
        try {
            for (List<Map<Name, Integer>> level : levels.values()) {
                Set<Integer> here = new TreeSet<>();
                for (Map<Name, Integer> combination : level) {
                    if (!isExcluded(combination)) {
                        if (!holds(combination)) {
                            return null;
                        }
                        if (admission.admits(combination)) {
                            here.addAll(combination.values());
                            shown++;
                        }
                    }
                }
                proved.addAll(here);
            }
        } catch (Unsupported tooLarge) {
            // What is shown of the smaller sizes stands by itself.
        }
        boolean beyond = setting.written().stream().anyMatch(e -> mentionsMoreThan(e, proved));
        return proved.size() < FEWEST || shown < FEWEST || beyond
                ? null
                : new Proof(
                        Outcome.PROVED_BOUNDED,
                        List.copyOf(proved),
                        List.of("written out for these sizes"),
                        setting.conditions(rules),
                        reason);
    }

    /**
     * Whether a number is written that is larger than all the sizes: what happens from it on ({@code 1 for n > 30})
     * shows at none of them.
     */
    private static boolean mentionsMoreThan(Expr expr, Set<Integer> sizes) {
        Rational largest =
                Rational.of(sizes.stream().mapToInt(size -> size).max().orElse(0));
        return (expr instanceof Expr.Num num && num.value().compareTo(largest) > 0)
                || Parts.of(expr).stream().anyMatch(part -> mentionsMoreThan(part, sizes));
    }

    /** The first few values of the size that the givens admit. */
    private List<Integer> admitted(Differences known, Name size) {
        Long least = known.least(size);
        Long largest = known.largest(size);
        List<Integer> values = new ArrayList<>();
        if (least == null || least > Integer.MAX_VALUE - SPAN) {
            return values;
        }
        int first = Math.toIntExact(least);
        long last = Math.min((long) first + SPAN, largest == null ? Long.MAX_VALUE : largest);
        int enough = sizes.size() == 1 && first < LARGE ? MOST : FEWEST;
        for (int value = first; value <= last && values.size() < enough; value++) {
            if (admission.admits(Map.of(size, value))) {
                values.add(value);
            }
        }
        return values;
    }

    /** All combinations of values of the sizes. */
    private List<Map<Name, Integer>> combinations(List<List<Integer>> values) {
        List<Map<Name, Integer>> all = new ArrayList<>();
        all.add(Map.of());
        for (int i = 0; i < sizes.size(); i++) {
            List<Map<Name, Integer>> longer = new ArrayList<>();
            for (Map<Name, Integer> before : all) {
                for (int value : values.get(i)) {
                    Map<Name, Integer> more = new LinkedHashMap<>(before);
                    more.put(sizes.get(i), value);
                    if (admission.differences(more).areFeasible()) {
                        longer.add(more);
                    }
                }
            }
            if (longer.size() > MAX_COMBINATIONS) {
                throw new Unsupported("many combinations of sizes");
            }
            all = longer;
        }
        return all;
    }

    private boolean isExcluded(Map<Name, Integer> combination) {
        return setting.cases(combination).isEmpty();
    }

    private boolean holds(Map<Name, Integer> combination) {
        Attempted attempted = setting.equal(setting.facts(), combination);
        rules.addAll(attempted.rules());
        return attempted.holds();
    }
}
