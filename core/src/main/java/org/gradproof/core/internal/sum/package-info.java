/** Sums that keep what they round off, of numbers and of a batch's parts. */
@NullMarked
package org.gradproof.core.internal.sum;

import org.jspecify.annotations.NullMarked;
