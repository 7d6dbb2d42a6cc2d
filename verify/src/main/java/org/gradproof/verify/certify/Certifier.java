package org.gradproof.verify.certify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.symbolic.derivation.CoreCall;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.evidence.Laboratory;
import org.gradproof.verify.numeric.program.BudgetExceededException;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.gradproof.verify.random.claim.Replacement;
import org.gradproof.verify.random.draw.PointSource;
import org.gradproof.verify.random.draw.ValueProfile;
import org.gradproof.verify.random.ground.Exact;
import org.gradproof.verify.report.CoreReport;
import org.jspecify.annotations.Nullable;

/** Certifies a function of core: compares its doubles with an expression at high precision, on values that include the extremes. */
public final class Certifier {
    private static final int LEAST_SAMPLES = 20;
    /** Working precisions, the first of which the spare bits of an evaluation make enough nearly everywhere. */
    private static final int[] DIGITS = {20, 50, 100, 200, 400};
    /** Digits of a reference value that its enclosure must leave no doubt about. */
    private static final int KNOWN = 25;

    private final Givens givens;
    private final Expr expected;
    private final CoreCall call;
    private final CoreFunction function;
    private final Laboratory laboratory;
    private final long seed;
    private final Map<List<Object>, Expr> components = new HashMap<>();

    private Certifier(Givens givens, Expr expected, CoreCall call, CoreFunction function, long seed) {
        List<Expr> all = new ArrayList<>(call.component());
        all.add(expected);
        call.arguments().forEach(argument -> all.add(argument.value()));
        this.givens = givens;
        this.expected = expected;
        this.call = call;
        this.function = function;
        this.laboratory = new Laboratory(givens, all);
        this.seed = seed;
    }

    /** Whether core has such a function for such arguments. */
    public static boolean exists(CoreCall call, Givens givens) {
        return find(call, givens).isPresent();
    }

    private static Optional<CoreFunction> find(CoreCall call, Givens givens) {
        if (call.component().size() > 2
                || call.arguments().stream()
                        .anyMatch(argument -> argument.sizes().size() > 2)
                || (call.component().size() == 2 && columns(call, givens).isEmpty())) {
            return Optional.empty();
        }
        List<Class<?>> kinds = new ArrayList<>();
        for (CoreCall.Argument argument : call.arguments()) {
            kinds.add(
                    !argument.isScalar()
                            ? double[].class
                            : isInteger(argument.value(), givens) ? int.class : double.class);
        }
        return CoreFunction.find(call.function(), kinds);
    }

    private static boolean isInteger(Expr value, Givens givens) {
        return value instanceof Expr.Sym sym
                && (givens.find(sym.name()) instanceof Given.Index || givens.find(sym.name()) instanceof Given.Size);
    }

    /** Of a component with two indices the range of the second, which is the length of a row of the result. */
    private static Optional<Expr> columns(CoreCall call, Givens givens) {
        return call.component().get(1) instanceof Expr.Sym sym && givens.find(sym.name()) instanceof Given.Index index
                ? Optional.of(index.high())
                : Optional.empty();
    }

    /**
     * Compares at so many points.
     *
     * @param expected the derivation's last line
     * @throws IllegalArgumentException if core has no such function; see {@link #exists}
     */
    public static CoreReport certify(Givens givens, Expr expected, CoreCall call, int samples, long seed) {
        CoreFunction function =
                find(call, givens).orElseThrow(() -> new IllegalArgumentException("core has no " + call.function()));
        return new Certifier(givens, expected, call, function, seed).compare(samples);
    }

    private CoreReport compare(int samples) {
        PointSource points = laboratory.points(seed, ValueProfile.DOUBLES);
        double worst = 0;
        double squares = 0;
        int compared = 0;
        String worstAt = "";
        for (int i = 0; i < samples; i++) {
            if (!(points.next() instanceof PointSource.Met met)) {
                break;
            }
            Sample sample = sample(met.point());
            if (sample != null) {
                compared++;
                squares += sample.ulp * sample.ulp;
                if (worstAt.isEmpty() || sample.ulp > worst) {
                    worst = Math.max(worst, sample.ulp);
                    worstAt = sample.at;
                }
            }
        }
        double rms = compared == 0 ? 0 : Math.sqrt(squares / compared);
        boolean met = compared >= Math.min(LEAST_SAMPLES, samples) && worst <= function.maxUlp();
        if (compared == 0) {
            worstAt = "no point was found whose arguments are doubles and where the last line is defined";
        }
        return new CoreReport(function.name(), finite(worst), finite(rms), worstAt, compared, met);
    }

    /** Reports are numbers: the largest double stands for an infinite error. */
    private static double finite(double ulp) {
        return Math.min(ulp, Double.MAX_VALUE);
    }

    private record Sample(double ulp, String at) {}

    /** The comparison at the point, or null where it has no exact double arguments or no value. */
    private @Nullable Sample sample(Point point) {
        Evaluator evaluator = laboratory.evaluator(point);
        try {
            List<Object> arguments = new ArrayList<>();
            for (int i = 0; i < call.arguments().size(); i++) {
                Object argument = argument(i, evaluator);
                if (argument == null) {
                    return null;
                }
                arguments.add(argument);
            }
            PreciseValue truth = truth(evaluator);
            if (truth == null) {
                return null;
            }
            double[] results = results(arguments);
            if (results == null) {
                return null;
            }
            Integer at = component(evaluator, results.length);
            if (at == null) {
                return null;
            }
            return new Sample(ulps(results[at], truth), described(arguments));
        } catch (BudgetExceededException exceeded) {
            return null;
        }
    }

    /** What core returns, or null where it refuses the arguments, which are then outside of what it documents. */
    private double @Nullable [] results(List<Object> arguments) {
        try {
            return function.apply(arguments);
        } catch (IllegalArgumentException outside) {
            return null;
        }
    }

    private @Nullable PreciseValue truth(Evaluator evaluator) {
        for (int digits : DIGITS) {
            if (evaluator.evaluate(expected, digits) instanceof PreciseValue value && value.knownDigits() >= KNOWN) {
                return value;
            }
        }
        return null;
    }

    private @Nullable Object argument(int place, Evaluator evaluator) {
        CoreCall.Argument argument = call.arguments().get(place);
        if (argument.isScalar()) {
            Rational exact = exact(argument.value(), evaluator);
            if (exact == null || function.parameters().get(place) != int.class) {
                return exact == null ? null : Exact.asDouble(exact);
            }
            boolean index = argument.value() instanceof Expr.Sym sym && givens.find(sym.name()) instanceof Given.Index;
            // Classes count from 1 on the page and from 0 in code; sizes are the same in both.
            return (Object) (exact.numerator().intValueExact() - (index ? 1 : 0));
        }
        int[] lengths = new int[argument.sizes().size()];
        int all = 1;
        for (int i = 0; i < lengths.length; i++) {
            Rational length = exact(argument.sizes().get(i), evaluator);
            if (length == null) {
                return null;
            }
            lengths[i] = length.numerator().intValueExact();
            all = Math.multiplyExact(all, lengths[i]);
        }
        double[] entries = new double[all];
        for (int at = 0; at < all; at++) {
            Rational exact = exact(entry(place, at, lengths), evaluator);
            Double value = exact == null ? null : Exact.asDouble(exact);
            if (value == null) {
                return null;
            }
            entries[at] = value;
        }
        return entries;
    }

    /** An entry of a vector, or of a matrix row after row. */
    private Expr entry(int place, int at, int[] lengths) {
        int columns = lengths[lengths.length - 1];
        List<Integer> indices = lengths.length == 1 ? List.of(at + 1) : List.of(at / columns + 1, at % columns + 1);
        return components.computeIfAbsent(List.of(place, indices), key -> {
            CoreCall.Argument argument = call.arguments().get(place);
            Map<Name, Expr> by = new HashMap<>();
            for (int i = 0; i < indices.size(); i++) {
                by.put(argument.slots().get(i).name(), Exprs.num(indices.get(i)));
            }
            return Replacement.in(argument.value(), by);
        });
    }

    private static @Nullable Rational exact(Expr expr, Evaluator evaluator) {
        return evaluator.evaluate(expr, DIGITS[0]) instanceof PreciseValue value
                ? value.exact().orElse(null)
                : null;
    }

    /** Where the component stands in the result. */
    private @Nullable Integer component(Evaluator evaluator, int length) {
        if (call.component().isEmpty()) {
            return length == 1 ? 0 : null;
        }
        Rational index = exact(call.component().get(0), evaluator);
        int at = index == null ? -1 : index.numerator().intValueExact() - 1;
        if (call.component().size() == 2) {
            Rational second = exact(call.component().get(1), evaluator);
            Rational columns =
                    columns(call, givens).map(size -> exact(size, evaluator)).orElse(null);
            if (second == null || columns == null) {
                return null;
            }
            at = at * columns.numerator().intValueExact() + second.numerator().intValueExact() - 1;
        }
        return at >= 0 && at < length ? at : null;
    }

    private static double ulps(double computed, PreciseValue truth) {
        return Ulps.between(computed, truth);
    }

    private String described(List<Object> arguments) {
        List<String> all = new ArrayList<>();
        for (Object argument : arguments) {
            all.add(argument instanceof double[] entries ? java.util.Arrays.toString(entries) : argument.toString());
        }
        return String.join(", ", all);
    }
}
