/** Outlines of LaTeX documents, their macros expanded. */
@NullMarked
package org.gradproof.docsgen.tex;

import org.jspecify.annotations.NullMarked;
