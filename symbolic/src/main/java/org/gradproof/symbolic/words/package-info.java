/** Sums of words over matrices, for what has no components for every size: inverses, determinants, traces of products. */
@NullMarked
package org.gradproof.symbolic.words;

import org.jspecify.annotations.NullMarked;
