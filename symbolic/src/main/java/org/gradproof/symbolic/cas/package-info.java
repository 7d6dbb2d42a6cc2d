/** The port to a computer algebra system: a witness beside the proofs, and exact algebra inside them. */
@NullMarked
package org.gradproof.symbolic.cas;

import org.jspecify.annotations.NullMarked;
