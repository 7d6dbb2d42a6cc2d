/** Proofs of single claims, for every size. */
@NullMarked
package org.gradproof.symbolic.proof;

import org.jspecify.annotations.NullMarked;
