/** Values of expressions at concrete points, with known error. Shares only the expression type with the prover. */
@NullMarked
package org.gradproof.verify.numeric;

import org.jspecify.annotations.NullMarked;
