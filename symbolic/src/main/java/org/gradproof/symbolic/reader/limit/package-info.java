/** Limits: how an expression behaves as a variable grows, by expansions whose remainders are known. */
@NullMarked
package org.gradproof.symbolic.reader.limit;

import org.jspecify.annotations.NullMarked;
