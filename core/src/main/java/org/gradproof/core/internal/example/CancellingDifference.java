package org.gradproof.core.internal.example;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.FixedPoint;

/**
 * (p<sub>k</sub> A - a<sub>k</sub>)/t for labels near the probabilities, with 106 bits, and where these do not show it,
 * with as many as it takes.
 *
 * <p>The numerator over the common denominator is e<sub>k</sub> A - a<sub>k</sub> Σ<sub>j</sub> e<sub>j</sub>, with
 * e<sub>j</sub> = e<sup>z_j - max</sup>. For logits near the maximum, e<sub>j</sub> = 1 + m<sub>j</sub> with small
 * m<sub>j</sub>; there the ones are cancelled by hand, (Σ a<sub>j</sub> - n a<sub>k</sub>) + m<sub>k</sub> Σ
 * a<sub>j</sub> - a<sub>k</sub> Σ m<sub>j</sub>, so that logits such as (0, 10<sup>-20</sup>) with equal labels keep
 * their digits.
 */
public final class CancellingDifference {

    /** Logits this near to the maximum count as near: expm1 takes over from exp. */
    private static final double NEAR = -0.6;

    /** Below this, exponentials and labels are lifted away from underflow. */
    private static final double LOW = -300;

    private static final int LIFT = 600;

    private final Row row;
    private final LabelRow labels;
    private final double t;

    /** The binary exponent that the last resort takes off the labels. */
    private final int scale;

    private final DoubleDouble nearLabels;
    private final DoubleDouble nearExcess;
    private final DoubleDouble farLabels;
    private final DoubleDouble farTotal;
    private final DoubleDouble total;
    private final int nearCount;
    private final Map<Integer, Sums> sums = new HashMap<>();

    public CancellingDifference(Row row, LabelRow labels, double t) {
        DoubleDouble labelsNear = DoubleDouble.ZERO;
        DoubleDouble excess = DoubleDouble.ZERO;
        DoubleDouble labelsFar = DoubleDouble.ZERO;
        DoubleDouble far = DoubleDouble.ZERO;
        int near = 0;
        for (int j = 0; j < row.size; j++) {
            DoubleDouble d = row.gap(j);
            if (d.high() > NEAR) {
                near++;
                labelsNear = labelsNear.plus(labels.precise(j, 0));
                excess = excess.plus(DoubleDouble.expm1(d));
            } else {
                labelsFar = labelsFar.plus(labels.precise(j, 0));
                far = far.plus(DoubleDouble.exp(d, 0));
            }
        }
        this.row = row;
        this.labels = labels;
        this.t = t;
        this.scale = labels.scale();
        this.nearLabels = labelsNear;
        this.nearExcess = excess;
        this.farLabels = labelsFar;
        this.farTotal = far;
        this.nearCount = near;
        this.total = excess.plus(near).plus(far);
    }

    public double gradient(int k) {
        DoubleDouble d = row.gap(k);
        return d.high() > NEAR ? near(k, d) : far(k, d);
    }

    private double near(int k, DoubleDouble d) {
        DoubleDouble a = labels.precise(k, 0);
        DoubleDouble m = DoubleDouble.expm1(d);
        DoubleDouble ones = nearLabels.minus(a.times(nearCount));
        DoubleDouble pull = m.times(nearLabels);
        DoubleDouble push = nearExcess.times(a);
        DoubleDouble farPull = m.plus(1).times(farLabels);
        DoubleDouble farPush = farTotal.times(a);
        DoubleDouble difference = ones.plus(pull).minus(push).plus(farPull.minus(farPush));
        double largest = Math.max(
                Math.max(Math.abs(ones.high()), Math.abs(pull.high()) + Math.abs(push.high())),
                farPull.high() + farPush.high());
        boolean exactOnes =
                Math.abs(ones.high()) > DoubleDouble.KEPT * nearLabels.high() || ones.equals(DoubleDouble.ZERO);
        return exactOnes && Math.abs(difference.high()) >= DoubleDouble.KEPT * largest
                ? rounded(difference, 0)
                : exactly(k);
    }

    private double far(int k, DoubleDouble d) {
        int lift = d.high() < LOW ? LIFT : 0;
        DoubleDouble pull =
                DoubleDouble.exp(d, lift).times(nearLabels.plus(farLabels)).dividedBy(total);
        DoubleDouble difference = pull.minus(labels.precise(k, lift));
        return Math.abs(difference.high()) >= DoubleDouble.KEPT * pull.high()
                ? Math.scalb(difference.dividedBy(DoubleDouble.of(t)).rounded(), -lift)
                : exactly(k);
    }

    private double rounded(DoubleDouble numerator, int lift) {
        DoubleDouble denominator = t == 1 ? total : total.times(t);
        return Math.scalb(numerator.dividedBy(denominator).rounded(), -lift);
    }

    private double exactly(int k) {
        return FixedPoint.evaluate(
                arithmetic -> {
                    Sums s = sums.computeIfAbsent(arithmetic.bits(), bits -> sums(arithmetic));
                    BigInteger pull = arithmetic.times(s.exponentials[k], s.labels);
                    BigInteger push = arithmetic.times(labels.exact(k, scale, arithmetic), s.total);
                    return new FixedPoint.Ratio(pull.subtract(push), arithmetic.times(s.total, arithmetic.of(t)));
                },
                scale);
    }

    private Sums sums(FixedPoint arithmetic) {
        BigInteger[] e = row.exponentials(arithmetic);
        BigInteger sum = BigInteger.ZERO;
        BigInteger all = BigInteger.ZERO;
        for (int j = 0; j < e.length; j++) {
            sum = sum.add(e[j]);
            all = all.add(labels.exact(j, scale, arithmetic));
        }
        return new Sums(e, sum, all);
    }

    /** What all entries share, for one number of bits. */
    private static final class Sums {
        private final BigInteger[] exponentials;
        private final BigInteger total;
        private final BigInteger labels;

        Sums(BigInteger[] exponentials, BigInteger total, BigInteger labels) {
            this.exponentials = exponentials;
            this.total = total;
            this.labels = labels;
        }
    }
}
