/** One attempt at a claim: expressions brought into the normal form and back, the givens taught to it, and its questions answered. */
@NullMarked
package org.gradproof.symbolic.normal.attempt;

import org.jspecify.annotations.NullMarked;
