package org.gradproof.verify.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.verify.random.claim.DirectedGivens;
import org.gradproof.verify.random.claim.Mentioned;
import org.gradproof.verify.random.draw.PointSource;
import org.gradproof.verify.random.draw.ValueProfile;
import org.jspecify.annotations.Nullable;

/**
 * Why trials of a claim under {@code f(x) = f(y)} may be no test of it: a point has rational values, and of
 * {@code x e^x = y e^y} those where x = y are the only ones, though its curve has another branch. What holds on the diagonal
 * need not hold there.
 */
final class DiagonalDoubt {
    private final long seed;

    DiagonalDoubt(long seed) {
        this.seed = seed;
    }

    /**
     * The reason, or an empty string.
     *
     * @param claims the claim made ready, as it is and with its equations solved in each way that is known
     */
    String about(List<Laboratory> claims) {
        Givens givens = claims.get(0).givens();
        for (Given.Assumption assumption : givens.assumptions()) {
            Cond.Rel equation = assumption.relation();
            if (equation.relation() != Relation.EQ || (isLinear(equation.left()) && isLinear(equation.right()))) {
                continue;
            }
            List<Name> reals = reals(givens, Mentioned.in(equation.left(), equation.right()));
            for (int i = 0; i < reals.size(); i++) {
                for (Name other : reals.subList(i + 1, reals.size())) {
                    Expr.Sym x = new Expr.Sym(reals.get(i));
                    Expr.Sym y = new Expr.Sym(other);
                    if (claims.stream()
                            .allMatch(claim -> isMet(claim, x, y, Relation.EQ) && !isMet(claim, x, y, null))) {
                        String where = "$" + LatexWriter.write(x) + " = " + LatexWriter.write(y) + "$";
                        return "points at which $" + assumption.latex() + "$ were found where " + where
                                + " alone, and nothing shows that there are no others";
                    }
                }
            }
        }
        return "";
    }

    /** Whether a point is found at which the two stand in the relation; where it is null, at which they differ. */
    private boolean isMet(Laboratory claim, Expr.Sym x, Expr.Sym y, @Nullable Relation relation) {
        Cond.Rel equal = new Cond.Rel(x, Relation.EQ, y);
        List<Relation> ways = relation == null ? List.of(Relation.LT, Relation.GT) : List.of(relation);
        for (Relation way : ways) {
            Laboratory there = new Laboratory(
                    DirectedGivens.towards(claim.givens(), equal, way),
                    claim.interests().withoutLandmarks());
            for (ValueProfile taste : List.of(ValueProfile.NICE, ValueProfile.CALM)) {
                if (there.points(seed, taste).next() instanceof PointSource.Met) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Name> reals(Givens givens, Set<Name> names) {
        List<Name> reals = new ArrayList<>();
        for (Name name : names) {
            if (givens.find(name) instanceof Given.Scalar scalar && scalar.domain() instanceof Domain.Interval) {
                reals.add(name);
            }
        }
        return reals;
    }

    /** Whether it is a sum of numbers and their multiples; of such equations all rational points can be found. */
    private static boolean isLinear(Expr expr) {
        if (expr instanceof Expr.Add sum) {
            return sum.terms().stream().allMatch(DiagonalDoubt::isLinear);
        } else if (expr instanceof Expr.Mul product) {
            return product.factors().stream().allMatch(DiagonalDoubt::isLinear)
                    && product.factors().stream()
                                    .filter(factor -> !(factor instanceof Expr.Num))
                                    .count()
                            <= 1;
        }
        return expr instanceof Expr.Num || expr instanceof Expr.Sym;
    }
}
