package org.gradproof.verify.numeric.program;

import java.math.BigInteger;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.verify.numeric.ball.Ball;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.gradproof.verify.numeric.value.BoundedNumber;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseArithmetic;
import org.gradproof.verify.numeric.value.PreciseEnclosure;
import org.gradproof.verify.numeric.value.PreciseNumber;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.gradproof.verify.numeric.value.Reals;
import org.gradproof.verify.numeric.value.UndefinedException;

/**
 * Enclosures of the values of an expression at all points of a box: some numbers of a point range over intervals, the others stay.
 * Integrals are not for this: the error of a quadrature is estimated.
 */
public final class BoxEvaluator {
    private static final int RADIUS_BITS = 28;

    private final Program program;
    private final Point point;
    private final long budget;

    /**
     * An evaluator over boxes about the point.
     *
     * @param budget the operations that one evaluation may take
     */
    public BoxEvaluator(Program program, Point point, long budget) {
        this.program = program;
        this.point = point;
        this.budget = budget;
    }

    /**
     * A side of a box.
     *
     * @param entry in row-major order; 0 for a scalar
     */
    public record Side(Name name, int entry, Rational low, Rational high) {
        /** Its length. */
        public Rational length() {
            return high.minus(low);
        }

        /** Its middle. */
        public Rational middle() {
            return low.plus(high).times(Rational.HALF);
        }
    }

    /**
     * All values of the expression in the box; undefined if it has a value nowhere there.
     *
     * @throws BudgetExceededException if it takes too many operations
     */
    public PreciseEnclosure evaluate(Expr e, List<Side> box) {
        PreciseArithmetic arithmetic = PreciseArithmetic.ofBoxes();
        Context context = new Context(program, point, arithmetic, budget);
        try {
            ProgramNode node = program.node(e);
            for (Side side : box) {
                BoundedNumber enclosure = new PreciseNumber(null, ball(side, arithmetic.bits()), arithmetic);
                context.values.replace(program.symbol(side.name()), side.entry(), enclosure);
            }
            context.start();
            return new PreciseValue((PreciseNumber) Reals.leaf(node.eval(context)));
        } catch (UndefinedException undefined) {
            return new PreciseEnclosure.Undefined(undefined.reason());
        } catch (UndecidableException undecidable) {
            return new PreciseEnclosure.Undecidable(undecidable.reason());
        }
    }

    private static Ball ball(Side side, int bits) {
        Ball middle = Ball.of(side.middle(), bits);
        Rational radius = side.length().times(Rational.HALF);
        int shift = RADIUS_BITS
                - radius.numerator().bitLength()
                + radius.denominator().bitLength();
        BigInteger top = shift >= 0 ? radius.numerator().shiftLeft(shift) : radius.numerator();
        BigInteger bottom =
                shift >= 0 ? radius.denominator() : radius.denominator().shiftLeft(-shift);
        long units = top.divide(bottom).longValueExact() + 1;
        return middle.plus(new Ball(BigInteger.ZERO, units, -shift), bits);
    }
}
