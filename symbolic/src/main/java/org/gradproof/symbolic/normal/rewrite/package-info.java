/** The laws that every normal form is built by: ring arithmetic, exponentials, logarithms and powers, guards, sums, products and integrals, partial fractions, and the signs that their conditions ask for; the laws call each other, so they share one room. */
@NullMarked
package org.gradproof.symbolic.normal.rewrite;

import org.jspecify.annotations.NullMarked;
