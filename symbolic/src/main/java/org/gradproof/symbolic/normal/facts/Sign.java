package org.gradproof.symbolic.normal.facts;

/** What is known of a real quantity's sign. */
public enum Sign {
    POSITIVE,
    NONNEGATIVE,
    ZERO,
    NONPOSITIVE,
    NEGATIVE,
    NONZERO,
    UNKNOWN;

    public boolean isNonnegative() {
        return this == POSITIVE || this == NONNEGATIVE || this == ZERO;
    }

    public boolean isNonpositive() {
        return this == NEGATIVE || this == NONPOSITIVE || this == ZERO;
    }

    public boolean isNonzero() {
        return this == POSITIVE || this == NEGATIVE || this == NONZERO;
    }

    public Sign negate() {
        return switch (this) {
            case POSITIVE -> NEGATIVE;
            case NEGATIVE -> POSITIVE;
            case NONNEGATIVE -> NONPOSITIVE;
            case NONPOSITIVE -> NONNEGATIVE;
            default -> this;
        };
    }

    public Sign times(Sign other) {
        if (this == ZERO || other == ZERO) {
            return ZERO;
        }
        if (this == UNKNOWN || other == UNKNOWN) {
            return UNKNOWN;
        }
        if (this == NONZERO || other == NONZERO) {
            return isNonzero() && other.isNonzero() ? NONZERO : UNKNOWN;
        }
        boolean negative = isNonpositive() != other.isNonpositive();
        boolean strict = isNonzero() && other.isNonzero();
        return strict ? (negative ? NEGATIVE : POSITIVE) : negative ? NONPOSITIVE : NONNEGATIVE;
    }

    public Sign plus(Sign other) {
        if (this == ZERO) {
            return other;
        }
        if (other == ZERO) {
            return this;
        }
        if (isNonnegative() && other.isNonnegative()) {
            return this == POSITIVE || other == POSITIVE ? POSITIVE : NONNEGATIVE;
        }
        if (isNonpositive() && other.isNonpositive()) {
            return this == NEGATIVE || other == NEGATIVE ? NEGATIVE : NONPOSITIVE;
        }
        return UNKNOWN;
    }
}
