package org.gradproof.verify.numeric.value;

/** The logarithm of exactly zero, or a sum or multiple of it: no number, but 0 times it is 0. */
public enum LogZero implements Real {
    /** The only one. */
    INSTANCE
}
