package org.gradproof.symbolic.normal.rewrite;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.jspecify.annotations.Nullable;

/**
 * Sines and cosines of sums of angles and of multiples, by those of the angles: {@code cos(a + b) + i sin(a + b) = (cos a
 * + i sin a)(cos b + i sin b)}, for all real a and b. So all of them become polynomials in the sine and the cosine of one
 * unit for each kind of angle, the largest of which all angles of the kind are whole multiples.
 */
public final class Angles {
    private static final int MAX_MULTIPLE = 12;
    private static final Mono PI = Mono.of(Atom.Circle.PI);

    private final Algebra algebra;
    private final Ring ring;

    Angles(Algebra algebra) {
        this.algebra = algebra;
        this.ring = algebra.ring();
    }

    /** A cosine and the sine of the same angle. */
    private record Pair(Poly cos, Poly sin) {
        static final Pair ZERO = new Pair(Poly.ONE, Poly.ZERO);
    }

    private Pair plus(Pair a, Pair b) {
        return new Pair(
                ring.times(a.cos(), b.cos()).minus(ring.times(a.sin(), b.sin())),
                ring.times(a.sin(), b.cos()).plus(ring.times(a.cos(), b.sin())));
    }

    private Pair times(Pair unit, int multiple) {
        Pair sum = Pair.ZERO;
        for (int i = 0; i < Math.abs(multiple); i++) {
            sum = plus(sum, unit);
        }
        return multiple < 0 ? new Pair(sum.cos(), sum.sin().negate()) : sum;
    }

    /** The sine or cosine of a multiple of pi with a known value, or null. */
    @Nullable
    Poly value(Poly argument, boolean sine) {
        Pair pair = argument.size() == 1 ? known(argument.leadMono(), argument.leadCoefficient()) : null;
        return pair == null ? null : sine ? pair.sin() : pair.cos();
    }

    /** The pair at a multiple of pi by a number, or by a whole number and a name of one: then it is {@code (-1)^m} and 0. */
    private @Nullable Pair known(Mono mono, Rational coefficient) {
        if (mono.equals(PI)) {
            return ofPi(coefficient);
        }
        Poly rest = Poly.term(coefficient, mono.without(Atom.Circle.PI));
        boolean whole =
                mono.exponent(Atom.Circle.PI).isOne() && algebra.wholePowers().isWhole(rest);
        Poly sign = whole ? algebra.wholePowers().power(Poly.ONE.negate(), rest) : null;
        return sign == null ? null : new Pair(sign, Poly.ZERO);
    }

    /** The pair at a multiple of pi whose denominator is 1, 2, 3, 4, 5, 6, 8, 10 or 12; else null. */
    private @Nullable Pair ofPi(Rational multiple) {
        BigInteger denominator = multiple.denominator();
        if (denominator.bitLength() > 4) {
            return null;
        }
        int parts = denominator.intValueExact();
        int turns = multiple.numerator().mod(BigInteger.valueOf(2L * parts)).intValueExact();
        Pair unit = unit(parts);
        return unit == null ? null : times(unit, turns);
    }

    /** Cosine and sine of pi / parts. */
    private @Nullable Pair unit(int parts) {
        return switch (parts) {
            case 1 -> new Pair(Poly.ONE.negate(), Poly.ZERO);
            case 2 -> new Pair(Poly.ZERO, Poly.ONE);
            case 3 -> third();
            case 4 -> quarter();
            case 5 -> fifth();
            case 6 -> new Pair(root(3).scale(Rational.HALF), Poly.constant(Rational.HALF));
            case 8 -> {
                // sin^2 = (2 - sqrt 2) / 4, and 2 sin cos = sin(pi/4): one root for both.
                Poly sine = root(Poly.constant(2).minus(root(2)).scale(Rational.of(1, 4)));
                yield new Pair(ring.times(root(2).scale(Rational.of(1, 4)), ring.invert(sine)), sine);
            }
            case 10 -> {
                // pi/10 = pi/2 - 2 pi/5.
                Pair fifths = times(fifth(), 2);
                Poly cosine = fifths.sin();
                Poly sine = fifths.cos();
                yield new Pair(cosine, sine);
            }
            // pi/12 = pi/3 - pi/4.
            case 12 -> plus(third(), new Pair(quarter().cos(), quarter().sin().negate()));
            default -> null;
        };
    }

    private Pair third() {
        return new Pair(Poly.constant(Rational.HALF), root(3).scale(Rational.HALF));
    }

    private Pair quarter() {
        return new Pair(root(2).scale(Rational.HALF), root(2).scale(Rational.HALF));
    }

    private Pair fifth() {
        // sin^2 = (5 - sqrt 5) / 8, and it is positive.
        Poly square = Poly.constant(5).minus(root(5)).scale(Rational.of(1, 8));
        return new Pair(Poly.ONE.plus(root(5)).scale(Rational.of(1, 4)), root(square));
    }

    private Poly root(long number) {
        return root(Poly.constant(number));
    }

    private Poly root(Poly square) {
        return algebra.powers().power(square, Rational.HALF);
    }

    /** The polynomial in the sines and cosines of unit angles, or the polynomial itself where all are so already. */
    public Poly expand(Poly poly) {
        Map<Mono, Rational> units = new LinkedHashMap<>();
        boolean composite = false;
        for (Atom atom : poly.atoms()) {
            if (isAngle(atom)) {
                for (Map.Entry<Mono, Rational> term : argument(atom).terms()) {
                    units.merge(term.getKey(), absolute(term.getValue()), Angles::common);
                }
                composite |= argument(atom).size() > 1;
            }
        }
        for (Atom atom : poly.atoms()) {
            composite |= isAngle(atom)
                    && argument(atom).terms().stream()
                            .anyMatch(t -> !absolute(t.getValue()).equals(units.get(t.getKey())));
        }
        if (!composite) {
            return poly;
        }
        Map<Atom, Poly> values = new LinkedHashMap<>();
        for (Atom atom : poly.atoms()) {
            if (isAngle(atom)) {
                Pair pair = pair(argument(atom), units);
                if (pair == null) {
                    return poly;
                }
                values.put(atom, ((Atom.Apply) atom).function.equals("sin") ? pair.sin() : pair.cos());
            }
        }
        Poly.Builder builder = new Poly.Builder();
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            Poly product = Poly.term(term.getValue(), term.getKey().filter(a -> !isAngle(a)));
            for (Atom atom : term.getKey().atoms()) {
                if (isAngle(atom)) {
                    Poly value = values.getOrDefault(atom, Poly.ONE);
                    product = ring.times(
                            product, algebra.powers().power(value, term.getKey().exponent(atom)));
                }
            }
            builder.add(product, Rational.ONE);
        }
        return builder.build();
    }

    private @Nullable Pair pair(Poly argument, Map<Mono, Rational> units) {
        Pair sum = Pair.ZERO;
        for (Map.Entry<Mono, Rational> term : argument.terms()) {
            Pair known = known(term.getKey(), term.getValue());
            if (known == null) {
                Rational unit = units.getOrDefault(term.getKey(), Rational.ONE);
                Rational multiple = term.getValue().dividedBy(unit);
                if (!multiple.isInteger() || absolute(multiple).compareTo(Rational.of(MAX_MULTIPLE)) > 0) {
                    return null;
                }
                List<Poly> angle = List.of(Poly.term(unit, term.getKey()));
                Pair one = new Pair(
                        algebra.apply("cos", null, List.of(), angle, List.of()),
                        algebra.apply("sin", null, List.of(), angle, List.of()));
                known = times(one, multiple.numerator().intValueExact());
            }
            sum = plus(sum, known);
        }
        return sum;
    }

    private static boolean isAngle(Atom atom) {
        return atom instanceof Atom.Apply apply && (apply.function.equals("sin") || apply.function.equals("cos"));
    }

    private static Poly argument(Atom atom) {
        return ((Atom.Apply) atom).arguments.get(0);
    }

    private static Rational absolute(Rational number) {
        return number.signum() < 0 ? number.negate() : number;
    }

    /** The largest number of which both are whole multiples. */
    private static Rational common(Rational a, Rational b) {
        BigInteger denominator = a.denominator().multiply(b.denominator());
        BigInteger first = a.numerator().multiply(b.denominator());
        BigInteger second = b.numerator().multiply(a.denominator());
        return new Rational(first.gcd(second), denominator);
    }
}
