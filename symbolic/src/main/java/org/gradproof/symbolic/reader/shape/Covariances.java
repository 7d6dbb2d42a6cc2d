package org.gradproof.symbolic.reader.shape;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.shape.Meaning;
import org.gradproof.symbolic.shape.Term;

/**
 * Whether a matrix is seen to be symmetric and positive semidefinite: declared so, or made of such by sums, multiples
 * that are not negative, inverses, and {@code A S A^\top}.
 */
final class Covariances {
    private final Reading reading;
    private final List<Cond.Rel> factors = new ArrayList<>();

    Covariances(Reading reading) {
        this.reading = reading;
    }

    /** What has to hold of the multiples. */
    List<Cond.Rel> factors() {
        return List.copyOf(factors);
    }

    boolean isOne(Term term) {
        if (term instanceof Term.Known known) {
            return known.constant() == Term.Constant.IDENTITY;
        } else if (term instanceof Term.Letter letter) {
            return isDeclared(letter);
        } else if (term instanceof Term.Sum sum) {
            return sum.terms().stream().allMatch(this::isOne);
        } else if (term instanceof Term.Transpose transpose) {
            return isOne(transpose.of());
        } else if (term instanceof Term.Inverse inverse) {
            return isOne(inverse.of());
        } else if (term instanceof Term.Diagonal diagonal) {
            return isNonnegative(diagonal.of());
        }
        return term instanceof Term.Product && isProduct(term);
    }

    /** Of a column whether it is declared as a probability vector, or is a softmax. */
    boolean isDistribution(Term column) {
        Declaration declaration =
                column instanceof Term.Letter letter ? reading.scope().find(letter.name()) : null;
        Given given = declaration == null ? null : declaration.given().get();
        if (given instanceof Given.Definition definition) {
            Meaning meaning = reading.session().meanings().get(definition.body());
            return meaning != null && isDistribution(meaning.term());
        }
        return column instanceof Term.Softmax || (given instanceof Given.Family family && family.simplex());
    }

    private boolean isDeclared(Term.Letter letter) {
        Declaration declaration = reading.scope().find(letter.name());
        Given given = declaration == null ? null : declaration.given().get();
        if (given instanceof Given.Definition definition) {
            Meaning meaning = reading.session().meanings().get(definition.body());
            return meaning != null && isOne(meaning.term());
        }
        return given instanceof Given.Family family
                && family.structure().compareTo(Given.Structure.POSITIVE_SEMIDEFINITE) >= 0;
    }

    /** Of a column whether no entry is negative. */
    private boolean isNonnegative(Term column) {
        if (column instanceof Term.Pointwise pointwise && pointwise.holes().size() == 1) {
            Expr body = pointwise.body();
            boolean square = body instanceof Expr.Pow pow
                    && pow.exponent() instanceof Expr.Num num
                    && num.value().isInteger()
                    && !num.value().numerator().testBit(0);
            return square || (body instanceof Expr.Fn fn && fn.function() == org.gradproof.symbolic.expr.Function.EXP);
        }
        Declaration declaration =
                column instanceof Term.Letter letter ? reading.scope().find(letter.name()) : null;
        return declaration != null
                && declaration.kind() == Declaration.Kind.FAMILY
                && declaration.given().get() instanceof Given.Family family
                && family.domain() instanceof Domain.Interval interval
                && interval.low() != null
                && interval.low().compareTo(Rational.ZERO) >= 0;
    }

    private boolean isProduct(Term term) {
        List<Term> chain = new ArrayList<>();
        flatten(term, chain);
        for (Term factor : List.copyOf(chain)) {
            if (factor.shape().isScalar()) {
                if (!(factor instanceof Term.Scalar scalar)) {
                    return false;
                }
                chain.remove(factor);
                factors.add(new Cond.Rel(scalar.value(), Relation.GE, Exprs.ZERO));
            }
        }
        while (chain.size() > 1 && isTranspose(chain.get(0), chain.get(chain.size() - 1))) {
            chain.remove(chain.size() - 1);
            chain.remove(0);
        }
        return chain.isEmpty() || (chain.size() == 1 && !(chain.get(0) instanceof Term.Product) && isOne(chain.get(0)));
    }

    private boolean isTranspose(Term a, Term b) {
        return (a.equals(b) && isOne(a))
                || (a instanceof Term.Transpose left && left.of().equals(b))
                || (b instanceof Term.Transpose right && right.of().equals(a));
    }

    private static void flatten(Term term, List<Term> chain) {
        if (term instanceof Term.Product product) {
            flatten(product.left(), chain);
            flatten(product.right(), chain);
        } else {
            chain.add(term);
        }
    }
}
