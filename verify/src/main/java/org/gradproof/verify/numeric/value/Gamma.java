package org.gradproof.verify.numeric.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.verify.numeric.ball.UndecidableException;

/**
 * The gamma function of positive numbers and its logarithm's derivatives, by Stirling's series far from zero: for
 * positive numbers what is left out of it is less than the first term left out.
 */
final class Gamma {
    private static final int MOST_BITS = 1600;
    private static final List<Rational> BERNOULLI = new ArrayList<>(List.of(Rational.ONE));

    private final Arithmetic arithmetic;
    private final int bits;

    Gamma(Arithmetic arithmetic) {
        this.arithmetic = arithmetic;
        this.bits = 60 + arithmetic.quadratureBits() * 5 / 4;
        if (bits > MOST_BITS) {
            throw new UndecidableException("a gamma function to so many digits");
        }
    }

    /** {@code \Gamma(x)}. */
    Real of(Real x) {
        if (x instanceof Dual d) {
            Real value = of(d.primal());
            return new Dual(d.tag(), value, Reals.times(d.tangent(), Reals.times(value, polygamma(0, d.primal()))));
        }
        BoundedNumber z = positive(x);
        BoundedNumber product = z.one();
        for (int i = steps(z); i > 0; i--) {
            product = product.times(z);
            z = z.plus(z.one());
        }
        BoundedNumber half = arithmetic.of(Rational.HALF);
        BoundedNumber turn = arithmetic.of(2).times(arithmetic.pi());
        BoundedNumber log = z.minus(half).times(z.log()).minus(z).plus(half.times(turn.log()));
        return added(log, -1, z).exp().dividedBy(product);
    }

    /** The derivative of this order, from 0 on, of the derivative of the logarithm. */
    private Real polygamma(int order, Real x) {
        if (x instanceof Dual d) {
            return new Dual(
                    d.tag(), polygamma(order, d.primal()), Reals.times(d.tangent(), polygamma(order + 1, d.primal())));
        }
        BoundedNumber z = positive(x);
        BoundedNumber sum = z.minus(z);
        BoundedNumber factorial = arithmetic.of(factorial(order));
        for (int i = steps(z); i > 0; i--) {
            sum = sum.plus(factorial.dividedBy(z.pow(order + 1)));
            z = z.plus(z.one());
        }
        BoundedNumber two = arithmetic.of(2);
        if (order == 0) {
            BoundedNumber series = added(z.minus(z), 0, z);
            return z.log().minus(z.one().dividedBy(two.times(z))).minus(series).minus(sum);
        }
        BoundedNumber tail = arithmetic
                .of(factorial(order - 1))
                .dividedBy(z.pow(order))
                .plus(factorial.dividedBy(two.times(z.pow(order + 1))));
        BoundedNumber value = added(tail, order, z).plus(sum);
        return order % 2 == 0 ? value.negate() : value;
    }

    /** {@code \sum_k B_{2k} (2k + m - 1)! / ((2k)! z^{2k + m})} added to the value, for the log at {@code m = -1}. */
    private BoundedNumber added(BoundedNumber to, int m, BoundedNumber z) {
        BoundedNumber sum = to;
        for (int k = 1; k < bits; k++) {
            Rational weight = bernoulli(2 * k).times(factorial(2 * k + m - 1)).dividedBy(factorial(2 * k));
            BoundedNumber term = arithmetic.of(weight).dividedBy(z.pow(2 * k + m));
            if (term.middleMagnitude() < -bits) {
                return sum.widened(Math.max(term.middleMagnitude(), term.errorMagnitude()) + 1);
            }
            sum = sum.plus(term);
        }
        throw new UndecidableException("Stirling's series");
    }

    private static BoundedNumber positive(Real x) {
        BoundedNumber leaf = Reals.leaf(x);
        return switch (leaf.sign()) {
            case GREATER -> leaf;
            case UNKNOWN -> throw new UndecidableException("the gamma function of what may not be positive");
            default -> throw new UndefinedException("factorial of " + leaf.shown() + " less one");
        };
    }

    /** By how much the number is moved to where the series is precise. */
    private int steps(BoundedNumber z) {
        double at = z.approximation();
        if (!(at < 1e6)) {
            throw new UndecidableException("the gamma function of a number too large");
        }
        return (int) Math.max(0, Math.ceil(bits / 5.0 + 8 - at));
    }

    private static Rational factorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return new Rational(product, BigInteger.ONE);
    }

    /** {@code \sum_{j<n+1} \binom{n+1}{j} B_j = 0}. */
    private static synchronized Rational bernoulli(int n) {
        for (int m = BERNOULLI.size(); m <= n; m++) {
            BigInteger choose = BigInteger.ONE;
            Rational sum = Rational.ZERO;
            for (int j = 0; j < m; j++) {
                sum = sum.plus(BERNOULLI.get(j).times(new Rational(choose, BigInteger.ONE)));
                choose = choose.multiply(BigInteger.valueOf(m + 1L - j)).divide(BigInteger.valueOf(j + 1L));
            }
            BERNOULLI.add(sum.negate().dividedBy(Rational.of(m + 1L)));
        }
        return BERNOULLI.get(n);
    }
}
