package org.gradproof.verify.mutation;

import java.util.List;
import java.util.Optional;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.evidence.Laboratory;
import org.gradproof.verify.evidence.NotedPoint;
import org.gradproof.verify.report.Counterexample;
import org.jspecify.annotations.Nullable;

/** Tries a claim again at a counterexample that a report has in a reader's form. */
final class Replay {
    private Replay() {}

    /** The counterexample as text, if the claim fails there; empty if it does not, or has a function among its values. */
    static Optional<String> failing(Claim claim, @Nullable Counterexample counterexample) {
        if (counterexample == null) {
            return Optional.empty();
        }
        Laboratory laboratory = new Laboratory(claim.givens(), List.of(claim.left(), claim.right()));
        return NotedPoint.of(laboratory, counterexample)
                .filter(point -> Decider.failsAt(claim, point))
                .map(Shown::point);
    }
}
