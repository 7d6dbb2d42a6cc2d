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
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.gradproof.symbolic.normal.rewrite.Ring;
import org.gradproof.symbolic.normal.rewrite.Signs;
import org.gradproof.symbolic.normal.rewrite.WholePart;

/**
 * Facts about the atoms of a polynomial, each true wherever it is defined: ranges, squares, largest values, the
 * tangent of the exponential, {@code e^q >= 1 + q}, and those of {@link LogLemmas}.
 */
final class Lemmas {
    /** Larger facts are not looked at. */
    static final int MAX_SIZE = 12;

    private static final int MAX_FACTS = 160;
    private static final int MAX_BASIC = 8;
    private static final int MAX_PRODUCT = 4;

    private final Algebra algebra;
    private final Signs signs;
    private final Ring ring;
    private final LogLemmas logs;

    Lemmas(Algebra algebra, LogLemmas logs) {
        this.algebra = algebra;
        this.signs = algebra.signs();
        this.ring = algebra.ring();
        this.logs = logs;
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
            } else if (atom instanceof Atom.Apply apply && apply.function.equals(WholePart.FLOOR)) {
                // 0 <= x - floor(x) < 1.
                Poly rest = apply.arguments.get(0).minus(Poly.of(atom));
                basic.add(KnownSign.of(rest, false));
                basic.add(KnownSign.of(Poly.ONE.minus(rest), true));
            }
        }
        List.copyOf(basic).forEach(k -> addExponential(k, basic));
        found.addAll(basic);
        for (KnownSign fact : basic) {
            addMultiples(fact, poly, found);
        }
        logs.add(poly, found);
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

    /** Adds the fact if it is not too large, and the facts are not too many. */
    static void add(KnownSign fact, Set<KnownSign> found) {
        if (found.size() < MAX_FACTS && !fact.poly().isZero() && fact.poly().size() <= MAX_SIZE) {
            found.add(fact);
        }
    }

    /**
     * A fact {@code q > 0} in which logs stand says {@code e^q > 1}, for what the logs are of: exp is increasing
     * and {@code e^0 = 1}, so that {@code e^{cq} - 1} has the sign of q for every positive number c.
     */
    private void addExponential(KnownSign fact, List<KnownSign> all) {
        Poly difference = logs.exponentialDifference(fact.poly());
        if (difference != null) {
            all.add(fact.then(difference, fact.sign() == Sign.POSITIVE, Law.INCREASING));
        }
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
