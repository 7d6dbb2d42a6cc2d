package org.gradproof.symbolic.normal;

/** A denominator is identically zero, so the expression is defined nowhere (or only where it is not used). */
final class DivisionByZero extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DivisionByZero() {
        super("a denominator is identically zero", null, false, false);
    }
}
