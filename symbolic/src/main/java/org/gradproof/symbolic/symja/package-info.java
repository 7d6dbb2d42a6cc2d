/** Symja and its algebra library JAS behind our ports: the only package that knows them. */
@NullMarked
package org.gradproof.symbolic.symja;

import org.jspecify.annotations.NullMarked;
