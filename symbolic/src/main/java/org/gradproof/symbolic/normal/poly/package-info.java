/** The data of the normal form: index terms, atoms, monomials and polynomials with exact rational coefficients, their factors, and the port to the algebra system; nothing here knows a given or a law. */
@NullMarked
package org.gradproof.symbolic.normal.poly;

import org.jspecify.annotations.NullMarked;
