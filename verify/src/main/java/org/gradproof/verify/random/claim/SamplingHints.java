package org.gradproof.verify.random.claim;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Givens;

/**
 * What a claim asks of the points at which it is tried, beside that the givens hold.
 *
 * @param landmarks numbers to try by name; see {@link Landmarks}
 * @param sizes sizes to try beside the usual ones; see {@link LargeSizes}
 * @param tails how unspecified functions have to behave far out; the others may behave as they like
 */
public record SamplingHints(List<Rational> landmarks, Map<Name, Tail> tails, Set<Integer> sizes) {
    /** Nothing. */
    public static final SamplingHints NONE = new SamplingHints(List.of(), Map.of(), Set.of());

    /** What the expressions ask for. */
    public static SamplingHints of(Givens givens, List<Expr> exprs) {
        List<Rational> landmarks = Landmarks.of(givens, exprs);
        return new SamplingHints(landmarks, Tails.of(givens, exprs), LargeSizes.of(givens, exprs, landmarks));
    }

    /** The same without the numbers. */
    public SamplingHints withoutLandmarks() {
        return new SamplingHints(List.of(), tails, sizes);
    }
}
