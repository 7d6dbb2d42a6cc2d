package org.gradproof.verify.numeric.program;

import java.util.HashMap;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.gradproof.verify.numeric.value.DoubleArithmetic;
import org.gradproof.verify.numeric.value.DoubleNumber;
import org.gradproof.verify.numeric.value.Enclosure;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseArithmetic;
import org.gradproof.verify.numeric.value.PreciseEnclosure;
import org.gradproof.verify.numeric.value.PreciseNumber;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.gradproof.verify.numeric.value.Reals;
import org.gradproof.verify.numeric.value.UndefinedException;

/**
 * Values of expressions at one point, with known error: {@code new Evaluator(givens, point).evaluate(e)}.
 *
 * <p>In double, {@link #evaluate(Expr)} carries a bound of the absolute error along; in high precision,
 * {@link #evaluate(Expr, int)} carries exact rational numbers as far as they go, and then balls whose
 * radius bounds the error of all rounding. An answer is a value with its error, or that the expression
 * is undefined at the point, or that the precision does not tell. Definedness is that of the language:
 * no branch of cases that holds, the logarithm of a number that is not positive, division by zero, a
 * derivative at a boundary, and so on; 0 log 0 is 0.
 *
 * <p>Derivatives are by forward-mode automatic differentiation. Integrals are by quadrature; their
 * error is estimated, not proved.
 *
 * <p>Values of definitions are remembered, so one evaluator serves all expressions at its point. Used by
 * one thread at a time.
 */
public final class Evaluator {
    /** The operations that an evaluation may take unless another limit is given. */
    public static final long DEFAULT_BUDGET = 2_000_000;

    private static final int SMALLEST_DIGITS = 10;
    private static final int LARGEST_DIGITS = 10_000;
    private static final double MOST_TO_SEE = 1e9;

    private final Program program;
    private final Point point;
    private final long budget;
    private final Context doubles;
    private final Map<Integer, Context> precise = new HashMap<>();

    /** An evaluator of expressions over the givens at the point. */
    public Evaluator(Givens givens, Point point) {
        this(new Program(givens), point);
    }

    /** An evaluator that shares compiled expressions with those at other points. */
    public Evaluator(Program program, Point point) {
        this(program, point, DEFAULT_BUDGET);
    }

    /**
     * An evaluator with a limit.
     *
     * @param budget the operations that one evaluation may take
     */
    public Evaluator(Program program, Point point, long budget) {
        this.program = program;
        this.point = point;
        this.budget = budget;
        this.doubles = new Context(program, point, DoubleArithmetic.INSTANCE, budget);
    }

    /**
     * The value in double.
     *
     * @throws BudgetExceededException if it takes too many operations
     */
    public Enclosure evaluate(Expr e) {
        try {
            ProgramNode node = program.node(e);
            doubles.start();
            DoubleNumber value = (DoubleNumber) Reals.leaf(node.eval(doubles));
            // Adding 0 makes 0 of -0.
            return new Enclosure.Value(value.value() + 0.0, value.error());
        } catch (UndefinedException undefined) {
            return new Enclosure.Undefined(undefined.reason());
        } catch (UndecidableException undecidable) {
            return new Enclosure.Undecidable(undecidable.reason());
        } finally {
            doubles.tell();
        }
    }

    /**
     * The value with a working precision of {@code digits} decimal digits and a few to spare.
     *
     * @param digits 10 to 10000
     * @throws BudgetExceededException if it takes too many operations
     */
    public PreciseEnclosure evaluate(Expr e, int digits) {
        Context context = context(digits);
        try {
            ProgramNode node = program.node(e);
            context.start();
            return new PreciseValue((PreciseNumber) Reals.leaf(node.eval(context)));
        } catch (UndefinedException undefined) {
            return new PreciseEnclosure.Undefined(undefined.reason());
        } catch (UndecidableException undecidable) {
            return new PreciseEnclosure.Undecidable(undecidable.reason());
        } finally {
            context.tell();
        }
    }

    /** Whether the condition holds, as far as double tells. */
    public Truth holds(Cond c) {
        try {
            ProgramNode.Test test = program.test(c);
            doubles.start();
            return test.test(doubles);
        } catch (UndefinedException undefined) {
            return Truth.UNDEFINED;
        } catch (UndecidableException undecidable) {
            return Truth.CANNOT_TELL;
        }
    }

    /**
     * Whether the condition holds, as far as so many digits tell.
     *
     * @param digits 10 to 10000
     */
    public Truth holds(Cond c, int digits) {
        try {
            ProgramNode.Test test = program.test(c);
            Context context = context(digits);
            context.start();
            return test.test(context);
        } catch (UndefinedException undefined) {
            return Truth.UNDEFINED;
        } catch (UndecidableException undecidable) {
            return Truth.CANNOT_TELL;
        }
    }

    /**
     * How many decimal digits an evaluation needs for the smallest nonzero summand to show beside the
     * largest, where those of an evaluation before did not suffice; 0 if they did.
     */
    public int digitsToSeeAll() {
        long bits = precise.values().stream()
                .mapToLong(context -> context.arithmetic.lostBits())
                .max()
                .orElse(0);
        return (int) Math.min(MOST_TO_SEE, Math.ceil(bits * Math.log10(2)));
    }

    private Context context(int digits) {
        if (digits < SMALLEST_DIGITS || digits > LARGEST_DIGITS) {
            throw new IllegalArgumentException(
                    "digits " + digits + " not between " + SMALLEST_DIGITS + " and " + LARGEST_DIGITS);
        }
        return precise.computeIfAbsent(digits, d -> new Context(program, point, PreciseArithmetic.ofDigits(d), budget));
    }
}
