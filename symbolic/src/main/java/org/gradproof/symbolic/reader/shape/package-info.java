/** Reads what stands in vectors and matrices: their products, functions, derivatives; shapes are inferred and checked. */
@NullMarked
package org.gradproof.symbolic.reader.shape;

import org.jspecify.annotations.NullMarked;
