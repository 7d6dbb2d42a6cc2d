package org.gradproof.symbolic.normal.facts;

/** What was used on the way to a normal form, in words for a reader of the page. */
public enum Law {
    /** A single term was split off a sum, or a delta picked one. */
    COLLAPSE("the delta picks one term of the sum"),
    /** Rules of exponents. */
    EXPONENTS("rules of exponents"),
    /** The log of a product, quotient or power. */
    LOGARITHMS("rules of logarithms"),
    /** The tangents of exp at 0 and of log at 1. */
    TANGENT("$1 - \\frac{1}{x} \\le \\log x \\le x - 1$"),
    /** The tangent of exp at 0. */
    EXPONENTIAL("$e^x \\ge 1 + x$"),
    /** exp and log keep the order. */
    INCREASING("$\\exp$ and $\\log$ are increasing"),
    /** Squares. */
    SQUARES("a square is not negative"),
    /** The largest value. */
    LARGEST("a largest value is one of the values, and at least each"),
    /** The inequality of Cauchy and Schwarz. */
    CAUCHY("Cauchy–Schwarz"),
    /** Of the convex exp. */
    JENSEN("$\\exp$ is convex"),
    /** Of powers, which are convex or concave on the positive numbers. */
    CONVEX("a convex function lies above its tangents"),
    /** Sums of facts about their terms. */
    TERMS("term by term"),
    /** A sum of what is not negative. */
    DOMINATED("a sum of terms that are not negative is at least each of them");

    private final String words;

    Law(String words) {
        this.words = words;
    }

    /** Whether it says something of more and less. */
    public boolean isAboutOrder() {
        return compareTo(TANGENT) >= 0;
    }

    /** The words. */
    public String words() {
        return words;
    }
}
