/** Arithmetic with more digits than a double has. */
@NullMarked
package org.gradproof.core.internal.exact;

import org.jspecify.annotations.NullMarked;
