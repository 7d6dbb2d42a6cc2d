/** Expressions compiled to programs and evaluated at points: nodes, conditions, definitions, derivatives by dual numbers, integrals by quadrature. */
@NullMarked
package org.gradproof.verify.numeric.program;

import org.jspecify.annotations.NullMarked;
