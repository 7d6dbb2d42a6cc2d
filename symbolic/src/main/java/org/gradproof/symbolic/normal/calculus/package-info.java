/** Differentiation of expressions by their structure, and the condition under which a derivative may be taken under an integral. */
@NullMarked
package org.gradproof.symbolic.normal.calculus;

import org.jspecify.annotations.NullMarked;
