/** Laws of the books, their moments, and integrals with a closed form. */
@NullMarked
package org.gradproof.symbolic.average;

import org.jspecify.annotations.NullMarked;
