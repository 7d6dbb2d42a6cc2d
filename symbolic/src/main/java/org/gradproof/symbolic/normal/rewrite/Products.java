package org.gradproof.symbolic.normal.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Atom.BigOperator;
import org.gradproof.symbolic.normal.poly.Atom.Guard;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.jspecify.annotations.Nullable;

/** Products over an index: each factor for itself, exponentials as the exponential of a sum, constants as powers. */
public final class Products {
    private final Algebra algebra;
    private final Ring ring;

    Products(Algebra algebra, Ring ring) {
        this.algebra = algebra;
        this.ring = ring;
    }

    /**
     * The product of the body over the variable from 1 to the range. That of a product of powers is the product of
     * the powers of products, factor by factor: so for whole exponents, and for others where the factors, which must
     * not be negative then, are defined. The range holds at least one index, so that a factor 0 makes it 0.
     */
    public Poly product(Name variable, Idx range, Poly body) {
        if (range.isNumber()) {
            Sums.checkExplicit(range);
            Poly product = Poly.ONE;
            for (int i = 1; i <= range.offset(); i++) {
                product = ring.times(product, algebra.substitute(body, variable, Idx.of(i)));
            }
            return product;
        }
        Poly picked = picked(variable, range, body);
        if (picked != null) {
            return picked;
        }
        Poly count = algebra.index(range);
        Ring.Fraction fraction = ring.together(body);
        if (fraction.numerator().isZero()) {
            return Poly.ZERO;
        }
        Ring.Primitive primitive = Ring.primitive(fraction.numerator());
        // Of a factor and its negative, the positive one has a log.
        boolean flip = algebra.signs().sign(primitive.poly()).isNonpositive();
        Rational number = flip ? primitive.factor().negate() : primitive.factor();
        Poly result = repeated(Poly.constant(number), count);
        Mono all = primitive.content();
        for (Map.Entry<Atom.Base, Integer> factor : fraction.denominator().entrySet()) {
            all = all.times(Mono.of(factor.getKey(), Rational.of(-factor.getValue())));
        }
        for (int i = 0; i < all.size(); i++) {
            result = ring.times(
                    result, algebra.powers().power(productOf(variable, range, count, all.atom(i)), all.exponent(i)));
        }
        if (!primitive.poly().isOne()) {
            Poly rest = flip ? primitive.poly().negate() : primitive.poly();
            Poly factor = rest.dependsOn(variable)
                    ? closeProduct(variable, range, Mono.of(new Atom.Base(rest)))
                    : repeated(rest, count);
            result = ring.times(result, factor);
        }
        return result;
    }

    private Poly productOf(Name variable, Idx range, Poly count, Atom atom) {
        if (!atom.dependsOn(variable)) {
            return repeated(Poly.of(atom), count);
        }
        if (atom instanceof Atom.Exp exp) {
            return algebra.powers().exp(algebra.sums().sum(variable, range, Poly.term(Rational.ONE, exp.exponent)));
        }
        if (atom instanceof Guard || atom instanceof Atom.Where) {
            throw new Unsupported("a product of indicators");
        }
        return closeProduct(variable, range, Mono.of(atom));
    }

    private Poly closeProduct(Name variable, Idx range, Mono body) {
        return algebra.canonicalFold(Kind.PRODUCT, List.of(variable), List.of(range), body);
    }

    /** {@code factor^count}, where the count is a positive integer. */
    private Poly repeated(Poly factor, Poly count) {
        if (factor.isOne()) {
            return factor;
        }
        Poly power = algebra.wholePowers().power(factor, count);
        if (power == null) {
            throw new Unsupported("a product of " + count + " equal factors");
        }
        return power;
    }

    /** The log of a product whose factors are not negative: the sum of the logs, since none is 0 where the log is defined. */
    Poly logOfProduct(BigOperator operator) {
        List<Name> variables = new ArrayList<>();
        List<Idx> ranges = new ArrayList<>();
        Poly body = algebra.sums().open(operator, variables, ranges);
        return algebra.sums()
                .sum(variables.get(0), ranges.get(0), algebra.powers().log(body));
    }

    /**
     * The product of a body that a delta makes another at one index: {@code prod_j (j = c ? a_j : b_j)} is
     * {@code a_c / b_c} times the product of all b_j, where these are positive (so that b_c may be divided by), and the
     * product of all b_j alone where c lies outside the range. Null for another body.
     */
    private @Nullable Poly picked(Name variable, Idx range, Poly body) {
        for (Atom atom : body.atoms()) {
            if (atom instanceof Guard guard && guard.test == Guard.Test.EQ) {
                Idx value = Sums.solve(guard, variable);
                Poly other = Guards.at(body, atom, false);
                if (value != null && algebra.signs().sign(other) == Sign.POSITIVE) {
                    Poly at = algebra.substitute(Guards.at(body, atom, true), variable, value);
                    Poly instead = algebra.substitute(other, variable, value);
                    Poly ratio = ring.times(at, ring.invert(instead)).minus(Poly.ONE);
                    Poly inRange = algebra.sums().inRange(value, range);
                    return ring.times(product(variable, range, other), Poly.ONE.plus(ring.times(inRange, ratio)));
                }
            }
        }
        return null;
    }

    /**
     * The polynomial with the product of all b_j written as {@code b_c} times the product of all but b_c, where both stand
     * in it: that needs no sign of b_c, as nothing is divided.
     */
    public Poly split(Poly poly) {
        for (Atom atom : poly.atoms()) {
            if (atom instanceof BigOperator rest && rest.kind == Kind.PRODUCT) {
                Map.Entry<Atom, Poly> whole = whole(rest);
                if (whole != null && poly.atoms().contains(whole.getKey())) {
                    Poly by = ring.times(whole.getValue(), Mono.of(rest));
                    return replaced(poly, whole.getKey(), by);
                }
            }
        }
        return poly;
    }

    /** The product without a factor left out, and that factor; null where none is left out. */
    private Map.@Nullable Entry<Atom, Poly> whole(BigOperator rest) {
        Name variable = rest.variables.get(0);
        Idx range = rest.ranges.get(0);
        if (rest.variables.size() > 1 || !(rest.body.atom(0) instanceof Atom.Base base)) {
            return null;
        }
        for (Atom atom : base.poly.atoms()) {
            Idx at = atom instanceof Guard guard && guard.test == Guard.Test.EQ ? Sums.solve(guard, variable) : null;
            Poly left = at == null ? Poly.ZERO : Guards.at(base.poly, atom, true);
            if (at != null
                    && ring.times(left, left).isOne()
                    && algebra.sums().inRange(at, range).isOne()) {
                Name fresh = algebra.facts().fresh(range);
                Poly factor = algebra.substitute(Guards.at(base.poly, atom, false), variable, Idx.of(fresh));
                return signed(product(fresh, range, factor), ring.times(left, algebra.substitute(factor, fresh, at)));
            }
        }
        return null;
    }

    /** Of a product that is an atom, or its negative, or it times a power of -1, the atom; and the factor with that sign. */
    private Map.@Nullable Entry<Atom, Poly> signed(Poly product, Poly factor) {
        Mono operators = product.size() == 1 ? product.leadMono().filter(BigOperator.class::isInstance) : Mono.ONE;
        if (operators.size() != 1 || !operators.exponent(0).isOne()) {
            return null;
        }
        Poly sign = Poly.term(product.leadCoefficient(), product.leadMono().without(operators.atom(0)));
        return ring.times(sign, sign).isOne() ? Map.entry(operators.atom(0), ring.times(factor, sign)) : null;
    }

    private Poly replaced(Poly poly, Atom atom, Poly by) {
        Poly.Builder builder = new Poly.Builder();
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            Rational exponent = term.getKey().exponent(atom);
            Poly power = algebra.powers().power(by, exponent);
            builder.add(ring.times(power, term.getKey().without(atom)), term.getValue());
        }
        return builder.build();
    }
}
