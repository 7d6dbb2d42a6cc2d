package org.gradproof.symbolic.normal.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.KnownSign;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.DivisionByZero;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.gradproof.symbolic.normal.rewrite.Ring;
import org.gradproof.symbolic.normal.rewrite.Signs;
import org.jspecify.annotations.Nullable;

/**
 * Facts about the atoms of a polynomial, each true wherever it is defined: ranges, squares, and the
 * tangents of the exponential, {@code e^q >= 1 + q} and with it {@code 1 - e^{-q} <= q <= e^q - 1}, which
 * for {@code q = log x} are {@code 1 - 1/x <= log x <= x - 1}.
 */
final class Lemmas {
    private static final int MAX_FACTS = 160;
    private static final int MAX_SIZE = 12;
    private static final int MAX_LOG_COEFFICIENT = 4;
    private static final int MAX_BASIC = 8;
    private static final int MAX_PRODUCT = 4;

    private final Algebra algebra;
    private final Signs signs;
    private final Ring ring;

    Lemmas(Algebra algebra) {
        this.algebra = algebra;
        this.signs = algebra.signs();
        this.ring = algebra.ring();
    }

    /** Facts that may show the sign of the polynomial. */
    List<KnownSign> about(Poly poly) {
        Set<KnownSign> found = new LinkedHashSet<>();
        List<KnownSign> basic = new ArrayList<>(signs.factsAbout(poly));
        for (Poly exponent : exponents(poly)) {
            signs.factsAbout(exponent).stream().filter(k -> !basic.contains(k)).forEach(basic::add);
        }
        basic.removeIf(k -> k.sign() != Sign.POSITIVE && k.sign() != Sign.NONNEGATIVE);
        addExtremes(poly, basic);
        for (Atom atom : poly.atoms()) {
            if (atom instanceof Atom.Guard || atom instanceof Atom.Where) {
                basic.add(KnownSign.of(Poly.ONE.minus(Poly.of(atom)), false));
            } else if (atom instanceof Atom.Apply apply
                    && (apply.function.equals("sin") || apply.function.equals("cos"))) {
                basic.add(KnownSign.of(Poly.ONE.minus(Poly.of(atom)), false));
                basic.add(KnownSign.of(Poly.ONE.plus(Poly.of(atom)), false));
            }
        }
        List.copyOf(basic).forEach(k -> addExponential(k, basic));
        found.addAll(basic);
        for (KnownSign fact : basic) {
            addMultiples(fact, poly, found);
        }
        addLogs(poly, found);
        addExponentials(poly, found);
        addSquares(poly, found);
        return List.copyOf(found);
    }

    /** The products of two facts about atoms of the polynomial: two numbers that are not negative have such a product. */
    List<KnownSign> products(Poly poly) {
        List<KnownSign> basic = new ArrayList<>(new LinkedHashSet<>(signs.factsAbout(poly)));
        basic.removeIf(k -> (k.sign() != Sign.POSITIVE && k.sign() != Sign.NONNEGATIVE)
                || k.poly().size() > MAX_PRODUCT);
        Set<KnownSign> found = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(basic.size(), MAX_BASIC); i++) {
            for (int j = 0; j <= i; j++) {
                boolean strict =
                        basic.get(i).sign() == Sign.POSITIVE && basic.get(j).sign() == Sign.POSITIVE;
                add(
                        basic.get(i)
                                .then(
                                        ring.times(
                                                basic.get(i).poly(),
                                                basic.get(j).poly()),
                                        strict),
                        found);
            }
        }
        return List.copyOf(found);
    }

    private static Set<Poly> exponents(Poly poly) {
        Set<Poly> found = new LinkedHashSet<>();
        for (Atom atom : poly.atoms()) {
            if (atom instanceof Atom.Exp exp) {
                found.add(Poly.term(Rational.ONE, exp.exponent));
            }
        }
        return found;
    }

    /** Every monomial of known sign is a fact of its own. */
    void addMonomials(Poly poly, Set<KnownSign> found) {
        for (Mono mono : poly.monos()) {
            Sign sign = signs.sign(mono);
            // m >= 0 is a fact, and where m <= 0 is known, -m >= 0 is.
            if (sign.isNonnegative() || sign.isNonpositive()) {
                add(
                        KnownSign.of(
                                Poly.term(sign.isNonnegative() ? Rational.ONE : Rational.MINUS_ONE, mono),
                                sign.isNonzero()),
                        found);
            }
        }
    }

    private static void add(KnownSign fact, Set<KnownSign> found) {
        if (found.size() < MAX_FACTS && !fact.poly().isZero() && fact.poly().size() <= MAX_SIZE) {
            found.add(fact);
        }
    }

    /**
     * A fact {@code q > 0} in which logs stand says {@code e^q > 1}, for what the logs are of: exp is increasing
     * and {@code e^0 = 1}, so that {@code e^{cq} - 1} has the sign of q for every positive number c.
     */
    private void addExponential(KnownSign fact, List<KnownSign> all) {
        Poly difference = exponentialDifference(fact.poly());
        if (difference != null) {
            all.add(fact.then(difference, fact.sign() == Sign.POSITIVE, Law.INCREASING));
        }
    }

    /** {@code e^q - 1} times its positive denominator, which has the sign of q; null where no log in q has a number before it. */
    @Nullable
    Poly exponentialDifference(Poly q) {
        Rational scale = logScale(q);
        if (scale == null) {
            return null;
        }
        try {
            Poly value = algebra.powers().exp(q.scale(scale)).minus(Poly.ONE);
            Ring.Fraction fraction = ring.together(value);
            // Multiplied by its denominators, the difference keeps its sign only if all of them are positive.
            for (Atom.Base base : fraction.denominator().keySet()) {
                if (signs.sign(base.poly) != Sign.POSITIVE) {
                    return null;
                }
            }
            Poly numerator = fraction.numerator();
            if (numerator.isZero()) {
                return numerator;
            }
            Ring.Primitive primitive = Ring.primitive(numerator);
            if (signs.ofFactor(primitive.content()) != Sign.POSITIVE) {
                return numerator;
            }
            return primitive.poly().scale(Rational.of(primitive.factor().signum()));
        } catch (Unsupported | DivisionByZero tooHard) {
            return null;
        }
    }

    /** A positive number that makes the coefficients of all logs in the polynomial small integers, or null if it has none. */
    private static @Nullable Rational logScale(Poly q) {
        Rational scale = null;
        for (Map.Entry<Mono, Rational> term : q.terms()) {
            if (isLog(term.getKey())) {
                Rational size = term.getValue().signum() < 0 ? term.getValue().negate() : term.getValue();
                scale = scale == null || size.compareTo(scale) < 0 ? size : scale;
            }
        }
        if (scale == null) {
            return null;
        }
        Rational factor = Rational.ONE.dividedBy(scale);
        for (Map.Entry<Mono, Rational> term : q.terms()) {
            Rational scaled = term.getValue().times(factor);
            boolean small = scaled.isInteger() && scaled.numerator().abs().intValue() <= MAX_LOG_COEFFICIENT;
            if (isLog(term.getKey()) && !small) {
                return null;
            }
        }
        return factor;
    }

    private static boolean isLog(Mono mono) {
        return mono.size() == 1
                && mono.atom(0) instanceof Atom.Log
                && mono.exponent(0).isOne();
    }

    /** A largest value is at least each value: of the same body, at an index of the same range and of no other. */
    private void addExtremes(Poly poly, List<KnownSign> all) {
        Set<Name> indices = poly.free();
        for (Atom atom : poly.atoms()) {
            if (!(atom instanceof Atom.Extreme extreme)) {
                continue;
            }
            for (Name index : sorted(indices)) {
                Idx range = algebra.facts().range(index);
                if (range != null && range.equals(extreme.range)) {
                    Poly value = algebra.substitute(extreme.body, extreme.variable, Idx.of(index));
                    Poly above = Poly.of(extreme).minus(value);
                    all.add(KnownSign.of(extreme.kind == Kind.MAX ? above : above.negate(), false, Law.LARGEST));
                }
            }
        }
    }

    static List<Name> sorted(Set<Name> names) {
        return names.stream().sorted(Comparator.comparing(Name::toString)).toList();
    }

    /**
     * The fact times monomials of known sign that bring it to monomials of the polynomial. From {@code f >= 0}
     * and {@code m >= 0} follows {@code m f >= 0}, from {@code m <= 0} the opposite; strict only if both are. A
     * monomial without a known sign says nothing, not even with a square of it.
     */
    private void addMultiples(KnownSign fact, Poly poly, Set<KnownSign> found) {
        if (fact.poly().size() > 4) {
            return;
        }
        for (Mono own : fact.poly().monos()) {
            if (own.isOne()) {
                continue;
            }
            for (Mono mono : poly.monos()) {
                Mono factor = mono.times(own.power(Rational.MINUS_ONE));
                if (!factor.isOne() && mono.divisibleBy(own)) {
                    addTimes(factor, fact, found);
                }
            }
        }
        for (Mono factor : poly.monos()) {
            if (!factor.isOne() && factor.size() <= 2) {
                addTimes(factor, fact, found);
            }
        }
    }

    private void addTimes(Mono factor, KnownSign fact, Set<KnownSign> found) {
        Sign sign = signs.ofFactor(factor);
        if (sign.isNonnegative() || sign.isNonpositive()) {
            Poly product = ring.times(fact.poly(), factor);
            boolean strict = fact.sign() == Sign.POSITIVE && sign.isNonzero();
            add(fact.then(sign.isNonnegative() ? product : product.negate(), strict), found);
        }
    }

    /** Bounds of the parts {@code factor * q} in whose q logs stand. */
    private void addLogs(Poly poly, Set<KnownSign> found) {
        Map<Mono, List<Poly>> parts = new LinkedHashMap<>();
        for (Mono mono : poly.monos()) {
            for (Atom atom : mono.atoms()) {
                if (atom instanceof Atom.Log && mono.exponent(atom).isOne()) {
                    parts.computeIfAbsent(mono.without(atom), m -> new ArrayList<>())
                            .add(Poly.of(atom));
                }
            }
        }
        for (Map.Entry<Mono, List<Poly>> part : parts.entrySet()) {
            Mono factor = part.getKey();
            Set<Poly> candidates = new LinkedHashSet<>(part.getValue());
            candidates.add(quotient(poly, factor, true));
            candidates.add(quotient(poly, factor, false));
            for (Poly q : candidates) {
                addTangents(Poly.term(Rational.ONE, factor), q, found);
            }
        }
        LogCoefficients.of(poly).forEach((factor, q) -> addTangents(factor, q, found));
    }

    /** What stands with exactly the factor: its logs, or all that is no further multiple of it. */
    private static Poly quotient(Poly poly, Mono factor, boolean logsOnly) {
        Poly.Builder builder = new Poly.Builder();
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            if (term.getKey().divisibleBy(factor)) {
                Mono rest = term.getKey().times(factor.power(Rational.MINUS_ONE));
                boolean shared =
                        rest.atoms().stream().anyMatch(a -> !factor.exponent(a).isZero());
                if (!shared && !rest.isOne() && (isLog(rest) || !logsOnly)) {
                    builder.add(rest, term.getValue());
                }
            }
        }
        return builder.build();
    }

    /**
     * {@code q <= e^q - 1} and {@code q >= 1 - e^{-q}}, times the factor. Exp is convex, so that its tangent at 0
     * lies below it; the second is the first for {@code -q}. The tangent touches at 0 alone.
     */
    private void addTangents(Poly factor, Poly q, Set<KnownSign> found) {
        Sign sign = factor.size() == 1 ? signs.ofFactor(factor.leadMono()) : signs.sign(factor);
        Rational scale = logScale(q);
        if (scale == null || !(sign.isNonnegative() || sign.isNonpositive()) || q.size() > MAX_SIZE) {
            return;
        }
        Poly scaled = q.scale(scale);
        for (Poly side : List.of(scaled, scaled.negate())) {
            try {
                Poly above = algebra.powers().exp(side).minus(Poly.ONE).minus(side);
                Poly fact = ring.poly(ring.together(ring.times(above, factor)));
                if (isTotal(fact)) {
                    // Only at q = 0 does the tangent touch.
                    boolean strict = sign.isNonzero() && (isNonzero(side) || isNonzero(above.plus(side)));
                    add(KnownSign.of(sign.isNonnegative() ? fact : fact.negate(), strict, Law.TANGENT), found);
                }
            } catch (Unsupported | DivisionByZero tooHard) {
                // One fact less.
            }
        }
    }

    /** Whether the quantity is known not to be zero, brought to one denominator if need be. */
    private boolean isNonzero(Poly poly) {
        if (signs.sign(poly).isNonzero()) {
            return true;
        }
        Poly numerator = ring.together(poly).numerator();
        if (numerator.isZero()) {
            return false;
        }
        Ring.Primitive primitive = Ring.primitive(numerator);
        return signs.sign(primitive.content()).isNonzero()
                && signs.sign(primitive.poly()).isNonzero();
    }

    /** Whether nothing that may be zero stands below the line: at {@code 0 log 0} more could be undefined than was asked for. */
    private boolean isTotal(Poly poly) {
        for (Mono mono : poly.monos()) {
            for (int i = 0; i < mono.size(); i++) {
                if (mono.exponent(i).signum() < 0 && signs.sign(mono.atom(i)) != Sign.POSITIVE) {
                    return false;
                }
            }
        }
        return true;
    }

    /** {@code e^x >= 1 + x}, strict unless x may be 0, and two exponentials whose exponents are in a known order. */
    private void addExponentials(Poly poly, Set<KnownSign> found) {
        Map<Mono, Set<Mono>> byFactor = new LinkedHashMap<>();
        for (Mono mono : poly.monos()) {
            Mono exponentials = mono.filter(Atom.Exp.class::isInstance);
            Mono factor = mono.filter(a -> !(a instanceof Atom.Exp));
            byFactor.computeIfAbsent(factor, m -> new LinkedHashSet<>()).add(exponentials);
        }
        for (Map.Entry<Mono, Set<Mono>> group : byFactor.entrySet()) {
            Mono factor = group.getKey();
            for (Mono exponentials : group.getValue()) {
                if (!exponentials.isOne()) {
                    Poly above = Poly.term(Rational.ONE, exponentials)
                            .minus(Poly.ONE)
                            .minus(Signs.exponent(exponentials));
                    boolean strict = signs.sign(Signs.exponent(exponentials)).isNonzero();
                    addTimes(factor, KnownSign.of(above, strict, Law.EXPONENTIAL), found);
                }
                for (Mono other : group.getValue()) {
                    if (exponentials.compareTo(other) < 0) {
                        addOrder(factor, exponentials, other, found);
                    }
                }
            }
        }
    }

    private void addOrder(Mono factor, Mono first, Mono second, Set<KnownSign> found) {
        Sign order = signs.sign(Signs.exponent(first).minus(Signs.exponent(second)));
        Poly difference = Poly.term(Rational.ONE, first).minus(Poly.term(Rational.ONE, second));
        if (order.isNonnegative()) {
            addTimes(factor, KnownSign.of(difference, order.isNonzero(), Law.INCREASING), found);
        } else if (order.isNonpositive()) {
            addTimes(factor, KnownSign.of(difference.negate(), order.isNonzero(), Law.INCREASING), found);
        }
    }

    /**
     * {@code (a - b)^2} and {@code (a + b)^2} of monomials whose squares stand in the polynomial. Only whole even
     * exponents are halved: the root is a monomial again that is defined where its square is.
     */
    private void addSquares(Poly poly, Set<KnownSign> found) {
        Set<Mono> roots = new LinkedHashSet<>();
        for (Mono mono : poly.monos()) {
            boolean even = true;
            for (int i = 0; i < mono.size(); i++) {
                Rational exponent = mono.exponent(i);
                even &= exponent.isInteger() && !exponent.numerator().testBit(0);
            }
            if (even && roots.size() < 6) {
                roots.add(mono.power(Rational.HALF));
            }
        }
        for (Mono a : roots) {
            for (Mono b : roots) {
                if (a.compareTo(b) < 0) {
                    Poly first = Poly.term(Rational.ONE, a);
                    Poly second = Poly.term(Rational.ONE, b);
                    add(KnownSign.of(ring.power(first.minus(second), 2), false, Law.SQUARES), found);
                    add(KnownSign.of(ring.power(first.plus(second), 2), false, Law.SQUARES), found);
                }
            }
        }
    }
}
