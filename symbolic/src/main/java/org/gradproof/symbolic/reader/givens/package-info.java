/** Givens read from statements: declarations, domains, definitions, assumptions and laws of random variables, and the checks that need all names. */
@NullMarked
package org.gradproof.symbolic.reader.givens;

import org.jspecify.annotations.NullMarked;
