/** Decisions about a normal form: whether it is zero, positive or not negative, by lemmas, by conic combinations of known facts, and by cases. */
@NullMarked
package org.gradproof.symbolic.normal.order;

import org.jspecify.annotations.NullMarked;
