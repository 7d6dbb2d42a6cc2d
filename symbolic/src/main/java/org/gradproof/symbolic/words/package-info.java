/** Sums of words over matrices, for what has no components for every size: inverses, determinants, traces. */
@NullMarked
package org.gradproof.symbolic.words;

import org.jspecify.annotations.NullMarked;
