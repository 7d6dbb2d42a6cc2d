package org.gradproof.verify.numeric;

/**
 * A value inside an evaluation: a number with its error, a dual number while a derivative is taken, or
 * the logarithm of zero, which only a factor of exactly zero makes a number again.
 */
sealed interface Real permits Leaf, Dual, LogZero {}
