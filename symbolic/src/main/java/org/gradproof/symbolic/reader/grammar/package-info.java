/** The grammar of formulas: one reader for each kind of term, which call each other through one class, so they share one room. */
@NullMarked
package org.gradproof.symbolic.reader.grammar;

import org.jspecify.annotations.NullMarked;
