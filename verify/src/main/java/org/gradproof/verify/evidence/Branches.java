package org.gradproof.verify.evidence;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.verify.numeric.program.Branching;
import org.gradproof.verify.numeric.value.Comparison;
import org.gradproof.verify.random.claim.DirectedGivens;

/** Points for the branches of a claim, indicators and cases of reals, that ordinary points did not enter. */
final class Branches {
    /** Comparisons for which points are looked for. */
    private static final int MOST = 6;

    private final Laboratory laboratory;

    Branches(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    /** For each way in which a comparison has not come out yet, the givens with that it does. */
    List<Laboratory> towardsUnmet() {
        List<Laboratory> sources = new ArrayList<>();
        for (Branching branching : laboratory.branchings()) {
            for (Comparison way : List.of(Comparison.EQUAL_TO_PRECISION, Comparison.LESS, Comparison.GREATER)) {
                if (sources.size() < MOST && !branching.hasSeen(way)) {
                    sources.add(new Laboratory(
                            DirectedGivens.towards(laboratory.givens(), branching.relation(), relation(way)),
                            laboratory.interests().withoutLandmarks()));
                }
            }
        }
        return sources;
    }

    private static Relation relation(Comparison way) {
        return switch (way) {
            case LESS -> Relation.LT;
            case GREATER -> Relation.GT;
            case EQUAL_TO_PRECISION, CANNOT_TELL -> Relation.EQ;
        };
    }

    /** An equation between reals on which the claim hangs and that held at no point, in LaTeX; else empty. */
    String unmet() {
        for (Branching branching : laboratory.branchings()) {
            Relation relation = branching.relation().relation();
            boolean equation = relation == Relation.EQ || relation == Relation.NE;
            if (equation
                    && !branching.hasSeen(Comparison.EQUAL_TO_PRECISION)
                    && DirectedGivens.isContinuous(laboratory.givens(), branching.relation())) {
                return LatexWriter.write(branching.relation().left()) + " = "
                        + LatexWriter.write(branching.relation().right());
            }
        }
        return "";
    }
}
