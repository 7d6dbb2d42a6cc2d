package org.gradproof.verify.numeric.program;

/** What an evaluation says of a condition at a point. */
public enum Truth {
    /** It holds. */
    HOLDS,
    /** It does not hold. */
    FAILS,
    /** One of its sides has no value here. */
    UNDEFINED,
    /** The enclosures of its sides overlap. */
    CANNOT_TELL;

    static Truth of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }

    Truth negated() {
        return switch (this) {
            case HOLDS -> FAILS;
            case FAILS -> HOLDS;
            case UNDEFINED, CANNOT_TELL -> this;
        };
    }
}
