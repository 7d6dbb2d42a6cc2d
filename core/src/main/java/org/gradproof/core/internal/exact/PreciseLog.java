package org.gradproof.core.internal.exact;

/** Logarithms of about 98 bits: one step of Newton's method, in double-double, from a double. */
public final class PreciseLog {

    private static final double SQRT2 = 0x1.6a09e667f3bcdp0;

    /** expm1 of double-doubles is good up to here. */
    private static final double NEAR = 0.75;

    private PreciseLog() {}

    /** log(1 + u) for u ≥ -½, with a small relative error however small u is. */
    public static DoubleDouble log1p(DoubleDouble u) {
        if (Math.abs(u.high()) < 0x1p-900) {
            return u;
        }
        double y = Log1p.of(u.high());
        if (y <= NEAR) {
            DoubleDouble m = DoubleDouble.expm1(DoubleDouble.of(y));
            return corrected(y, u.minus(m).dividedBy(m.plus(1)));
        }
        DoubleDouble e = DoubleDouble.exp(DoubleDouble.of(y), 0);
        return corrected(y, u.plus(1).minus(e).dividedBy(e));
    }

    /** log x for a normal x &gt; 0. */
    public static DoubleDouble log(DoubleDouble x) {
        int k = Math.getExponent(x.high());
        DoubleDouble m = x.scaled(-k);
        if (m.high() > SQRT2) {
            m = m.scaled(-1);
            k++;
        }
        double y = StrictMath.log(m.high());
        DoubleDouble e = DoubleDouble.expm1(DoubleDouble.of(y));
        DoubleDouble log = corrected(y, m.plus(-1).minus(e).dividedBy(e.plus(1)));
        return k == 0 ? log : timesLn2(k).plus(log);
    }

    public static DoubleDouble timesLn2(int k) {
        return DoubleDouble.sum(k * Exp.LN2_HIGH, k * Exp.LN2_MIDDLE).plus(k * Exp.LN2_LOW);
    }

    /** y + log(1 + r) for a tiny r. */
    private static DoubleDouble corrected(double y, DoubleDouble r) {
        return DoubleDouble.of(y).plus(r).plus(-0.5 * r.high() * r.high());
    }
}
