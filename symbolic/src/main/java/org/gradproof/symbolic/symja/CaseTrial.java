package org.gradproof.symbolic.symja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.Binary64;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.interfaces.IExpr;

/** One equation at one small case: both sides by Symja, their difference as a polynomial, and in numbers. */
final class CaseTrial {
    private static final int MOST_READINGS = 6;
    private static final int POINTS_TO_AGREE = 2;
    private static final int POINTS_TO_DISAGREE = 4;
    /** Within this, doubles do not contradict what is shown; and below this, one may be zero. */
    private static final double CLOSE = 1e-9;

    /** Many digits, whose constants take a while to be computed and are seldom needed. */
    private static final class Fields {
        static final DfpField FINE = new DfpField(90);
        static final DfpField COARSE = new DfpField(60);
    }

    /** What one case shows. */
    enum Outcome {
        /** The difference is 0 modulo the givens. */
        EQUAL,
        /** The difference is not 0 at most of the points tried. */
        DIFFERENT,
        /** Neither is shown. */
        OPEN,
        /** Nothing satisfies the givens. */
        EMPTY
    }

    private record Related(IExpr left, Relation relation, IExpr right) {}

    private final Givens givens;
    private final PolynomialAlgebra algebra;
    private final SmallCase small;
    private final Unknowns unknowns = new Unknowns();
    private final Expansion expansion;
    private final IExpr left;
    private final IExpr right;
    private final List<DomainCondition> requirements;
    private final List<Related> assumed = new ArrayList<>();
    private boolean allAssumptionsRead = true;

    CaseTrial(
            Claim claim, SmallCase small, List<Assumption> assumptions, EvalEngine engine, PolynomialAlgebra algebra) {
        this.givens = claim.givens();
        this.algebra = algebra;
        this.small = small;
        this.expansion = new Expansion(givens, engine, unknowns);
        this.left = expansion.expand(claim.left(), small);
        this.right = expansion.expand(claim.right(), small);
        completeSimplices();
        for (Assumption assumption : assumptions) {
            read(assumption);
        }
        this.requirements = expansion.requirements();
    }

    private void completeSimplices() {
        Set<Name> names = new LinkedHashSet<>();
        unknowns.all().stream().filter(Unknowns.Unknown::simplex).forEach(unknown -> names.add(unknown.name()));
        for (Name name : names) {
            if (givens.find(name) instanceof Given.Family family) {
                for (int i = 1; i <= small.integer(family.ranges().get(0)); i++) {
                    unknowns.variable(name, List.of(i), Domain.NONNEGATIVE, true);
                }
            }
        }
    }

    private void read(Assumption assumption) {
        for (SmallCase each : SmallCases.universal(small, assumption)) {
            if (each.holds(assumption.relation()).isEmpty()) {
                try {
                    assumed.add(new Related(
                            expansion.expand(assumption.relation().left(), each),
                            assumption.relation().relation(),
                            expansion.expand(assumption.relation().right(), each)));
                } catch (Unanswered e) {
                    allAssumptionsRead = false;
                }
            }
        }
    }

    Outcome run() {
        Map<Object, Integer> roots = Map.of();
        for (int reading = 0; reading < MOST_READINGS; reading++) {
            try {
                return run(new Atomizer(algebra, unknowns, roots));
            } catch (FinerRoot e) {
                roots = e.addedTo(roots);
            }
        }
        throw new Unanswered("too many roots");
    }

    private Outcome run(Atomizer atomizer) {
        List<Polynomial> zeros = zeros(atomizer);
        List<Polynomial> equations = equations(atomizer);
        List<Polynomial> ideal = new ArrayList<>(zeros);
        ideal.addAll(equations);
        boolean equal = isZero(atomizer, ideal);
        ideal.addAll(atomizer.atoms().relations());
        if (algebra.reduce(Generators.constant(Rational.ONE), ideal)
                .filter(Polynomial::isZero)
                .isPresent()) {
            return Outcome.EMPTY;
        }
        List<Polynomial> exact = new ArrayList<>(zeros);
        exact.addAll(equations);
        boolean solvable = allAssumptionsRead
                && exact.stream().allMatch(p -> Generators.of(p).stream().allMatch(atom -> isUnknown(atomizer, atom)));
        int[] votes = new int[2];
        if (solvable) {
            vote(new AdmissiblePoints(unknowns, atomizer.atoms(), exact), equal, votes);
        }
        if (equal) {
            // Two legs that contradict each other carry nothing.
            return votes[1] == 0 ? Outcome.EQUAL : Outcome.OPEN;
        }
        return votes[1] >= 2 && votes[1] > votes[0] ? Outcome.DIFFERENT : Outcome.OPEN;
    }

    private boolean isUnknown(Atomizer atomizer, int atom) {
        return atomizer.atoms().atom(atom) instanceof Generator.Symbol symbol
                && unknowns.all().stream()
                        .anyMatch(unknown -> unknown.symbol().toString().equals(symbol.name()));
    }

    /** The difference's numerator is 0, by itself or modulo the givens and the atoms' relations. */
    private boolean isZero(Atomizer atomizer, List<Polynomial> ideal) {
        Fraction difference;
        try {
            difference = atomizer.read(left).plus(atomizer.read(right).times(Rational.MINUS_ONE));
            if (difference.isZero()) {
                return true;
            }
            Polynomial numerator = atomizer.atoms().eliminated(difference.numerator());
            if (numerator.isZero()) {
                return true;
            }
            List<Polynomial> all = new ArrayList<>(ideal);
            all.addAll(atomizer.atoms().relations());
            return algebra.reduce(numerator, all).filter(Polynomial::isZero).isPresent();
        } catch (Unanswered e) {
            return false;
        }
    }

    /** What domains say: y(y - 1) for y in {0, 1}, and the sums of simplices. */
    private List<Polynomial> zeros(Atomizer atomizer) {
        List<Polynomial> zeros = new ArrayList<>();
        Map<Name, Polynomial> sums = new LinkedHashMap<>();
        for (Unknowns.Unknown unknown : unknowns.all()) {
            Polynomial variable = atomizer.atoms()
                    .polynomial(new Generator.Symbol(unknown.symbol().toString()));
            if (unknown.domain() instanceof Domain.Finite finite) {
                Polynomial product = Generators.constant(Rational.ONE);
                for (Rational value : finite.values()) {
                    product = product.times(variable.minus(Generators.constant(value)));
                }
                zeros.add(product);
            }
            if (unknown.simplex()) {
                sums.merge(unknown.name(), variable, Polynomial::plus);
            }
        }
        sums.values().forEach(sum -> zeros.add(sum.minus(Generators.constant(Rational.ONE))));
        return zeros;
    }

    /** The assumed equations, as far as they can be read as polynomials. */
    private List<Polynomial> equations(Atomizer atomizer) {
        List<Polynomial> equations = new ArrayList<>();
        for (Related related : assumed) {
            if (related.relation() == Relation.EQ) {
                try {
                    Fraction difference = atomizer.read(related.left())
                            .plus(atomizer.read(related.right()).times(Rational.MINUS_ONE));
                    equations.add(atomizer.atoms().eliminated(difference.numerator()));
                } catch (Unanswered e) {
                    allAssumptionsRead = false;
                }
            }
        }
        return equations;
    }

    /** Counts in {@code votes} the admissible points at which the sides are equal, and at which they are not. */
    private void vote(AdmissiblePoints points, boolean equal, int[] votes) {
        int most = equal ? POINTS_TO_AGREE : POINTS_TO_DISAGREE;
        for (Map<String, Rational> point : points.first(most * 10)) {
            if (votes[0] + votes[1] == most) {
                return;
            }
            try {
                if (agreesInDouble(point)) {
                    // This point does not speak for a difference, whatever more digits say.
                    votes[0]++;
                    continue;
                }
                Numbers<Dfp> coarse = Numbers.of(point, unknowns, givens, Fields.COARSE);
                if (isAdmissible(coarse, 1e-20)) {
                    double rough = relativeDifference(coarse);
                    if (rough < 1e-40) {
                        votes[0]++;
                    } else if (rough > 1e-6
                            && Math.abs(rough - relativeDifference(Numbers.of(point, unknowns, givens, Fields.FINE)))
                                    < 1e-12) {
                        votes[1]++;
                    }
                }
            } catch (Numbers.Undefined e) {
                // The claim says nothing about this point.
            }
        }
    }

    private boolean agreesInDouble(Map<String, Rational> point) {
        try {
            Numbers<Binary64> rough = Numbers.rough(point, unknowns, givens);
            return isAdmissible(rough, CLOSE) && relativeDifference(rough) < CLOSE;
        } catch (Numbers.Undefined e) {
            return false;
        }
    }

    /**
     * Whether the claim speaks of the point.
     *
     * @param least below it a value may be zero
     */
    private <T extends CalculusFieldElement<T>> boolean isAdmissible(Numbers<T> numbers, double least) {
        for (DomainCondition requirement : requirements) {
            double value = numbers.value(requirement.value()).getReal();
            boolean positive = requirement.kind() == DomainCondition.Kind.POSITIVE;
            if (!(positive ? value > least : Math.abs(value) > least)) {
                return false;
            }
        }
        for (Related related : assumed) {
            double difference = numbers.value(related.left())
                    .subtract(numbers.value(related.right()))
                    .getReal();
            boolean holds = switch (related.relation()) {
                case EQ -> true;
                case NE -> Math.abs(difference) > least;
                case LT, LE -> difference < -least;
                case GT, GE -> difference > least;
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    /** The difference by the size of what it is the difference of. */
    private <T extends CalculusFieldElement<T>> double relativeDifference(Numbers<T> numbers) {
        T a = numbers.value(left);
        T b = numbers.value(right);
        T scale = a.abs().add(b.abs()).add(1);
        return a.subtract(b).abs().divide(scale).getReal();
    }
}
