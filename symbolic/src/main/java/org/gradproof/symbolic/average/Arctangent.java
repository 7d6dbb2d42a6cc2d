package org.gradproof.symbolic.average;

import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/** The arctangent, which is {@code \int_0^u 1 / (1 + t^2) dt}, and its values at the tangents of known angles. */
final class Arctangent {
    private static final Sym VARIABLE = new Sym(new Name("t", Integer.MAX_VALUE));

    private Arctangent() {}

    /** The arctangent of {@code of / \sqrt{room}}. */
    static Expr value(Expr of, Rational room) {
        Rational square = square(of);
        Rational angle = square == null ? null : angle(square.dividedBy(room));
        if (angle != null) {
            boolean negative = of instanceof Num num && num.value().signum() < 0;
            return Exprs.mul(new Num(negative ? angle.negate() : angle), new Expr.Pi());
        }
        return of(room.isOne() ? of : Exprs.div(of, new Fn(Function.SQRT, new Num(room))));
    }

    /** The arctangent, written out. */
    static Expr of(Expr argument) {
        Expr below = Exprs.add(Exprs.ONE, new Pow(VARIABLE, Exprs.num(2)));
        return new Integral(VARIABLE, Exprs.ZERO, argument, new Pow(below, Exprs.MINUS_ONE));
    }

    /** The square of a number, or of the root of one. */
    private static @Nullable Rational square(Expr of) {
        if (of instanceof Num num) {
            return num.value().times(num.value());
        }
        return of instanceof Fn root
                        && root.function() == Function.SQRT
                        && root.arguments().get(0) instanceof Num num
                ? num.value()
                : null;
    }

    /** Which part of pi the angle is whose tangent has this square, or null. */
    private static @Nullable Rational angle(Rational square) {
        if (square.isZero()) {
            return Rational.ZERO;
        } else if (square.isOne()) {
            return Rational.of(1, 4);
        } else if (square.equals(Rational.of(3))) {
            return Rational.of(1, 3);
        }
        return square.equals(Rational.of(1, 3)) ? Rational.of(1, 6) : null;
    }
}
