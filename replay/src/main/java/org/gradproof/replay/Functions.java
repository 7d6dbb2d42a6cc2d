package org.gradproof.replay;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/** Powers, exponentials, logarithms, and functions of which only their arguments matter. */
final class Functions {
    private static final long MOST_PRIME = 1_000;

    private final Laws laws;

    Functions(Laws laws) {
        this.laws = laws;
    }

    /** {@code p^e} for a number e; p is not negative where e is not whole. */
    Poly power(Poly poly, Rational exponent) {
        if (exponent.isZero()) {
            return Poly.ONE;
        } else if (exponent.isOne() || poly.isOne()) {
            return poly;
        } else if (poly.isZero()) {
            if (exponent.signum() > 0) {
                return Poly.ZERO;
            }
            throw new NoAnswer("a quotient by zero");
        }
        Poly split = laws.guards.guarded(poly, p -> power(p, exponent));
        if (split != null) {
            return split;
        }
        if (poly.size() > 1 && exponent.isInteger() && exponent.signum() > 0) {
            return laws.ring.power(poly, Ring.whole(exponent.numerator()));
        }
        Ring.Fraction fraction = laws.ring.together(poly);
        Poly result = ofWhole(fraction.numerator(), exponent);
        for (Map.Entry<Atom, Integer> below : fraction.denominator().entrySet()) {
            Rational own = exponent.times(Rational.of(-below.getValue()));
            boolean whole =
                    exponent.isInteger() || laws.signs.isPositive(below.getKey().part());
            if (!whole) {
                return base(poly, exponent);
            }
            result = laws.times(result, laws.ring.simplified(Mono.of(below.getKey(), own)));
        }
        return result;
    }

    private Poly base(Poly poly, Rational exponent) {
        return laws.ring.simplified(Mono.of(Atom.of(Kind.BASE, poly), exponent));
    }

    /** A power of what has nothing below the line; it is not negative where the exponent is not whole. */
    private Poly ofWhole(Poly poly, Rational exponent) {
        Ring.Primitive primitive = Ring.primitive(poly);
        Rational number = primitive.number();
        Mono content = primitive.content();
        if (exponent.isInteger()) {
            Poly result = Poly.constant(number.pow(exponent.numerator().intValueExact()));
            result = laws.times(result, laws.ring.simplified(content.power(exponent)));
            return primitive.poly().isOne() ? result : laws.times(result, base(primitive.poly(), exponent));
        }
        // The root of a product is the product of the roots where no factor is negative.
        if (number.signum() < 0) {
            return base(poly, exponent);
        }
        Poly outside = root(number, exponent);
        Mono inside = Mono.ONE;
        for (Map.Entry<Atom, Rational> power : content.powers().entrySet()) {
            Poly own = ofAtom(power.getKey(), power.getValue(), exponent);
            if (own == null) {
                inside = inside.times(Mono.of(power.getKey(), power.getValue()));
            } else {
                outside = laws.times(outside, own);
            }
        }
        Poly rest = laws.times(primitive.poly(), inside);
        if (rest.isOne()) {
            return outside;
        }
        if (primitive.poly().isOne() && inside.powers().size() == 1) {
            // What is left is one power of one atom, which is not negative, as all else is positive.
            Map.Entry<Atom, Rational> only =
                    inside.powers().entrySet().iterator().next();
            if (only.getValue().isInteger() && only.getValue().numerator().testBit(0)) {
                return laws.times(
                        outside, Mono.of(only.getKey(), only.getValue().times(exponent)));
            }
        }
        return laws.times(outside, base(rest, exponent));
    }

    /** {@code (a^x)^e} for an e that is not whole; null where that depends on the sign of a. */
    private @Nullable Poly ofAtom(Atom atom, Rational own, Rational exponent) {
        Rational both = own.times(exponent);
        boolean root = !own.isInteger();
        if (root || laws.signs.isNonnegative(Poly.of(atom))) {
            return laws.ring.simplified(Mono.of(atom, both));
        }
        boolean even = !own.numerator().testBit(0);
        if (even && both.isInteger()) {
            // (a^2)^(1/2) = |a|.
            return power(absolute(Poly.of(atom)), both);
        }
        return null;
    }
    /** A root of a positive number, prime by prime. */
    private Poly root(Rational number, Rational exponent) {
        Poly result = Poly.ONE;
        for (Map.Entry<Rational, Integer> prime : primes(number).entrySet()) {
            Atom atom = Atom.of(Kind.PRIME, Poly.constant(prime.getKey()));
            Rational power = exponent.times(Rational.of(prime.getValue()));
            result = laws.times(result, laws.ring.simplified(Mono.of(atom, power)));
        }
        return result;
    }

    /** The primes of a positive number with their exponents; what has no small factor counts as one. */
    private static Map<Rational, Integer> primes(Rational number) {
        Map<Rational, Integer> found = new LinkedHashMap<>();
        for (boolean above : new boolean[] {true, false}) {
            BigInteger rest = above ? number.numerator() : number.denominator();
            for (long p = 2; p < MOST_PRIME && !rest.equals(BigInteger.ONE); p++) {
                BigInteger prime = BigInteger.valueOf(p);
                while (rest.mod(prime).signum() == 0) {
                    rest = rest.divide(prime);
                    found.merge(Rational.of(p), above ? 1 : -1, Integer::sum);
                }
            }
            if (!rest.equals(BigInteger.ONE)) {
                found.merge(new Rational(rest, BigInteger.ONE), above ? 1 : -1, Integer::sum);
            }
        }
        return found;
    }

    /** {@code e^p}: of a sum the product. */
    Poly exp(Poly poly) {
        Poly split = laws.guards.guarded(poly, this::exp);
        if (split != null) {
            return split;
        }
        Poly result = Poly.ONE;
        for (Map.Entry<Mono, Rational> term : laws.ring.divided(poly).terms().entrySet()) {
            result = laws.times(result, exp(term.getKey(), term.getValue()));
        }
        return result;
    }

    private Poly exp(Mono mono, Rational factor) {
        Atom log = Poly.term(mono, Rational.ONE).atom();
        return log != null && log.kind == Kind.LOG
                ? power(log.part(), factor)
                : Poly.term(Mono.of(Atom.of(Kind.EXP, Poly.term(mono, Rational.ONE)), factor), Rational.ONE);
    }

    /**
     * {@code log p}, for a p that is positive, as what has a logarithm is: of a product of which all factors but one are known
     * to be positive, the sum, since that one is positive too; {@code log a^x = x log |a|} for an even x.
     */
    Poly log(Poly poly) {
        if (poly.isConstant() && poly.constantTerm().signum() <= 0) {
            throw new NoAnswer("the logarithm of a number that is not positive");
        }
        Poly split = laws.guards.guarded(poly, this::log);
        if (split != null) {
            return split;
        }
        Ring.Fraction fraction = laws.ring.together(poly);
        Ring.Primitive primitive = Ring.primitive(fraction.numerator());
        Mono factors = primitive.content();
        if (!primitive.poly().isOne()) {
            factors = factors.times(Mono.of(Atom.of(Kind.BASE, primitive.poly())));
        }
        for (Map.Entry<Atom, Integer> below : fraction.denominator().entrySet()) {
            factors = factors.times(Mono.of(below.getKey(), Rational.of(-below.getValue())));
        }
        boolean negative = primitive.number().signum() < 0;
        Map<Poly, Rational> values = new LinkedHashMap<>();
        for (Map.Entry<Atom, Rational> factor : factors.powers().entrySet()) {
            Atom atom = factor.getKey();
            Poly value = atom.kind == Kind.BASE ? atom.part() : Poly.of(atom);
            // What is known not to be positive stands with its sign turned.
            boolean turned = isOdd(factor.getValue()) && laws.signs.isNonnegative(value.negate());
            negative ^= turned;
            values.merge(turned ? value.negate() : value, factor.getValue(), Rational::plus);
        }
        // Where no factor is negative and the product is positive, each of them is.
        boolean together = !negative && values.keySet().stream().allMatch(laws.signs::isNonnegative);
        Poly whole = Poly.of(Atom.of(Kind.LOG, poly));
        Poly sum = logOf(absolute(primitive.number()));
        Map.Entry<Poly, Rational> open = null;
        for (Map.Entry<Poly, Rational> factor : values.entrySet()) {
            Poly value = factor.getKey();
            if (together || laws.signs.isPositive(value)) {
                sum = sum.plus(logOf(value), factor.getValue());
            } else if (isEven(factor.getValue())) {
                sum = sum.plus(Poly.of(Atom.of(Kind.LOG, absolute(value))), factor.getValue());
            } else if (open == null) {
                open = factor;
            } else {
                return whole;
            }
        }
        if (open == null) {
            return negative ? whole : sum;
        } else if (!negative) {
            return sum.plus(logOf(open.getKey()), open.getValue());
        }
        return open.getValue().isOne() ? sum.plus(logOf(open.getKey().negate())) : whole;
    }

    static boolean isEven(Rational exponent) {
        return exponent.isInteger() && !exponent.numerator().testBit(0);
    }

    static boolean isOdd(Rational exponent) {
        return exponent.isInteger() && exponent.numerator().testBit(0);
    }

    private static Rational absolute(Rational number) {
        return number.signum() < 0 ? number.negate() : number;
    }

    private Poly logOf(Rational size) {
        Poly sum = Poly.ZERO;
        for (Map.Entry<Rational, Integer> prime : primes(size).entrySet()) {
            Atom log = Atom.of(Kind.LOG, Poly.constant(prime.getKey()));
            sum = sum.plus(Poly.of(log), Rational.of(prime.getValue()));
        }
        return sum;
    }

    private Poly logOf(Poly factor) {
        Atom atom = factor.atom();
        if (atom != null && atom.kind == Kind.EXP) {
            return atom.part();
        } else if (atom != null && atom.kind == Kind.PRIME) {
            return logOf(atom.part().constantTerm());
        } else if (atom != null && atom.kind == Kind.PRODUCT && laws.signs.isPositiveBody(atom)) {
            return laws.sums.logOfProduct(atom);
        }
        return Poly.of(Atom.of(Kind.LOG, factor));
    }

    /** {@code |p|}. */
    Poly absolute(Poly poly) {
        if (laws.signs.isNonnegative(poly)) {
            return poly;
        } else if (laws.signs.isNonnegative(poly.negate())) {
            return poly.negate();
        }
        Poly split = laws.guards.guarded(poly, this::absolute);
        if (split != null) {
            return split;
        }
        Ring.Primitive primitive = Ring.primitive(poly);
        Rational number = primitive.number();
        Poly result = Poly.constant(number.signum() < 0 ? number.negate() : number);
        for (Map.Entry<Atom, Rational> power : primitive.content().powers().entrySet()) {
            Poly own = laws.signs.isNonnegative(Poly.of(power.getKey()))
                            || !power.getValue().isInteger()
                    ? Poly.of(power.getKey())
                    : atom("abs", List.of(Poly.of(power.getKey())));
            result = laws.times(result, power(own, power.getValue()));
        }
        return primitive.poly().isOne() ? result : laws.times(result, atom("abs", List.of(primitive.poly())));
    }

    private Poly atom(String tag, List<Poly> arguments) {
        return laws.rules.atom(new Atom(Kind.APPLY, null, tag, List.of(), arguments, List.of()));
    }

    /** {@code p^q} for an exponent that is no number. */
    Poly power(Poly base, Poly exponent) {
        if (exponent.isConstant()) {
            return power(base, exponent.constantTerm());
        } else if (base.isOne()) {
            return base;
        }
        Poly form = laws.signs.isPositive(base) ? base : oneForm(base);
        return laws.signs.isPositive(form)
                ? exp(laws.times(exponent, log(form)))
                : atom("power", List.of(base, exponent));
    }

    /** A function of the language by its letters. */
    Poly of(Function function, List<Poly> arguments) {
        Poly first = arguments.get(0);
        return switch (function) {
            case EXP -> exp(first);
            case LOG -> log(first);
            case SQRT -> power(first, Rational.HALF);
            case ABS -> absolute(first);
            case SINH -> exp(first).minus(exp(first.negate())).scale(Rational.HALF);
            case COSH -> exp(first).plus(exp(first.negate())).scale(Rational.HALF);
            case TANH -> {
                Poly square = exp(first.scale(Rational.of(2)));
                yield laws.times(square.minus(Poly.ONE), power(square.plus(Poly.ONE), Rational.MINUS_ONE));
            }
            case SIN, COS -> trigonometric(function == Function.SIN ? "sin" : "cos", first);
            case TAN -> laws.times(trigonometric("sin", first), power(trigonometric("cos", first), Rational.MINUS_ONE));
            case MAX -> larger(arguments);
            case MIN -> larger(arguments.stream().map(Poly::negate).toList()).negate();
            case FLOOR, FACTORIAL, BINOMIAL -> apply(function.name(), null, List.of(), arguments);
        };
    }

    private Poly trigonometric(String tag, Poly argument) {
        if (argument.isZero()) {
            return tag.equals("sin") ? Poly.ZERO : Poly.ONE;
        }
        if (argument.lead().getValue().signum() < 0) {
            Poly mirrored = trigonometric(tag, argument.negate());
            return tag.equals("sin") ? mirrored.negate() : mirrored;
        }
        return apply(tag, null, List.of(), List.of(argument));
    }

    /** The largest of several, in one order, each once. */
    private Poly larger(List<Poly> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            for (int k = 0; k < arguments.size(); k++) {
                if (i != k && laws.signs.isNonnegative(arguments.get(i).minus(arguments.get(k)))) {
                    List<Poly> fewer = new ArrayList<>(arguments);
                    fewer.remove(k);
                    return fewer.size() == 1 ? fewer.get(0) : larger(fewer);
                }
            }
        }
        List<Poly> ordered = new ArrayList<>(arguments);
        ordered.sort((a, b) -> a.toString().compareTo(b.toString()));
        return apply("max", null, List.of(), ordered);
    }

    /** A function of which nothing is known but that it is one. */
    Poly apply(String tag, @Nullable Name name, List<Ix> indices, List<Poly> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            int place = i;
            Poly split = laws.guards.guarded(arguments.get(i), p -> {
                List<Poly> others = new ArrayList<>(arguments);
                others.set(place, p);
                return apply(tag, name, indices, others);
            });
            if (split != null) {
                return split;
            }
        }
        return laws.rules.atom(new Atom(
                Kind.APPLY,
                name,
                tag,
                indices.stream().map(laws.known::settled).toList(),
                arguments.stream().map(this::oneForm).toList(),
                List.of()));
    }

    /** One form of a fraction, as far as multiplying out goes: equal arguments should look alike. */
    Poly oneForm(Poly poly) {
        Ring.Fraction fraction = laws.ring.together(poly);
        Poly result = fraction.numerator();
        for (Map.Entry<Atom, Integer> below : fraction.denominator().entrySet()) {
            result = laws.times(result, Mono.of(below.getKey(), Rational.of(-below.getValue())));
        }
        return laws.ring.divided(result);
    }

    /** The atom with other parts. */
    Poly rebuilt(Atom atom, List<Ix> indices, List<Poly> parts) {
        return switch (atom.kind) {
            case EXP -> exp(parts.get(0));
            case LOG -> log(parts.get(0));
            case BASE -> parts.get(0);
            case PRIME -> Poly.of(atom);
            case LETTER ->
                laws.rules.atom(new Atom(atom.kind, atom.name, atom.tag, atom.ordered(indices), parts, List.of()));
            default ->
                switch (atom.tag) {
                    case "abs" -> absolute(parts.get(0));
                    case "sin", "cos" -> trigonometric(atom.tag, parts.get(0));
                    case "max" -> larger(parts);
                    case "power" -> power(parts.get(0), parts.get(1));
                    default -> apply(atom.tag, atom.name, indices, parts);
                };
        };
    }
}
