package org.gradproof.core;

/**
 * p<sub>k</sub> S - y<sub>k</sub> with 106 bits, for soft labels near the probabilities.
 *
 * <p>The numerator over the common denominator is e<sub>k</sub> S - y<sub>k</sub> Σ<sub>j</sub> e<sub>j</sub>, with
 * e<sub>j</sub> = e<sup>z_j - max</sup>. For logits near the maximum, e<sub>j</sub> = 1 + m<sub>j</sub> with small
 * m<sub>j</sub>; there the ones are cancelled by hand, (Σ y<sub>j</sub> - n y<sub>k</sub>) + m<sub>k</sub> Σ
 * y<sub>j</sub> - y<sub>k</sub> Σ m<sub>j</sub>, so that logits such as (0, 10<sup>-20</sup>) with equal labels keep
 * their digits.
 */
final class CancellingDifference {

    /** Logits this near to the maximum count as near: expm1 takes over from exp. */
    private static final double NEAR = -0.6;

    /** Below this, exponentials and labels are lifted away from underflow. */
    private static final double LOW = -300;

    private static final int LIFT = 600;

    private final Row row;
    private final double[] y;
    private final DoubleDouble nearLabels;
    private final DoubleDouble nearExcess;
    private final DoubleDouble farLabels;
    private final DoubleDouble farTotal;
    private final DoubleDouble total;
    private final int nearCount;

    CancellingDifference(Row row, double[] y) {
        DoubleDouble labelsNear = DoubleDouble.ZERO;
        DoubleDouble excess = DoubleDouble.ZERO;
        DoubleDouble labelsFar = DoubleDouble.ZERO;
        DoubleDouble far = DoubleDouble.ZERO;
        int near = 0;
        for (int j = 0; j < row.size; j++) {
            DoubleDouble d = gap(row, j);
            if (d.high() > NEAR) {
                near++;
                labelsNear = labelsNear.plus(y[j]);
                excess = excess.plus(DoubleDouble.expm1(d));
            } else {
                labelsFar = labelsFar.plus(y[j]);
                far = far.plus(DoubleDouble.exp(d, 0));
            }
        }
        this.row = row;
        this.y = y;
        this.nearLabels = labelsNear;
        this.nearExcess = excess;
        this.farLabels = labelsFar;
        this.farTotal = far;
        this.nearCount = near;
        this.total = excess.plus(near).plus(far);
    }

    double gradient(int k) {
        DoubleDouble d = gap(row, k);
        if (d.high() > NEAR) {
            DoubleDouble m = DoubleDouble.expm1(d);
            DoubleDouble ones = nearLabels.minus(DoubleDouble.product(nearCount, y[k]));
            DoubleDouble near = ones.plus(m.times(nearLabels)).minus(nearExcess.times(y[k]));
            DoubleDouble far = m.plus(1).times(farLabels).minus(farTotal.times(y[k]));
            return near.plus(far).dividedBy(total).rounded();
        }
        int lift = d.high() < LOW ? LIFT : 0;
        DoubleDouble labels = nearLabels.plus(farLabels);
        DoubleDouble pull = DoubleDouble.exp(d, lift).times(labels);
        DoubleDouble difference = pull.minus(total.times(Math.scalb(y[k], lift)));
        return Math.scalb(difference.dividedBy(total).rounded(), -lift);
    }

    /** z<sub>j</sub> - max, exactly; the tail matters only where the exponential does not vanish. */
    private static DoubleDouble gap(Row row, int j) {
        double d = row.logit(j) - row.max;
        return Math.abs(d) < 1000
                ? new DoubleDouble(d, Exp.differenceTail(row.logit(j), row.max, d))
                : DoubleDouble.of(d);
    }
}
