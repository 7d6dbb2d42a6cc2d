/** Derivations: chains of relations under givens, each side with its source. */
@NullMarked
package org.gradproof.symbolic.derivation;

import org.jspecify.annotations.NullMarked;
