package org.gradproof.verify.numeric.value;

/**
 * A value inside an evaluation: a number with its error, a dual number while a derivative is taken, or
 * the logarithm of zero, which only a factor of exactly zero makes a number again.
 */
public sealed interface Real permits BoundedNumber, Dual, LogZero {}
