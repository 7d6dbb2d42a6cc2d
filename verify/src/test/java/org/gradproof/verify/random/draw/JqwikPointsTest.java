package org.gradproof.verify.random.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.verify.Givings.I;
import static org.gradproof.verify.Givings.J;
import static org.gradproof.verify.Givings.K;
import static org.gradproof.verify.Givings.N;
import static org.gradproof.verify.Givings.assume;
import static org.gradproof.verify.Givings.assumeForAll;
import static org.gradproof.verify.Givings.at;
import static org.gradproof.verify.Givings.givens;
import static org.gradproof.verify.Givings.index;
import static org.gradproof.verify.Givings.real;
import static org.gradproof.verify.Givings.scalar;
import static org.gradproof.verify.Givings.simplex;
import static org.gradproof.verify.Givings.size;
import static org.gradproof.verify.Givings.sum;
import static org.gradproof.verify.Givings.sym;
import static org.gradproof.verify.Givings.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.Givings;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.claim.SamplingHints;
import org.gradproof.verify.random.ground.Approx;
import org.gradproof.verify.random.ground.Exact;
import org.gradproof.verify.random.repair.GivenCheck;
import org.junit.jupiter.api.Test;

class JqwikPointsTest {
    private static final int DRAWS = 300;

    /** Refuses what exact arithmetic cannot decide, save where a test is about that. */
    private static final GivenCheck NEVER = (point, relation) -> false;

    private static final GivenCheck ALWAYS = (point, relation) -> true;

    private static List<Point> draw(Givens givens, GivenCheck check) {
        return draw(givens, check, ValueProfile.WILD);
    }

    private static List<Point> draw(Givens givens, GivenCheck check, ValueProfile taste) {
        PointSource source = new JqwikPoints(givens, SamplingHints.NONE, 1, taste, check);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < DRAWS; i++) {
            if (source.next() instanceof PointSource.Met met) {
                points.add(met.point());
            }
        }
        return points;
    }

    private static Rational scalarAt(Point point, String name) {
        return ((Point.Scalar) point.values().get(Name.of(name))).value();
    }

    private static int intAt(Point point, String name) {
        return scalarAt(point, name).numerator().intValueExact();
    }

    private static List<Rational> entries(Point point, String vector) {
        return ((Point.Array) point.values().get(Name.of(vector + "_{#1}"))).entries();
    }

    private static Rational total(List<Rational> entries) {
        return entries.stream().reduce(Rational.ZERO, Rational::plus);
    }

    @Test
    void same_seed_same_points() {
        Givens givens = givens(size(), index("i"), vector("z", Domain.REALS), simplex("y"));
        assertThat(draw(givens, NEVER)).isEqualTo(draw(givens, NEVER)).hasSize(DRAWS);
    }

    @Test
    void sizes_start_at_one_and_reach_beyond_eight() {
        Set<Integer> sizes = draw(givens(size(), vector("z", Domain.REALS)), NEVER).stream()
                .map(p -> intAt(p, "n"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(sizes).contains(1, 2, 3, 4, 5, 6, 7, 8).anyMatch(n -> n > 8);
    }

    @Test
    void every_coincidence_of_three_indices_comes_up() {
        Set<String> patterns = draw(givens(size(), index("i"), index("k"), index("l")), NEVER).stream()
                .filter(p -> intAt(p, "n") > 2)
                .map(p -> (intAt(p, "i") == intAt(p, "k")) + " " + (intAt(p, "k") == intAt(p, "l")) + " "
                        + (intAt(p, "i") == intAt(p, "l")))
                .collect(Collectors.toSet());
        assertThat(patterns).hasSize(5);
    }

    @Test
    void logits_are_ordinary_tied_tiny_and_huge() {
        List<List<Rational>> all = draw(givens(size(), vector("z", Domain.REALS)), NEVER).stream()
                .map(p -> entries(p, "z"))
                .filter(z -> z.size() > 1)
                .toList();
        Rational huge = Rational.of(600);
        assertThat(all).anyMatch(z -> z.stream().anyMatch(x -> x.compareTo(huge) > 0));
        assertThat(all).anyMatch(z -> z.stream().anyMatch(x -> x.compareTo(huge.negate()) < 0));
        assertThat(all).anyMatch(z -> z.stream().distinct().count() == 1);
        assertThat(all).anyMatch(z -> z.stream().anyMatch(x -> !x.isZero() && Math.abs(Approx.of(x)) < 1e-4));
    }

    @Test
    void probability_vectors_sum_to_one_exactly_with_zeros_and_one_hot_among_them() {
        List<List<Rational>> all = draw(givens(size(), simplex("y")), NEVER).stream()
                .map(p -> entries(p, "y"))
                .toList();
        assertThat(all).hasSize(DRAWS).allMatch(y -> total(y).isOne());
        assertThat(all).allMatch(y -> y.stream().allMatch(x -> x.signum() >= 0));
        assertThat(all).anyMatch(y -> y.size() > 1 && y.contains(Rational.ONE));
        assertThat(all).anyMatch(y -> y.size() > 2 && y.stream().allMatch(x -> x.signum() > 0));
    }

    @Test
    void labels_that_sum_to_one_are_one_hot() {
        Givens givens = givens(size(), vector("y", Givings.BIT), assume(sum(at("y", J)), Relation.EQ, Exprs.ONE));
        List<Point> points = draw(givens, NEVER);
        assertThat(points).hasSize(DRAWS);
        assertThat(points).allMatch(p -> total(entries(p, "y")).isOne());
        assertThat(points.stream()
                        .map(p -> entries(p, "y").indexOf(Rational.ONE))
                        .distinct())
                .hasSizeGreaterThan(3);
    }

    @Test
    void weights_that_sum_to_one_are_met_by_construction() {
        Givens givens = givens(
                size(),
                vector("y", Givings.UNIT),
                vector("w", Domain.REALS),
                assume(sum(at("y", J)), Relation.EQ, Exprs.ONE),
                assume(sum(at("w", J)), Relation.EQ, Exprs.ZERO));
        List<Point> points = draw(givens, NEVER);
        assertThat(points).hasSize(DRAWS);
        assertThat(points).allMatch(p -> total(entries(p, "y")).isOne());
        assertThat(points).allMatch(p -> total(entries(p, "w")).isZero());
        assertThat(points).anyMatch(p -> entries(p, "w").stream().anyMatch(w -> !w.isZero()));
    }

    @Test
    void several_linear_equations_are_solved_together() {
        Givens givens = givens(
                real("a"),
                real("b"),
                real("c"),
                assume(Exprs.add(sym("a"), sym("b")), Relation.EQ, Exprs.ONE),
                assume(Exprs.sub(sym("a"), sym("b")), Relation.EQ, sym("c")));
        List<Point> points = draw(givens, NEVER);
        assertThat(points).hasSize(DRAWS);
        assertThat(points).allMatch(p -> scalarAt(p, "a").plus(scalarAt(p, "b")).isOne());
    }

    @Test
    void a_component_and_a_scalar_are_set() {
        Givens givens = givens(
                size(),
                vector("z", Domain.REALS),
                real("x"),
                assume(N, Relation.GE, Exprs.num(2)),
                assume(at("z", Exprs.num(2)), Relation.EQ, Exprs.ZERO),
                assume(sym("x"), Relation.EQ, Exprs.num(2)));
        List<Point> points = draw(givens, NEVER);
        assertThat(points).hasSize(DRAWS);
        assertThat(points).allMatch(p -> entries(p, "z").get(1).isZero() && intAt(p, "x") == 2);
    }

    @Test
    void order_relations_are_met() {
        Expr bound = Exprs.log(Exprs.div(Exprs.ONE, Exprs.sub(N, Exprs.ONE)));
        Givens givens = givens(
                size(),
                vector("z", Domain.REALS),
                simplex("p"),
                real("a"),
                real("b"),
                real("c"),
                scalar("u", Givings.OPEN_UNIT),
                scalar("v", Givings.OPEN_UNIT),
                scalar("t", Domain.POSITIVE),
                assumeForAll(at("z", J), Relation.GT, bound),
                assumeForAll(at("p", J), Relation.GT, Exprs.ZERO),
                assume(sym("a"), Relation.LT, sym("b")),
                assume(sym("b"), Relation.LE, sym("c")),
                assume(sym("u"), Relation.LT, sym("v")),
                assume(sym("t"), Relation.GE, Exprs.ONE));
        List<Point> points = draw(givens, (point, relation) -> intAt(point, "n") > 1);
        assertThat(points).hasSize(DRAWS);
        assertThat(points).allMatch(p -> scalarAt(p, "a").compareTo(scalarAt(p, "b")) < 0);
        assertThat(points).allMatch(p -> scalarAt(p, "b").compareTo(scalarAt(p, "c")) <= 0);
        assertThat(points).allMatch(p -> scalarAt(p, "u").compareTo(scalarAt(p, "v")) < 0);
        assertThat(points).allMatch(p -> scalarAt(p, "t").compareTo(Rational.ONE) >= 0);
        assertThat(points).allMatch(p -> entries(p, "p").stream().allMatch(x -> x.signum() > 0));
        assertThat(points)
                .allMatch(p ->
                        entries(p, "z").stream().allMatch(z -> Approx.of(z) > Math.log(1.0 / (intAt(p, "n") - 1))));
        assertThat(points).anyMatch(p -> entries(p, "z").stream().anyMatch(z -> z.signum() < 0));
    }

    @Test
    void givens_about_sizes_and_indices_are_met() {
        Givens apart = givens(size(), index("i"), index("k"), assume(I, Relation.NE, K));
        assertThat(draw(apart, NEVER)).hasSize(DRAWS).allMatch(p -> intAt(p, "i") != intAt(p, "k"));
        Givens two = givens(size(), vector("z", Domain.REALS), assume(N, Relation.EQ, Exprs.num(2)));
        assertThat(draw(two, NEVER)).hasSize(DRAWS).allMatch(p -> intAt(p, "n") == 2);
        Givens many = givens(size(), assume(N, Relation.EQ, Exprs.num(100)));
        assertThat(draw(many, NEVER)).hasSize(DRAWS).allMatch(p -> intAt(p, "n") == 100);
    }

    @Test
    void nonlinear_equations_with_rational_solutions_are_solved() {
        Givens givens = givens(
                real("a"),
                scalar("b", Domain.POSITIVE),
                real("c"),
                assume(Exprs.mul(sym("a"), sym("b")), Relation.EQ, Exprs.ONE),
                assume(Exprs.exp(sym("c")), Relation.EQ, Exprs.ONE));
        assertThat(draw(givens, NEVER))
                .isNotEmpty()
                .allMatch(p -> scalarAt(p, "a").times(scalarAt(p, "b")).isOne());
    }

    @Test
    void contradictory_givens_are_said_so() {
        Givens givens =
                givens(real("a"), assume(sym("a"), Relation.GT, Exprs.ZERO), assume(sym("a"), Relation.LT, Exprs.ZERO));
        PointSource.Draw draw = new JqwikPoints(givens, SamplingHints.NONE, 1, ValueProfile.WILD, NEVER).next();
        assertThat(draw).isInstanceOf(PointSource.NotMet.class);
        assertThat(((PointSource.NotMet) draw).reason()).contains("a");
        Givens sizes = givens(size(), assume(N, Relation.LT, Exprs.ONE));
        assertThat(new JqwikPoints(sizes, SamplingHints.NONE, 1, ValueProfile.WILD, NEVER).next())
                .isInstanceOf(PointSource.NotMet.class);
    }

    @Test
    void an_irrational_solution_is_not_approximated() {
        Givens givens = givens(real("a"), assume(Exprs.exp(sym("a")), Relation.EQ, Exprs.num(2)));
        assertThat(new JqwikPoints(givens, SamplingHints.NONE, 1, ValueProfile.WILD, NEVER).next())
                .isInstanceOf(PointSource.NotMet.class);
    }

    @Test
    void doubles_are_doubles() {
        Givens givens = givens(size(), vector("z", Domain.REALS), simplex("y"), scalar("u", Givings.OPEN_UNIT));
        assertThat(draw(givens, NEVER, ValueProfile.DOUBLES))
                .hasSize(DRAWS)
                .allMatch(p -> p.values().values().stream()
                        .filter(Point.Array.class::isInstance)
                        .flatMap(a -> ((Point.Array) a).entries().stream())
                        .allMatch(x -> Exact.of(Approx.of(x)).equals(x)));
    }

    @Test
    void functions_have_their_codomain_and_densities_integrate_to_one() {
        Expr.Sym x = new Expr.Sym(new Name("x", 2));
        Expr call = new Expr.Call(Name.of("p"), List.of(), List.of(x), List.of(0));
        Expr integral = new Expr.Integral(x, new Expr.Infinity(false), new Expr.Infinity(true), call);
        Givens givens = givens(
                Givings.function("p", 1, Domain.POSITIVE),
                Givings.function("q", 1, Givings.OPEN_UNIT),
                assume(integral, Relation.EQ, Exprs.ONE));
        List<Point> points = draw(givens, NEVER);
        assertThat(points).hasSize(DRAWS);
        assertThat(points.stream()
                        .map(p -> p.values().get(Name.of("q")))
                        .distinct()
                        .count())
                .isGreaterThan(100);
        assertThat(draw(givens, ALWAYS)).hasSize(DRAWS);
    }
}
