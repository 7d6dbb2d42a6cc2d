package org.gradproof.symbolic.expr;

/** The functions that the language knows. All take one argument but {@link #MAX}, {@link #MIN}, {@link #BINOMIAL}. */
public enum Function {
    /** The natural exponential. */
    EXP,
    /** The natural logarithm of a positive number. */
    LOG,
    /** The square root of a number that is not negative. */
    SQRT,
    /** The hyperbolic tangent. */
    TANH,
    /** The hyperbolic sine. */
    SINH,
    /** The hyperbolic cosine. */
    COSH,
    /** The sine. */
    SIN,
    /** The cosine. */
    COS,
    /** The tangent. */
    TAN,
    /** The absolute value. */
    ABS,
    /** The largest whole number that is not larger. */
    FLOOR,
    /** The largest of one or more arguments. */
    MAX,
    /** The smallest of one or more arguments. */
    MIN,
    /** The factorial of an integer that is not negative. */
    FACTORIAL,
    /** The binomial coefficient of two integers. */
    BINOMIAL
}
