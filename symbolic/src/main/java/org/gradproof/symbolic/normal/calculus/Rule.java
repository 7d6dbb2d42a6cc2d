package org.gradproof.symbolic.normal.calculus;

/** A rule of differentiation, in words for a reader of the page; first those that say most. */
public enum Rule {
    /** Of an integral whose limits depend on the variable. */
    LEIBNIZ("Leibniz's rule"),
    /** Derivative and integral exchanged. */
    EXCHANGE("derivative taken under the integral, which the unspecified functions are supposed to allow"),
    /** Of a quotient. */
    QUOTIENT("quotient rule"),
    /** Of a product. */
    PRODUCT("product rule"),
    /** Of an inner function. */
    CHAIN("chain rule"),
    /** Of log. */
    LOG("derivative of log"),
    /** Of exp. */
    EXP("derivative of exp"),
    /** Of a power. */
    POWER("power rule"),
    /** Of another function. */
    FUNCTION("derivative of the function"),
    /** Of a sum, term by term. */
    SUM("derivative term by term"),
    /** Of a variable or component: 1 or a Kronecker delta. */
    VARIABLE("derivative of the variable");

    private final String words;

    Rule(String words) {
        this.words = words;
    }

    /** The words. */
    public String words() {
        return words;
    }
}
