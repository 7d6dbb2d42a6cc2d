/** Givens and chains of relations read from LaTeX: names and scopes, declarations, expressions, derivations. */
@NullMarked
package org.gradproof.symbolic.reader;

import org.jspecify.annotations.NullMarked;
