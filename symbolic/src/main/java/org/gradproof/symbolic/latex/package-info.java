/** LaTeX as text, as tokens and as a tree of what the page shows; no meaning yet. */
@NullMarked
package org.gradproof.symbolic.latex;

import org.jspecify.annotations.NullMarked;
