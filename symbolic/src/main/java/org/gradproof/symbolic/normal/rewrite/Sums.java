package org.gradproof.symbolic.normal.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Atom.BigOperator;
import org.gradproof.symbolic.normal.poly.Atom.Guard;
import org.gradproof.symbolic.normal.poly.DivisionByZero;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.jspecify.annotations.Nullable;

/**
 * Sums and products over an index: linear parts split, factors free of the index move out, deltas
 * collapse, what is left is an atom with its bound indices named canonically.
 */
public final class Sums {
    private static final int MAX_EXPLICIT = 12;
    private static final int MAX_POWER = 6;

    private final Algebra algebra;
    private final Facts facts;
    private final Ring ring;
    private final BinomialSums binomials;

    Sums(Algebra algebra, Facts facts, Ring ring) {
        this.algebra = algebra;
        this.facts = facts;
        this.ring = ring;
        this.binomials = new BinomialSums(algebra);
    }

    /** The sum of the body over the variable from 1 to the range. */
    public Poly sum(Name variable, Idx range, Poly body) {
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
        if (bound.size() == 1 && bound.atom(0).equals(new Atom.Symbol(variable, List.of()))) {
            Rational exponent = bound.exponent(0);
            if (exponent.isInteger() && exponent.signum() > 0 && exponent.compareTo(Rational.of(MAX_POWER)) <= 0) {
                return ring.times(
                        outside,
                        powerSum(algebra.index(range), exponent.numerator().intValueExact()));
            }
        }
        for (Atom atom : bound.atoms()) {
            if (atom instanceof Guard guard && guard.test == Guard.Test.EQ) {
                Idx value = solve(guard, variable);
                if (value != null) {
                    return ring.times(outside, collapse(guard, value, variable, range, bound));
                }
            }
        }
        Poly binomial = binomials.of(variable, range, bound);
        return ring.times(outside, binomial == null ? close(variable, range, bound) : binomial);
    }

    /** {@code 1^p + … + n^p}, from {@code (n + 1)^{p+1} - 1}, the sum of {@code (j + 1)^{p+1} - j^{p+1}}. */
    private Poly powerSum(Poly n, int power) {
        if (power == 0) {
            return n;
        }
        Poly rest = ring.power(n.plus(Poly.ONE), power + 1).minus(Poly.ONE);
        long binomial = 1;
        for (int lower = 0; lower < power; lower++) {
            rest = rest.minus(powerSum(n, lower).scale(Rational.of(binomial)));
            binomial = binomial * (power + 1 - lower) / (lower + 1);
        }
        return rest.scale(Rational.ONE.dividedBy(Rational.of(power + 1L)));
    }

    /** The value of the variable at which the delta is 1, or null if it is not determined. */
    static @Nullable Idx solve(Guard guard, Name variable) {
        if (variable.equals(guard.left.base()) && !variable.equals(guard.right.base())) {
            return guard.right.plus(-guard.left.offset());
        }
        if (variable.equals(guard.right.base()) && !variable.equals(guard.left.base())) {
            return guard.left.plus(-guard.right.offset());
        }
        return null;
    }

    /** {@code sum_j [j = c] a_j} is {@code [1 <= c <= n] a_c}: every other term is 0, and so is all of it for a c out of range. */
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

    Poly inRange(Idx value, Idx range) {
        return ring.times(
                algebra.guards().relation(Idx.of(1), Relation.LE, value),
                algebra.guards().relation(value, Relation.LE, range));
    }

    /** The atom for an irreducible sum, sums inside it joined to it: a product of finite sums is the sum over all pairs. */
    private Poly close(Name variable, Idx range, Mono bound) {
        List<Name> variables = new ArrayList<>(List.of(variable));
        List<Idx> ranges = new ArrayList<>(List.of(range));
        Poly body = Poly.ONE;
        for (int i = 0; i < bound.size(); i++) {
            Rational exponent = bound.exponent(i);
            boolean joins = bound.atom(i) instanceof BigOperator operator
                    && operator.kind == Kind.SUM
                    && exponent.isInteger()
                    && exponent.signum() > 0
                    && exponent.compareTo(Rational.of(3)) <= 0;
            if (joins) {
                for (int k = 0; k < exponent.numerator().intValueExact(); k++) {
                    body = ring.times(body, open((BigOperator) bound.atom(i), variables, ranges));
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

    /** The operator's body with fresh indices, which are added to the lists. */
    Poly open(BigOperator operator, List<Name> variables, List<Idx> ranges) {
        Poly body = Poly.term(Rational.ONE, operator.body);
        for (int i = 0; i < operator.variables.size(); i++) {
            Name fresh = facts.fresh(operator.ranges.get(i));
            body = algebra.substitute(body, operator.variables.get(i), Idx.of(fresh));
            variables.add(fresh);
            ranges.add(operator.ranges.get(i));
        }
        return body;
    }

    /** A operator with the substitution made inside. */
    Poly substitute(BigOperator operator, Name from, Idx to) {
        List<Name> variables = new ArrayList<>();
        List<Idx> ranges = new ArrayList<>();
        Poly body = open(operator, variables, ranges);
        body = algebra.substitute(body, from, to);
        for (int i = variables.size() - 1; i >= 0; i--) {
            Idx range = ranges.get(i).substitute(from, to);
            body = operator.kind == Kind.SUM
                    ? sum(variables.get(i), range, body)
                    : algebra.products().product(variables.get(i), range, body);
        }
        return body;
    }

    static void checkExplicit(Idx range) {
        if (range.offset() > MAX_EXPLICIT) {
            throw new Unsupported("a sum of " + range.offset() + " terms");
        }
    }
}
