package org.gradproof.verify.random.claim;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.program.BudgetExceededException;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.program.Program;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseValue;

/** Numbers near the values of expressions without names. */
final class ConstantTerms {
    private static final int LONG = 120;

    private static final int DIGITS = 30;
    private static final long OPERATIONS = 10_000;

    private final Evaluator evaluator =
            new Evaluator(new Program(new Givens(List.of())), new Point(Map.of()), OPERATIONS);

    /** Some twenty digits of the value; empty where it has none, or depends on something. */
    Optional<Rational> value(Expr expr) {
        if (!isConstant(expr)) {
            return Optional.empty();
        }
        try {
            return evaluator.evaluate(expr, DIGITS) instanceof PreciseValue value ? value.near() : Optional.empty();
        } catch (BudgetExceededException exceeded) {
            return Optional.empty();
        }
    }

    private static boolean isConstant(Expr expr) {
        boolean[] constant = {true};
        Traversal.through(
                expr,
                part -> constant[0] &= part instanceof Expr.Num
                        || part instanceof Expr.Pi
                        || part instanceof Expr.Add
                        || part instanceof Expr.Mul
                        || part instanceof Expr.Pow
                        || part instanceof Expr.Fn);
        return constant[0];
    }

    /** Three digits of a number that is too long to be read, else the number. */
    static Rational brief(Rational value) {
        if (value.numerator().bitLength() + value.denominator().bitLength() < LONG) {
            return value;
        }
        BigDecimal rounded =
                new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), new MathContext(3));
        return rounded.scale() <= 0
                ? new Rational(rounded.toBigIntegerExact(), BigInteger.ONE)
                : new Rational(rounded.unscaledValue(), BigInteger.TEN.pow(rounded.scale()));
    }
}
