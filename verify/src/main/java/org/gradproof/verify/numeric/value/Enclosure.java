package org.gradproof.verify.numeric.value;

/** What an evaluation in double found. */
public sealed interface Enclosure {
    /**
     * The expression is defined, and its value within {@code error} of {@code value}.
     *
     * @param value finite
     * @param error finite and not negative; 0 means that the value is exact
     */
    record Value(double value, double error) implements Enclosure {
        /**
         * How this compares with the other.
         *
         * @param digits the decimal digits to which overlapping values must agree to count as equal
         */
        public Comparison compare(Value other, int digits) {
            DoubleNumber a = new DoubleNumber(value, error);
            DoubleNumber b = new DoubleNumber(other.value, other.error);
            return switch (a.order(b)) {
                case LESS -> Comparison.LESS;
                case GREATER -> Comparison.GREATER;
                case EQUAL -> Comparison.EQUAL_TO_PRECISION;
                case UNKNOWN -> {
                    double gap = Math.abs(value - other.value) + error + other.error;
                    double size = Math.max(Math.abs(value), Math.abs(other.value));
                    yield gap <= Math.pow(10, -digits) * size ? Comparison.EQUAL_TO_PRECISION : Comparison.CANNOT_TELL;
                }
            };
        }
    }

    /** The expression has no value at the point. */
    record Undefined(String reason) implements Enclosure {}

    /** Double does not tell whether the expression has a value, or which. */
    record Undecidable(String reason) implements Enclosure {}
}
