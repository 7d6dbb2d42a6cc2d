/** Mathematical expressions as values: a small sealed family of records that every stage shares. */
@NullMarked
package org.gradproof.symbolic.expr;

import org.jspecify.annotations.NullMarked;
