package org.gradproof.verify.random.claim;

/** How a function that stands in the integrand of an improper integral has to behave far out. */
public enum Tail {
    /** It falls off so fast that the integral converges. */
    VANISHING,
    /** The same, or it goes to constants: where its derivatives are integrated, what is left at infinity matters. */
    VANISHING_OR_FLAT
}
