package org.gradproof.symbolic.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.normal.Atom.Fold;
import org.gradproof.symbolic.normal.Atom.Guard;
import org.jspecify.annotations.Nullable;

/**
 * Sums and products over an index: linear parts split, factors free of the index move out, deltas
 * collapse, what is left is an atom with its bound indices named canonically.
 */
final class Folds {
    private static final int MAX_EXPLICIT = 12;

    private final Algebra algebra;
    private final Facts facts;
    private final Ring ring;

    Folds(Algebra algebra, Facts facts, Ring ring) {
        this.algebra = algebra;
        this.facts = facts;
        this.ring = ring;
    }

    /** The sum of the body over the variable from 1 to the range. */
    Poly sum(Name variable, Idx range, Poly body) {
        if (range.isNumber()) {
            checkExplicit(range);
            Poly sum = Poly.ZERO;
            for (int i = 1; i <= range.offset(); i++) {
                sum = sum.plus(algebra.substitute(body, variable, Idx.of(i)));
            }
            return sum;
        }
        Poly.Builder builder = new Poly.Builder();
        for (Map.Entry<Mono, Rational> term : algebra.reduce(body).terms()) {
            builder.add(sumOfTerm(variable, range, term.getKey()), term.getValue());
        }
        return builder.build();
    }

    private Poly sumOfTerm(Name variable, Idx range, Mono mono) {
        ring.spend(4);
        Mono bound = mono.filter(a -> a.dependsOn(variable));
        Poly outside = Poly.term(Rational.ONE, mono.filter(a -> !a.dependsOn(variable)));
        if (bound.isOne()) {
            return ring.times(outside, algebra.index(range));
        }
        for (Atom atom : bound.atoms()) {
            if (atom instanceof Guard guard && guard.test == Guard.Test.EQ) {
                Idx value = solve(guard, variable);
                if (value != null) {
                    return ring.times(outside, collapse(guard, value, variable, range, bound));
                }
            }
        }
        return ring.times(outside, close(variable, range, bound));
    }

    /** The value of the variable at which the delta is 1, or null if it is not determined. */
    private static @Nullable Idx solve(Guard guard, Name variable) {
        if (variable.equals(guard.left.base()) && !variable.equals(guard.right.base())) {
            return guard.right.plus(-guard.left.offset());
        }
        if (variable.equals(guard.right.base()) && !variable.equals(guard.left.base())) {
            return guard.left.plus(-guard.right.offset());
        }
        return null;
    }

    private Poly collapse(Guard guard, Idx value, Name variable, Idx range, Mono bound) {
        Poly inRange = inRange(value, range);
        if (inRange.isZero()) {
            return Poly.ZERO;
        }
        algebra.note(Law.COLLAPSE);
        try {
            Poly rest = Poly.term(Rational.ONE, bound.without(guard));
            return ring.times(inRange, algebra.substitute(rest, variable, value));
        } catch (DivisionByZero undefinedThere) {
            // The term at the value does not exist: it was excluded. That cannot be said by subtraction.
            throw new Unsupported("a term that is excluded from a sum is not defined");
        }
    }

    private Poly inRange(Idx value, Idx range) {
        return ring.times(
                algebra.guards().relation(Idx.of(1), Relation.LE, value),
                algebra.guards().relation(value, Relation.LE, range));
    }

    /** The atom for an irreducible sum, sums inside it joined to it. */
    private Poly close(Name variable, Idx range, Mono bound) {
        List<Name> variables = new ArrayList<>(List.of(variable));
        List<Idx> ranges = new ArrayList<>(List.of(range));
        Poly body = Poly.ONE;
        for (int i = 0; i < bound.size(); i++) {
            Rational exponent = bound.exponent(i);
            boolean joins = bound.atom(i) instanceof Fold fold
                    && fold.kind == Kind.SUM
                    && exponent.isInteger()
                    && exponent.signum() > 0
                    && exponent.compareTo(Rational.of(3)) <= 0;
            if (joins) {
                for (int k = 0; k < exponent.numerator().intValueExact(); k++) {
                    body = ring.times(body, open((Fold) bound.atom(i), variables, ranges));
                }
            } else {
                body = ring.times(body, Mono.of(bound.atom(i), exponent));
            }
        }
        if (body.size() != 1) {
            throw new Unsupported("a sum inside a sum");
        }
        Map.Entry<Mono, Rational> only = body.terms().iterator().next();
        return algebra.canonicalFold(Kind.SUM, variables, ranges, only.getKey()).scale(only.getValue());
    }

    /** The fold's body with fresh indices, which are added to the lists. */
    private Poly open(Fold fold, List<Name> variables, List<Idx> ranges) {
        Poly body = Poly.term(Rational.ONE, fold.body);
        for (int i = 0; i < fold.variables.size(); i++) {
            Name fresh = facts.fresh(fold.ranges.get(i));
            body = algebra.substitute(body, fold.variables.get(i), Idx.of(fresh));
            variables.add(fresh);
            ranges.add(fold.ranges.get(i));
        }
        return body;
    }

    /** A fold with the substitution made inside. */
    Poly substitute(Fold fold, Name from, Idx to) {
        List<Name> variables = new ArrayList<>();
        List<Idx> ranges = new ArrayList<>();
        Poly body = open(fold, variables, ranges);
        body = algebra.substitute(body, from, to);
        for (int i = variables.size() - 1; i >= 0; i--) {
            Idx range = ranges.get(i).substitute(from, to);
            body = fold.kind == Kind.SUM ? sum(variables.get(i), range, body) : product(variables.get(i), range, body);
        }
        return body;
    }

    /** The product of the body over the variable from 1 to the range. */
    Poly product(Name variable, Idx range, Poly body) {
        if (range.isNumber()) {
            checkExplicit(range);
            Poly product = Poly.ONE;
            for (int i = 1; i <= range.offset(); i++) {
                product = ring.times(product, algebra.substitute(body, variable, Idx.of(i)));
            }
            return product;
        }
        Poly count = algebra.index(range);
        Ring.Fraction fraction = ring.together(body);
        if (fraction.numerator().isZero()) {
            return Poly.ZERO;
        }
        Ring.Primitive primitive = Ring.primitive(fraction.numerator());
        Poly result = repeated(Poly.constant(primitive.factor()), count, range);
        Mono all = primitive.content();
        for (Map.Entry<Atom.Base, Integer> factor : fraction.denominator().entrySet()) {
            all = all.times(Mono.of(factor.getKey(), Rational.of(-factor.getValue())));
        }
        for (int i = 0; i < all.size(); i++) {
            result = ring.times(
                    result, algebra.powers().power(productOf(variable, range, count, all.atom(i)), all.exponent(i)));
        }
        if (!primitive.poly().isOne()) {
            Poly rest = primitive.poly();
            Poly factor = rest.dependsOn(variable)
                    ? closeProduct(variable, range, Mono.of(new Atom.Base(rest)))
                    : repeated(rest, count, range);
            result = ring.times(result, factor);
        }
        return result;
    }

    private Poly productOf(Name variable, Idx range, Poly count, Atom atom) {
        if (!atom.dependsOn(variable)) {
            return repeated(Poly.of(atom), count, range);
        }
        if (atom instanceof Atom.Exp exp) {
            return algebra.powers().exp(sum(variable, range, Poly.term(Rational.ONE, exp.exponent)));
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
    private Poly repeated(Poly factor, Poly count, Idx range) {
        if (factor.isOne()) {
            return factor;
        }
        if (algebra.signs().sign(factor) == Sign.POSITIVE) {
            return algebra.powers().exp(ring.times(count, algebra.powers().log(factor)));
        }
        return algebra.integerPower(factor, range);
    }

    /** The log of a product whose factors are not negative: the sum of the logs. */
    Poly logOfProduct(Fold fold) {
        List<Name> variables = new ArrayList<>();
        List<Idx> ranges = new ArrayList<>();
        Poly body = open(fold, variables, ranges);
        return sum(variables.get(0), ranges.get(0), algebra.powers().log(body));
    }

    private static void checkExplicit(Idx range) {
        if (range.offset() > MAX_EXPLICIT) {
            throw new Unsupported("a sum of " + range.offset() + " terms");
        }
    }
}
