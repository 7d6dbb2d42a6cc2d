/** Vectors and matrices as terms with shapes, and their components as scalar expressions. */
@NullMarked
package org.gradproof.symbolic.shape;

import org.jspecify.annotations.NullMarked;
