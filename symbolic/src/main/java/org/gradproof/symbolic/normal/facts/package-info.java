/** What a proof may use and rests on: the selection of facts, the case of the free indices, signs and laws in words, and what an expression needs to be defined. */
@NullMarked
package org.gradproof.symbolic.normal.facts;

import org.jspecify.annotations.NullMarked;
