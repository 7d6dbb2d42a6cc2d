package org.gradproof.core.internal.example;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.Exp;
import org.gradproof.core.internal.exact.FixedPoint;
import org.gradproof.core.internal.exact.Log1p;
import org.gradproof.core.internal.sum.CompensatedSum;

/**
 * One row of logits seen from its maximum: what log-sum-exp, softmax and cross entropy share.
 *
 * <p>The logits stand in z[from] … z[from + size - 1] and are not copied. The largest term of Σ
 * e<sup>z_j - max</sup> is exactly 1 and stays out of the sum, so that log1p can take the rest. A temperature T divides
 * the logits: z<sub>j</sub> - max then stands for (z<sub>j</sub> - max)/T.
 */
public final class Row {

    public final int size;
    public final double max;

    /** How many logits are +∞. */
    public final int infinite;

    public final boolean hasNaN;

    private final double[] z;
    private final int from;
    private final double temperature;
    private final int argMax;

    public Row(double[] z, int from, int size, double temperature) {
        double best = Double.NEGATIVE_INFINITY;
        int at = 0;
        int infinities = 0;
        boolean nan = false;
        for (int j = 0; j < size; j++) {
            double v = z[from + j];
            nan |= Double.isNaN(v);
            if (v > best) {
                best = v;
                at = j;
            }
            if (v == Double.POSITIVE_INFINITY) {
                infinities++;
            }
        }
        this.z = z;
        this.from = from;
        this.temperature = temperature;
        this.size = size;
        this.max = best;
        this.argMax = at;
        this.infinite = infinities;
        this.hasNaN = nan;
    }

    public Row(double[] z) {
        this(z, 0, z.length, 1);
    }

    /** From which gap on an exponential, and all that is made of it, is 0 in doubles. */
    public static final double VANISHED = -2000;

    /** Whether the usual formulas hold: at least two classes, no NaN, and a finite maximum. */
    public boolean isOrdinary() {
        return size > 1 && !hasNaN && Math.abs(max) <= Double.MAX_VALUE;
    }

    /** Below this, an exponential's products are taken from its logarithm. */
    private static final double SMALL = 0x1p-940;

    public double logit(int j) {
        return z[from + j];
    }

    /** The first class at the maximum. */
    public int argMax() {
        return argMax;
    }

    public boolean isArgMax(int j) {
        return j == argMax;
    }

    /** e<sup>z_j - max</sup>, for a finite maximum. */
    public double exp(int j) {
        if (j == argMax) {
            return 1;
        }
        if (temperature == 1) {
            return Exp.ofDifference(z[from + j], max);
        }
        DoubleDouble gap = gap(j);
        return Exp.of(gap.high(), gap.low());
    }

    /** e<sup>z_j - max</sup> x, also where the exponential alone would be subnormal. */
    public double times(int j, double x) {
        return times(j, exp(j), x);
    }

    /** The same from e<sup>z_j - max</sup>. */
    public double times(int j, double e, double x) {
        return e < SMALL ? DoubleDouble.exp(gap(j), 600).high() * (x * 0x1p-600) : e * x;
    }

    /** max - z<sub>j</sub> ≥ 0, rounded. */
    public double distance(int j) {
        double d = max - z[from + j];
        if (temperature == 1) {
            return d;
        }
        return d <= Double.MAX_VALUE ? d / temperature : 2 * halfDistance(j);
    }

    /** Half of {@link #distance}, where that overflows. */
    public double halfDistance(int j) {
        return (max / 2 - z[from + j] / 2) / temperature;
    }

    /** a times {@link #distance} where that overflows, though the product need not. */
    public double timesHugeDistance(int j, double a) {
        double scaled = max * 0x1p-200 - z[from + j] * 0x1p-200;
        return a * scaled / temperature * 0x1p200;
    }

    /** z<sub>j</sub> - max ≤ 0, to 106 bits where the exponential does not vanish. */
    public DoubleDouble gap(int j) {
        double d = z[from + j] - max;
        if (!(d / temperature > VANISHED)) {
            return DoubleDouble.of(d / temperature);
        }
        DoubleDouble gap = new DoubleDouble(d, Exp.differenceTail(z[from + j], max, d));
        return temperature == 1 ? gap : gap.dividedBy(DoubleDouble.of(temperature));
    }

    public BigInteger exactGap(int j, FixedPoint arithmetic) {
        BigInteger gap = arithmetic.of(z[from + j]).subtract(arithmetic.of(max));
        return temperature == 1 ? gap : arithmetic.over(gap, arithmetic.of(temperature));
    }

    /** All e<sup>z_j - max</sup> of a finite maximum, as exactly as the arithmetic has it. */
    public BigInteger[] exponentials(FixedPoint arithmetic) {
        BigInteger[] all = new BigInteger[size];
        Map<Double, BigInteger> known = new HashMap<>();
        for (int j = 0; j < size; j++) {
            int at = j;
            double logit = z[from + j];
            all[j] = logit == Double.NEGATIVE_INFINITY
                    ? BigInteger.ZERO
                    : known.computeIfAbsent(logit, v -> arithmetic.exp(exactGap(at, arithmetic)));
        }
        return all;
    }

    /** Writes e<sup>z_j - max</sup> to e[0], …, for a finite maximum. */
    public void exponentials(double[] e) {
        for (int j = 0; j < size; j++) {
            e[j] = exp(j);
        }
    }

    /** Σ e<sup>z_j - max</sup> without the maximum itself, from {@link #exponentials(double[])}. */
    public DoubleDouble rest(double[] e) {
        return sumWithout(argMax, e);
    }

    /** The same without another class. */
    public DoubleDouble sumWithout(int excluded, double[] e) {
        CompensatedSum sum = new CompensatedSum();
        for (int j = 0; j < size; j++) {
            if (j != excluded) {
                sum.add(e[j]);
            }
        }
        return DoubleDouble.sum(sum.high(), sum.tail());
    }

    /** Σ e<sup>z_j - max</sup> over all j but one, for a finite maximum. */
    public DoubleDouble sumWithout(int excluded) {
        CompensatedSum sum = new CompensatedSum();
        for (int j = 0; j < size; j++) {
            if (j != excluded) {
                sum.add(exp(j));
            }
        }
        return DoubleDouble.sum(sum.high(), sum.tail());
    }

    /** Σ e<sup>z_j - max</sup> without the maximum itself. */
    public DoubleDouble rest() {
        return sumWithout(argMax);
    }

    /** log Σ e<sup>z_j - max</sup> from {@link #rest}. */
    public static double logOfTotal(DoubleDouble rest) {
        return Log1p.of(rest.high(), rest.low());
    }
}
