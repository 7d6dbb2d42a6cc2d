/** LaTeX to expressions to proofs. */
@NullMarked
package org.gradproof.symbolic;

import org.jspecify.annotations.NullMarked;
