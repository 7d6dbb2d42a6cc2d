package org.gradproof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseEnclosure;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is known of the laws of the books, against sums and integrals over densities that are written here a second time:
 * an expectation under such a law is put for its closed form as it is read, so nothing behind the reader would notice a
 * wrong one.
 */
class BookLawsByQuadratureTest {
    private static final double RELATIVE = 1e-9;
    private static final int DIGITS = 30;

    /** A law at parameters: how it is written, its density, and the range or the whole numbers that it is over. */
    private record Law(String latex, DoubleUnaryOperator density, double low, double high, boolean discrete) {
        double average(DoubleUnaryOperator value) {
            DoubleUnaryOperator weighed = x -> {
                double p = density.applyAsDouble(x);
                return p == 0 ? 0 : p * value.applyAsDouble(x);
            };
            return discrete ? sum(weighed, low, high) : integral(weighed, low, high);
        }
    }

    private record Value(String latex, DoubleUnaryOperator value) {}

    private static double sum(DoubleUnaryOperator f, double low, double high) {
        double sum = 0;
        for (double x = low; x <= Math.min(high, 4000); x++) {
            sum += f.applyAsDouble(x);
        }
        return sum;
    }

    /** By double exponential substitution over pieces, whose ends may be infinite; the first pieces meet at a kink. */
    private static double integral(DoubleUnaryOperator f, double low, double high) {
        double h = 1.0 / 64;
        double sum = 0;
        for (int k = -64 * 6; k <= 64 * 6; k++) {
            double t = k * h;
            double x;
            double slope;
            if (Double.isInfinite(low)) {
                x = Math.sinh(Math.PI / 2 * Math.sinh(t));
                slope = Math.PI / 2 * Math.cosh(t) * Math.cosh(Math.PI / 2 * Math.sinh(t));
            } else if (Double.isInfinite(high)) {
                x = low + Math.exp(Math.PI / 2 * Math.sinh(t));
                slope = Math.PI / 2 * Math.cosh(t) * (x - low);
            } else {
                // The distance from the nearer end, so that nothing cancels there.
                double u = Math.PI / 2 * Math.sinh(t);
                x = low + (high - low) / (1 + Math.exp(-2 * u));
                slope = (high - low) * Math.PI / 4 * Math.cosh(t) / Math.pow(Math.cosh(u), 2);
            }
            if (slope > 0 && Double.isFinite(slope) && Double.isFinite(x) && x > low && x < high) {
                double term = f.applyAsDouble(x) * slope * h;
                sum += Double.isFinite(term) ? term : 0;
            }
        }
        return sum;
    }

    private static double choose(double n, double k) {
        return Math.exp(Gamma.logGamma(n + 1) - Gamma.logGamma(k + 1) - Gamma.logGamma(n - k + 1));
    }

    private static Law normal(double m, double v) {
        return new Law(
                "\\mathcal{N}(" + m + ", " + v + ")",
                x -> Math.exp(-(x - m) * (x - m) / (2 * v)) / Math.sqrt(2 * Math.PI * v),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                false);
    }

    private static Law exponential(double rate) {
        return new Law(
                "\\operatorname{Exponential}(" + rate + ")",
                x -> rate * Math.exp(-rate * x),
                0,
                Double.POSITIVE_INFINITY,
                false);
    }

    private static Law gamma(double a, double b) {
        return new Law(
                "\\operatorname{Gamma}(" + a + ", " + b + ")",
                x -> Math.exp(a * Math.log(b) + (a - 1) * Math.log(x) - b * x - Gamma.logGamma(a)),
                0,
                Double.POSITIVE_INFINITY,
                false);
    }

    private static Law beta(double a, double b) {
        double log = Gamma.logGamma(a + b) - Gamma.logGamma(a) - Gamma.logGamma(b);
        return new Law(
                "\\operatorname{Beta}(" + a + ", " + b + ")",
                x -> Math.exp(log + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x)),
                0,
                1,
                false);
    }

    private static Law uniform(double a, double b) {
        return new Law("\\mathcal{U}(" + a + ", " + b + ")", x -> 1 / (b - a), a, b, false);
    }

    private static Law bernoulli(double p) {
        return new Law("\\operatorname{Bernoulli}(" + p + ")", x -> x == 1 ? p : 1 - p, 0, 1, true);
    }

    private static Law binomial(int n, double p) {
        return new Law(
                "\\operatorname{Binomial}(" + n + ", " + p + ")",
                x -> choose(n, x) * Math.pow(p, x) * Math.pow(1 - p, n - x),
                0,
                n,
                true);
    }

    private static Law poisson(double rate) {
        return new Law(
                "\\operatorname{Poisson}(" + rate + ")",
                x -> Math.exp(x * Math.log(rate) - rate - Gamma.logGamma(x + 1)),
                0,
                Double.POSITIVE_INFINITY,
                true);
    }

    private static Law geometric(double p) {
        return new Law(
                "\\operatorname{Geometric}(" + p + ")",
                x -> p * Math.pow(1 - p, x - 1),
                1,
                Double.POSITIVE_INFINITY,
                true);
    }

    /** A mean of two halves, each of which is smooth. */
    private static double laplace(double m, double b, DoubleUnaryOperator value) {
        Law half = exponential(1 / b);
        return half.average(d -> (value.applyAsDouble(m + d) + value.applyAsDouble(m - d)) / 2);
    }

    private static final List<Law> LAWS = List.of(
            normal(0, 1),
            normal(-1.5, 0.25),
            normal(2, 3),
            exponential(1),
            exponential(2.5),
            exponential(0.75),
            gamma(1, 1),
            gamma(2.5, 0.75),
            gamma(0.5, 3),
            beta(1, 1),
            beta(2.5, 0.75),
            beta(3, 4),
            uniform(0, 1),
            uniform(-2.5, 1.25),
            bernoulli(0.25),
            bernoulli(0.9),
            binomial(1, 0.5),
            binomial(7, 0.3),
            binomial(12, 0.85),
            poisson(1),
            poisson(0.3),
            poisson(6.5),
            geometric(0.5),
            geometric(0.2),
            geometric(0.95));

    /** Exponentials small enough that each law has them. */
    private static final List<Value> VALUES = List.of(
            new Value("1", x -> 1),
            new Value("x", x -> x),
            new Value("x^2", x -> x * x),
            new Value("x^3", x -> x * x * x),
            new Value("x^4", x -> x * x * x * x),
            new Value("x^6", x -> Math.pow(x, 6)),
            new Value("(x-0.4)^2 (x+1)", x -> (x - 0.4) * (x - 0.4) * (x + 1)),
            new Value("e^{0.125 x}", x -> Math.exp(0.125 * x)),
            new Value("e^{-0.5 x}", x -> Math.exp(-0.5 * x)),
            new Value("x e^{-0.5 x}", x -> x * Math.exp(-0.5 * x)),
            new Value("x^2 e^{0.0625 x}", x -> x * x * Math.exp(0.0625 * x)));

    @TestFactory
    Stream<DynamicTest> expectations_are_what_sums_and_integrals_over_the_density_give() {
        List<DynamicTest> all = new ArrayList<>();
        for (Law law : LAWS) {
            for (Value value : VALUES) {
                check(all, law.latex(), value.latex(), law.average(value.value()));
            }
        }
        for (double[] at : new double[][] {{0, 1}, {-1.5, 0.4}, {2, 1.75}}) {
            String latex = "\\operatorname{Laplace}(" + at[0] + ", " + at[1] + ")";
            for (Value value : VALUES) {
                check(all, latex, value.latex(), laplace(at[0], at[1], value.value()));
            }
            check(all, latex, "|x - (" + at[0] + ")|", laplace(at[0], at[1], x -> Math.abs(x - at[0])));
        }
        return all.stream();
    }

    private static void check(List<DynamicTest> all, String law, String value, double expected) {
        String latex = "\\mathbb{E}_{x \\sim " + law + "}[" + value + "]";
        // Where no closed form is known the page is not read, or read as the sum or integral that it is.
        if (!latex.contains("Geometric") || (!value.contains("x e") && !value.contains("x^2 e"))) {
            all.add(DynamicTest.dynamicTest(latex, () -> {
                if (value(latex) instanceof PreciseValue known) {
                    assertThat(known.approximation())
                            .isCloseTo(expected, within(RELATIVE * Math.max(1e-3, Math.abs(expected))));
                } else {
                    assertThat(value).contains("e^");
                }
            }));
        }
    }

    @TestFactory
    Stream<DynamicTest> entropies_are_averages_of_the_surprise() {
        return LAWS.stream()
                .filter(law ->
                        !law.latex().contains("operatorname{B") && !law.latex().contains("Poisson"))
                .filter(law -> !isOfFractions(law))
                .map(law -> DynamicTest.dynamicTest(law.latex(), () -> {
                    String at = law.latex().replace("(", "(x; ");
                    PreciseEnclosure closed = value("-\\mathbb{E}_{x \\sim " + law.latex() + "}[\\log " + at + "]");
                    assertThat(closed).isInstanceOf(PreciseValue.class);
                    double expected = -law.average(x -> Math.log(law.density().applyAsDouble(x)));
                    assertThat(((PreciseValue) closed).approximation()).isCloseTo(expected, within(RELATIVE * 10));
                }));
    }

    @TestFactory
    Stream<DynamicTest> densities_are_the_ones_of_the_books() {
        return LAWS.stream()
                .flatMap(law -> Stream.of(1.0, 0.0, 0.25, 3.0, -0.5)
                        .filter(x -> law.discrete()
                                ? x >= law.low() && x == Math.rint(x) && x <= law.high()
                                : x != law.low() && x != law.high())
                        .filter(x -> !isOfFractions(law))
                        .map(x -> DynamicTest.dynamicTest(law.latex() + " at " + x, () -> {
                            PreciseEnclosure value = value(law.latex().replace("(", "(" + x + "; "));
                            boolean inside = x >= law.low() && x <= law.high();
                            double expected = inside ? law.density().applyAsDouble(x) : 0;
                            assertThat(value).isInstanceOf(PreciseValue.class);
                            assertThat(((PreciseValue) value).approximation()).isCloseTo(expected, within(1e-12));
                        })));
    }

    private record Statistic(String latex, ToDoubleFunction<double[]> value) {}

    private static final List<Statistic> STATISTICS = List.of(
            new Statistic("\\sum_{i=1}^{n} X_i", x -> sum(x, v -> v)),
            new Statistic("\\left(\\sum_{i=1}^{n} X_i\\right)^2", x -> Math.pow(sum(x, v -> v), 2)),
            new Statistic("\\left(\\sum_{i=1}^{n} X_i\\right)^4", x -> Math.pow(sum(x, v -> v), 4)),
            new Statistic("\\sum_{i=1}^{n} X_i \\sum_{i=1}^{n} X_i^2", x -> sum(x, v -> v) * sum(x, v -> v * v)),
            new Statistic(
                    "X_1 X_n^2 (X_1 + X_n)", x -> x[0] * x[x.length - 1] * x[x.length - 1] * (x[0] + x[x.length - 1])),
            new Statistic("\\sum_{i=1}^{n} \\sum_{j=1}^{i} X_i X_j^2", x -> {
                double all = 0;
                for (int i = 0; i < x.length; i++) {
                    for (int j = 0; j <= i; j++) {
                        all += x[i] * x[j] * x[j];
                    }
                }
                return all;
            }),
            new Statistic("e^{\\frac12 \\sum_{i=1}^{n} X_i}", x -> Math.exp(sum(x, v -> v) / 2)),
            new Statistic("\\prod_{i=1}^{n} (1 + X_i)", x -> {
                double all = 1;
                for (double v : x) {
                    all *= 1 + v;
                }
                return all;
            }));

    private static double sum(double[] x, DoubleUnaryOperator f) {
        double all = 0;
        for (double v : x) {
            all += f.applyAsDouble(v);
        }
        return all;
    }

    @TestFactory
    Stream<DynamicTest> expectations_over_a_sample_are_sums_over_all_its_values() {
        List<DynamicTest> all = new ArrayList<>();
        for (int n = 1; n <= 4; n++) {
            int size = n;
            for (Statistic statistic : STATISTICS) {
                String latex = statistic.latex().replace("n}", n + "}").replace("X_n", "X_" + n);
                all.add(DynamicTest.dynamicTest(n + ": " + latex, () -> {
                    double expected = 0;
                    for (int values = 0; values < 1 << size; values++) {
                        double[] x = new double[size];
                        double chance = 1;
                        for (int i = 0; i < size; i++) {
                            x[i] = (values >> i) & 1;
                            chance *= x[i] == 1 ? 0.3 : 0.7;
                        }
                        expected += chance * statistic.value().applyAsDouble(x);
                    }
                    String sample = "X_1, \\ldots, X_" + size + " \\sim \\operatorname{Bernoulli}(0.3)";
                    PreciseEnclosure value = value(sample, "\\mathbb{E}\\left[" + latex + "\\right]");
                    assertThat(value).isInstanceOf(PreciseValue.class);
                    assertThat(((PreciseValue) value).approximation()).isCloseTo(expected, within(1e-12));
                }));
            }
        }
        return all.stream();
    }

    /** Of the Gamma function at fractions no digits are known. */
    private static boolean isOfFractions(Law law) {
        return law.latex().contains("(2.5, 0.75") || law.latex().contains("(0.5, 3.0");
    }

    private static PreciseEnclosure value(String latex) {
        return value("n \\in \\mathbb{N}", latex);
    }

    private static PreciseEnclosure value(String given, String latex) {
        Expr expr = Reading.claim(given, latex + " = 0").left();
        return new Evaluator(new Givens(List.of()), new Point(Map.of())).evaluate(expr, DIGITS);
    }
}
