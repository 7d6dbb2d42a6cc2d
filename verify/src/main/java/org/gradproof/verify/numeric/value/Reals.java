package org.gradproof.verify.numeric.value;

import java.math.BigInteger;
import org.gradproof.symbolic.work.Work;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.jspecify.annotations.Nullable;

/** Arithmetic of values: sums, products, quotients and powers, with the rules of differentiation for dual numbers. */
public final class Reals {
    private Reals() {}

    /** The number under all perturbations. */
    public static BoundedNumber leaf(Real value) {
        Real inner = value;
        while (inner instanceof Dual dual) {
            inner = dual.primal();
        }
        return number(inner);
    }

    /** The leaf itself; the logarithm of zero is no number. */
    private static BoundedNumber number(Real value) {
        if (value instanceof BoundedNumber leaf) {
            return leaf;
        }
        throw new UndefinedException("log of 0");
    }

    private static int tag(Real value) {
        return value instanceof Dual dual ? dual.tag() : 0;
    }

    private static Real primal(Real value, int tag) {
        return value instanceof Dual dual && dual.tag() == tag ? dual.primal() : value;
    }

    private static @Nullable Real tangentOrNull(Real value, int tag) {
        return value instanceof Dual dual && dual.tag() == tag ? dual.tangent() : null;
    }

    /** The derivative with the given tag; exactly zero of a number that does not depend on it. */
    public static Real tangent(Real value, int tag) {
        Real tangent = tangentOrNull(value, tag);
        if (tangent != null) {
            return tangent;
        }
        BoundedNumber one = leaf(value).one();
        return one.minus(one);
    }

    public static Real add(Real a, Real b) {
        if (a instanceof BoundedNumber x && b instanceof BoundedNumber y) {
            return x.plus(y);
        }
        if (a instanceof LogZero || b instanceof LogZero) {
            return LogZero.INSTANCE;
        }
        int tag = Math.max(tag(a), tag(b));
        Real ta = tangentOrNull(a, tag);
        Real tb = tangentOrNull(b, tag);
        Real tangent = ta == null ? tangent(b, tag) : tb == null ? ta : add(ta, tb);
        return new Dual(tag, add(primal(a, tag), primal(b, tag)), tangent);
    }

    public static Real negate(Real a) {
        if (a instanceof BoundedNumber x) {
            return x.negate();
        }
        return a instanceof Dual dual
                ? new Dual(dual.tag(), negate(dual.primal()), negate(dual.tangent()))
                : LogZero.INSTANCE;
    }

    public static Real subtract(Real a, Real b) {
        return add(a, negate(b));
    }

    public static Real times(Real a, Real b) {
        if (a instanceof BoundedNumber x && b instanceof BoundedNumber y) {
            return x.times(y);
        }
        // A constant zero times anything is a constant zero, and by convention times log 0 too.
        if (a instanceof BoundedNumber x && x.isZero()) {
            return x;
        }
        if (b instanceof BoundedNumber y && y.isZero()) {
            return y;
        }
        if (a instanceof LogZero) {
            return timesLogZero(b);
        }
        if (b instanceof LogZero) {
            return timesLogZero(a);
        }
        // Within n nested derivatives, one product is 3^n products of numbers.
        Work.count(4L * leaf(a).cost());
        int tag = Math.max(tag(a), tag(b));
        Real pa = primal(a, tag);
        Real pb = primal(b, tag);
        Real ta = tangentOrNull(a, tag);
        Real tb = tangentOrNull(b, tag);
        Real tangent;
        if (ta == null) {
            tangent = times(pa, tangent(b, tag));
        } else if (tb == null) {
            tangent = times(ta, pb);
        } else {
            tangent = add(times(ta, pb), times(pa, tb));
        }
        return new Dual(tag, times(pa, pb), tangent);
    }

    private static Real timesLogZero(Real factor) {
        if (factor instanceof LogZero) {
            throw new UndefinedException("log of 0");
        }
        return switch (leaf(factor).sign()) {
            case LESS, GREATER -> LogZero.INSTANCE;
            case EQUAL -> throw new UndefinedException("log of 0");
            case UNKNOWN -> throw new UndecidableException("log of 0 times what may be zero");
        };
    }

    public static Real divide(Real a, Real b) {
        if (b instanceof BoundedNumber y) {
            if (a instanceof BoundedNumber x) {
                return x.dividedBy(y);
            }
            if (a instanceof Dual dual) {
                return new Dual(dual.tag(), divide(dual.primal(), y), divide(dual.tangent(), y));
            }
            return timesLogZero(y.one().dividedBy(y));
        }
        return times(a, reciprocal(b));
    }

    static Real reciprocal(Real a) {
        if (a instanceof Dual dual) {
            Real inverse = reciprocal(dual.primal());
            return new Dual(dual.tag(), inverse, times(negate(dual.tangent()), times(inverse, inverse)));
        }
        BoundedNumber x = number(a);
        return x.one().dividedBy(x);
    }

    /** The power with an integer exponent: any base, but none that is zero with a negative exponent. */
    public static Real power(Real base, int exponent) {
        if (exponent == 0) {
            return leaf(base).one();
        }
        if (exponent < 0) {
            return reciprocal(power(base, -exponent));
        }
        if (exponent == 1) {
            return base;
        }
        if (base instanceof Dual dual) {
            // n p^(n-1) t holds at p = 0 too.
            Real lower = power(dual.primal(), exponent - 1);
            Real slope = scaled(times(lower, dual.tangent()), exponent);
            return new Dual(dual.tag(), times(lower, dual.primal()), slope);
        }
        return number(base).pow(exponent);
    }

    private static Real scaled(Real value, int factor) {
        return times(value, integer(leaf(value).one(), factor));
    }

    /** {@code n} ones. */
    private static BoundedNumber integer(BoundedNumber one, int n) {
        BoundedNumber sum = one.minus(one);
        BoundedNumber power = one;
        for (int rest = n; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                sum = sum.plus(power);
            }
            power = power.plus(power);
        }
        return sum;
    }

    /** The power with any exponent, by the rules of the language. */
    public static Real power(Real base, Real exponent) {
        if (exponent instanceof BoundedNumber y) {
            BigInteger integer = y.exactInteger();
            if (integer != null && integer.bitLength() < 31) {
                return power(base, integer.intValue());
            }
        }
        return switch (leaf(base).sign()) {
            case GREATER -> realPower(base, exponent);
            case EQUAL -> throw powerOfZero(exponent);
            case LESS -> powerOfNegative(exponent);
            case UNKNOWN -> throw new UndecidableException("a power of what may not be positive");
        };
    }

    /** The power with an exponent that is declared real: of a positive base alone, whatever value the exponent takes. */
    public static Real powerOfPositive(Real base, Real exponent) {
        return switch (leaf(base).sign()) {
            case GREATER -> power(base, exponent);
            case EQUAL -> throw new UndefinedException("a power of 0 with a real exponent");
            case LESS -> throw new UndefinedException("a power of a negative number with a real exponent");
            case UNKNOWN -> throw new UndecidableException("a power of what may not be positive");
        };
    }

    private static Real realPower(Real base, Real exponent) {
        if (base instanceof BoundedNumber x && exponent instanceof BoundedNumber y) {
            BoundedNumber two = y.one().plus(y.one());
            if (y.times(two).order(y.one()) == EnclosureOrder.EQUAL) {
                return x.sqrt();
            }
        }
        return RealFunctions.exp(times(exponent, RealFunctions.log(base)));
    }

    private static UndefinedException powerOfZero(Real exponent) {
        return switch (leaf(exponent).sign()) {
            case GREATER -> new UndefinedException("a power of 0 with an exponent that is no integer");
            case LESS -> new UndefinedException("a negative power of 0");
            case EQUAL -> new UndefinedException("derivative of a power of 0 by its exponent 0");
            case UNKNOWN -> throw new UndecidableException("a power of 0 whose exponent may be negative");
        };
    }

    private static Real powerOfNegative(Real exponent) {
        if (exponent instanceof BoundedNumber y && !y.isExact() && y.maybeInteger()) {
            throw new UndecidableException("a power of a negative number whose exponent may be an integer");
        }
        throw new UndefinedException("a power of a negative number with a real exponent");
    }
}
