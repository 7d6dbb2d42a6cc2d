/** The port of the second witness: another system that derives the prover's claims again. */
@NullMarked
package org.gradproof.symbolic.witness;

import org.jspecify.annotations.NullMarked;
