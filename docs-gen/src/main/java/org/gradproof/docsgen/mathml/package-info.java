/** LaTeX as MathML, for pages whose scripts do not run. */
@NullMarked
package org.gradproof.docsgen.mathml;

import org.jspecify.annotations.NullMarked;
