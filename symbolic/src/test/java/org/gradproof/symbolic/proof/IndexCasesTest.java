package org.gradproof.symbolic.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.IndexCase;
import org.gradproof.symbolic.normal.poly.Idx;

/** That the cases cover what the givens admit, and say of it only what is so: what every proof rests on. */
class IndexCasesTest {
    private static final int LARGEST = 4;
    private static final Sym N = new Sym(Name.of("n"));
    private static final Sym M = new Sym(Name.of("m"));
    private static final Sym I = new Sym(Name.of("i"));
    private static final Sym K = new Sym(Name.of("k"));
    private static final Sym L = new Sym(Name.of("l"));
    private static final List<Sym> ALL = List.of(N, M, I, K, L);

    private record Said(Expr left, Relation relation, Expr right) {}

    /** The ranges of i, k and l, what is assumed of them, and the terms that the claim uses as indices. */
    private record World(List<Expr> ranges, List<Said> said, List<Expr> used) {
        Givens givens() {
            List<Given> all = new ArrayList<>();
            all.add(new Given.Size(N.name(), "n"));
            all.add(new Given.Size(M.name(), "m"));
            List<Sym> indices = List.of(I, K, L);
            for (int i = 0; i < indices.size(); i++) {
                all.add(new Given.Index(indices.get(i).name(), Exprs.ONE, ranges.get(i), "index"));
            }
            said.forEach(s -> all.add(new Given.Assumption(
                    new Cond.Rel(s.left(), s.relation(), s.right()), List.of(), List.of(), "said")));
            return new Givens(all);
        }

        /** All values of n, m, i, k, l up to a largest one that satisfy the givens. */
        List<Map<Name, Integer>> admitted() {
            List<Map<Name, Integer>> all = List.of(Map.of());
            for (Sym name : ALL) {
                List<Map<Name, Integer>> longer = new ArrayList<>();
                for (Map<Name, Integer> before : all) {
                    for (int value = 1; value <= LARGEST; value++) {
                        Map<Name, Integer> more = new HashMap<>(before);
                        more.put(name.name(), value);
                        longer.add(more);
                    }
                }
                all = longer;
            }
            return all.stream().filter(this::admits).toList();
        }

        private boolean admits(Map<Name, Integer> values) {
            List<Sym> indices = List.of(I, K, L);
            for (int i = 0; i < indices.size(); i++) {
                if (value(indices.get(i), values) > value(ranges.get(i), values)) {
                    return false;
                }
            }
            return said.stream().allMatch(s -> {
                int left = value(s.left(), values);
                int right = value(s.right(), values);
                return switch (s.relation()) {
                    case EQ -> left == right;
                    case NE -> left != right;
                    case LT -> left < right;
                    case LE -> left <= right;
                    case GT -> left > right;
                    case GE -> left >= right;
                };
            });
        }
    }

    private static int value(Expr expr, Map<Name, Integer> values) {
        if (expr instanceof Expr.Num num) {
            return num.value().numerator().intValueExact();
        } else if (expr instanceof Expr.Add add) {
            return add.terms().stream().mapToInt(t -> value(t, values)).sum();
        }
        return values.get(((Sym) expr).name());
    }

    private static int value(Idx term, Map<Name, Integer> values) {
        return term.offset() + (term.base() == null ? 0 : values.get(term.base()));
    }

    private static IndexCases cases(World world) {
        Givens givens = world.givens();
        List<Expr> sides = List.of(new Sym(Name.of("f"), world.used()));
        IndexRelations relations = new IndexRelations(givens);
        return new IndexCases(relations, new IndexPoints(givens, sides, List.of()), relations.indices());
    }

    /** Whether everything that the case says is so at the values. */
    private static boolean describes(IndexCase indexCase, Map<Name, Integer> values) {
        boolean put = indexCase.values().entrySet().stream()
                .allMatch(e -> values.get(e.getKey()) == value(e.getValue(), values));
        Set<Idx> points = new LinkedHashSet<>(indexCase.points());
        points.addAll(indexCase.sizes());
        for (Idx own : points) {
            boolean free = own.offset() == 0
                    && own.base() != null
                    && indexCase.ranges().containsKey(own.base());
            for (Idx other : points) {
                if (free && !own.equals(other) && value(own, values) == value(other, values)) {
                    return false;
                }
            }
        }
        boolean apart = indexCase.apart().stream()
                .allMatch(pair ->
                        pair.stream().map(p -> value(p, values)).distinct().count() == 2);
        boolean ranges = indexCase.ranges().entrySet().stream()
                .allMatch(e -> values.get(e.getKey()) <= value(e.getValue(), values));
        return put && apart && ranges && ordered(indexCase, values);
    }

    private static boolean ordered(IndexCase indexCase, Map<Name, Integer> values) {
        List<Idx> terms = new ArrayList<>(List.of(Idx.of(0)));
        ALL.forEach(s -> terms.add(Idx.of(s.name())));
        for (Idx a : terms) {
            for (Idx b : terms) {
                Long most = indexCase.differences().most(a, b);
                if (most != null && value(a, values) - value(b, values) > most) {
                    return false;
                }
            }
        }
        return true;
    }

    @Property(tries = 400, seed = "1", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void every_admitted_value_is_in_a_case_that_describes_it(@ForAll("worlds") World world) {
        List<IndexCase> all = cases(world).with(Map.of());
        for (Map<Name, Integer> values : world.admitted()) {
            assertThat(all).as("a case for %s", values).anyMatch(c -> describes(c, values));
        }
    }

    @Property(tries = 200, seed = "2", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void the_same_with_a_size_put_as_a_number(@ForAll("worlds") World world) {
        IndexCases cases = cases(world);
        for (Map<Name, Integer> values : world.admitted()) {
            Map<Name, Integer> size = Map.of(N.name(), values.get(N.name()));
            assertThat(cases.with(size)).as("a case for %s", values).anyMatch(c -> describes(c, values));
        }
    }

    @Property(tries = 200, seed = "3", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void the_case_for_all_describes_every_admitted_value(@ForAll("worlds") World world) {
        IndexCase whole = cases(world).unsplit();
        assertThat(world.admitted()).allMatch(values -> describes(whole, values));
    }

    @Property(tries = 200, seed = "4", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void a_size_is_admitted_only_if_some_values_satisfy_the_givens(@ForAll("worlds") World world) {
        Admission admission = new Admission(new IndexRelations(world.givens()), List.of());
        Set<Integer> sizes = new LinkedHashSet<>();
        world.admitted().forEach(values -> sizes.add(values.get(N.name())));
        for (int size = 1; size <= LARGEST; size++) {
            if (sizes.contains(size)) {
                assertThat(admission.admits(Map.of(N.name(), size))).isTrue();
            } else if (!mayBeLarge(world)) {
                assertThat(admission.admits(Map.of(N.name(), size))).isFalse();
            }
        }
    }

    /** Whether values beyond those that the test looks at could satisfy the givens. */
    private static boolean mayBeLarge(World world) {
        return world.ranges().contains(M)
                || world.said().stream().anyMatch(s -> mentionsM(s.left()) || mentionsM(s.right()));
    }

    private static boolean mentionsM(Expr expr) {
        return expr.equals(M) || (expr instanceof Expr.Add add && add.terms().contains(M));
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Expr> symbol = Arbitraries.of(ALL);
        Arbitrary<Expr> term = Arbitraries.oneOf(
                symbol,
                symbol,
                Arbitraries.integers().between(1, 3).map(Exprs::num),
                symbol.map(s -> Exprs.add(s, Exprs.ONE)));
        Arbitrary<Said> said = Combinators.combine(symbol, Arbitraries.of(Relation.values()), term)
                .as(Said::new);
        Arbitrary<Expr> range = Arbitraries.of(N, N, N, M, Exprs.num(3));
        return Combinators.combine(
                        range.list().ofSize(3),
                        said.list().ofMaxSize(3),
                        term.list().ofMaxSize(3))
                .as(World::new);
    }
}
