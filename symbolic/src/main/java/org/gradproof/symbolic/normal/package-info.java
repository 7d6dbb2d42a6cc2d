/**
 * The normal form: sums of monomials over atoms with exact rational coefficients, where sums over a
 * symbolic range are atoms. Two expressions with the same normal form are equal wherever both are defined.
 */
@NullMarked
package org.gradproof.symbolic.normal;

import org.jspecify.annotations.NullMarked;
