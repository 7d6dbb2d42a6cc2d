package org.gradproof.verify.numeric.value;

import java.math.BigInteger;
import java.util.List;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.verify.numeric.ball.UndecidableException;

/** The functions of the language on values, with their derivatives for dual numbers. */
public final class RealFunctions {
    private static final int LARGEST_FACTORIAL = 2000;
    private static final double LARGEST_FLOOR = 0x1p50;

    private RealFunctions() {}

    public static Real apply(Function function, Real x) {
        return switch (function) {
            case EXP -> exp(x);
            case LOG -> log(x);
            case SQRT -> sqrt(x);
            case TANH -> tanh(x);
            case SINH -> sinh(x);
            case COSH -> cosh(x);
            case SIN -> sin(x);
            case COS -> cos(x);
            case TAN -> tan(x);
            case ABS -> abs(x);
            case FLOOR -> floor(x);
            case FACTORIAL -> throw new UndefinedException("a factorial without its arithmetic");
            case MAX, MIN -> x;
            case BINOMIAL -> throw new UndefinedException("a binomial coefficient of one argument");
        };
    }

    public static Real apply(Function function, List<Real> arguments) {
        return switch (function) {
            case MAX -> Extremum.largest(arguments);
            case MIN -> Extremum.smallest(arguments);
            case BINOMIAL -> binomial(arguments.get(0), arguments.get(1));
            default -> apply(function, arguments.get(0));
        };
    }

    private static Dual dual(Dual x, Real value, Real slope) {
        return new Dual(x.tag(), value, Reals.times(x.tangent(), slope));
    }

    static Real exp(Real x) {
        if (x instanceof Dual d) {
            Real value = exp(d.primal());
            return dual(d, value, value);
        }
        return Reals.leaf(x).exp();
    }

    static Real log(Real x) {
        if (x instanceof Dual d) {
            if (Reals.leaf(d).isZero()) {
                throw new UndefinedException("derivative of the log at 0");
            }
            return new Dual(d.tag(), log(d.primal()), Reals.divide(d.tangent(), d.primal()));
        }
        BoundedNumber leaf = Reals.leaf(x);
        return leaf.isZero() ? LogZero.INSTANCE : leaf.log();
    }

    static Real sqrt(Real x) {
        if (x instanceof Dual d) {
            Real root = sqrt(d.primal());
            if (Reals.leaf(root).isZero()) {
                throw new UndefinedException("derivative of the square root at 0");
            }
            return new Dual(d.tag(), root, Reals.divide(d.tangent(), Reals.add(root, root)));
        }
        return Reals.leaf(x).sqrt();
    }

    private static Real tanh(Real x) {
        if (x instanceof Dual d) {
            // 1 / cosh^2 keeps the digits that 1 - tanh^2 loses.
            Real sech = Reals.reciprocal(cosh(d.primal()));
            return dual(d, tanh(d.primal()), Reals.times(sech, sech));
        }
        return Reals.leaf(x).tanh();
    }

    private static Real sinh(Real x) {
        return x instanceof Dual d
                ? dual(d, sinh(d.primal()), cosh(d.primal()))
                : Reals.leaf(x).sinh();
    }

    private static Real cosh(Real x) {
        return x instanceof Dual d
                ? dual(d, cosh(d.primal()), sinh(d.primal()))
                : Reals.leaf(x).cosh();
    }

    private static Real sin(Real x) {
        return x instanceof Dual d
                ? dual(d, sin(d.primal()), cos(d.primal()))
                : Reals.leaf(x).sin();
    }

    private static Real cos(Real x) {
        return x instanceof Dual d
                ? dual(d, cos(d.primal()), Reals.negate(sin(d.primal())))
                : Reals.leaf(x).cos();
    }

    private static Real tan(Real x) {
        if (x instanceof Dual d) {
            Real secant = Reals.reciprocal(cos(d.primal()));
            return dual(d, tan(d.primal()), Reals.times(secant, secant));
        }
        return Reals.leaf(x).tan();
    }

    private static Real abs(Real x) {
        if (x instanceof Dual) {
            return switch (Reals.leaf(x).sign()) {
                case GREATER -> x;
                case LESS -> Reals.negate(x);
                case EQUAL -> throw new UndefinedException("derivative at a boundary of the absolute value");
                case UNKNOWN -> throw new UndecidableException("derivative near a boundary of the absolute value");
            };
        }
        return Reals.leaf(x).abs();
    }

    private static BigInteger integer(Real x, String of) {
        if (x instanceof Dual) {
            throw new UndefinedException("derivative of " + of);
        }
        BoundedNumber leaf = Reals.leaf(x);
        BigInteger integer = leaf.exactInteger();
        if (integer == null) {
            if (!leaf.isExact() && leaf.maybeInteger()) {
                throw new UndecidableException(of + " of what may not be an integer");
            }
            throw new UndefinedException(of + " of " + leaf.shown());
        }
        return integer;
    }

    /** The largest whole number that is not larger; it has no derivative, at a whole number or elsewhere, that is asked for. */
    private static Real floor(Real x) {
        if (x instanceof Dual) {
            throw new UndefinedException("derivative of a whole part");
        }
        BoundedNumber leaf = Reals.leaf(x);
        if (leaf.exactInteger() != null) {
            return leaf;
        }
        double near = leaf.approximation();
        if (!(Math.abs(near) < LARGEST_FLOOR)) {
            throw new UndecidableException("whole part of a number too large");
        }
        BoundedNumber low = leaf.integer((long) Math.floor(near));
        for (BoundedNumber floor : List.of(low, low.minus(leaf.one()), low.plus(leaf.one()))) {
            EnclosureOrder below = leaf.order(floor);
            boolean least = below == EnclosureOrder.GREATER || below == EnclosureOrder.EQUAL;
            if (least && leaf.order(floor.plus(leaf.one())) == EnclosureOrder.LESS) {
                return floor;
            }
        }
        throw new UndecidableException("whole part near a whole number");
    }

    /** The factorial, which is {@code \Gamma(x + 1)} of what is no whole number or moves. */
    public static Real factorial(Arithmetic arithmetic, Real x) {
        BigInteger n = x instanceof Dual ? null : Reals.leaf(x).exactInteger();
        if (n == null) {
            return new Gamma(arithmetic).of(Reals.add(x, arithmetic.of(1)));
        } else if (n.signum() < 0) {
            throw new UndefinedException("factorial of " + n);
        }
        if (n.bitLength() > 31 || n.intValue() > LARGEST_FACTORIAL) {
            throw new UndecidableException("factorial of a number too large");
        }
        BoundedNumber one = Reals.leaf(x).one();
        BoundedNumber factor = one;
        BoundedNumber product = one;
        for (int i = 2; i <= n.intValue(); i++) {
            factor = factor.plus(one);
            product = product.times(factor);
        }
        return product;
    }

    private static Real binomial(Real of, Real by) {
        BigInteger n = integer(of, "binomial coefficient");
        BigInteger k = integer(by, "binomial coefficient");
        if (n.signum() < 0) {
            throw new UndefinedException("binomial coefficient of " + n);
        }
        BoundedNumber one = Reals.leaf(of).one();
        if (k.signum() < 0 || k.compareTo(n) > 0) {
            return one.minus(one);
        }
        BigInteger less = k.min(n.subtract(k));
        if (less.bitLength() > 31 || less.intValue() > LARGEST_FACTORIAL) {
            throw new UndecidableException("binomial coefficient of numbers too large");
        }
        // Multiplied first, each quotient is an integer.
        BoundedNumber top = Reals.leaf(of);
        BoundedNumber bottom = one;
        BoundedNumber product = one;
        for (int i = 1; i <= less.intValue(); i++) {
            product = product.times(top).dividedBy(bottom);
            top = top.minus(one);
            bottom = bottom.plus(one);
        }
        return product;
    }
}
