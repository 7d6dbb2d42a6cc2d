/** The port to exact polynomial algebra, which the prover uses inside its proofs. */
@NullMarked
package org.gradproof.symbolic.cas;

import org.jspecify.annotations.NullMarked;
