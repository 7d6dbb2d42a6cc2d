package org.gradproof.symbolic.normal;

/** What was used on the way to a normal form, in words for a reader of the page. */
public enum Law {
    /** A single term was split off a sum, or a delta picked one. */
    COLLAPSE("the delta picks one term of the sum"),
    /** Rules of exponents. */
    EXPONENTS("rules of exponents"),
    /** The log of a product, quotient or power. */
    LOGARITHMS("rules of logarithms");

    private final String words;

    Law(String words) {
        this.words = words;
    }

    /** The words. */
    public String words() {
        return words;
    }
}
