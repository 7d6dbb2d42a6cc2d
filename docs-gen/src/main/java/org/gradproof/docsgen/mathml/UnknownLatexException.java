package org.gradproof.docsgen.mathml;

/** Something in a formula of which it is not known how it looks. */
final class UnknownLatexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownLatexException(String what) {
        super(what, null, false, false);
    }
}
