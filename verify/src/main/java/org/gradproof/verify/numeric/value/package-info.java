/** The values of an evaluation: the exact ones that a point gives to names, numbers with a bound of their error in double or in balls, dual numbers over them, the functions of the language on these, and how two results compare. */
@NullMarked
package org.gradproof.verify.numeric.value;

import org.jspecify.annotations.NullMarked;
