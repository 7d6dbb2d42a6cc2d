package org.gradproof.docsgen.experiments;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as they are printed. */
final class Digits {
    private Digits() {}

    /** Three significant digits, without an exponent; zeros behind them are kept. */
    static String three(double value) {
        return significant(value, 3);
    }

    static String significant(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int scale = digits - (rounded.precision() - rounded.scale());
        return rounded.setScale(Math.max(0, scale), RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A share as a percentage with one digit behind the point. */
    static String percent(double share) {
        return new BigDecimal(100 * share).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }
}
