package org.gradproof.symbolic.normal.poly;

/** A denominator is identically zero, so the expression is defined nowhere (or only where it is not used). */
public final class DivisionByZero extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DivisionByZero() {
        super("a denominator is identically zero", null, false, false);
    }
}
