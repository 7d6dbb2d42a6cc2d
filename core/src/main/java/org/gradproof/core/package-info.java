/** Numeric losses on logits, and their gradients: stable everywhere, without dependencies. */
@NullMarked
package org.gradproof.core;

import org.jspecify.annotations.NullMarked;
