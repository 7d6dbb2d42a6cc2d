/** Draws points by jqwik: shapes, values and smooth functions, made into sequences of points at which the givens hold, and simpler points beside one that refutes a claim. */
@NullMarked
package org.gradproof.verify.random.draw;

import org.jspecify.annotations.NullMarked;
