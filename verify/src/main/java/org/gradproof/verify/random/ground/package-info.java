/** Givens written out for one choice of sizes and indices: the cells that may still be moved, a draft of their values, and ground expressions and constraints with their exact and rough values. */
@NullMarked
package org.gradproof.verify.random.ground;

import org.jspecify.annotations.NullMarked;
