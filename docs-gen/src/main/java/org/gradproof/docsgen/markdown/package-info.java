/** Outlines of Markdown documents and of plain text. */
@NullMarked
package org.gradproof.docsgen.markdown;

import org.jspecify.annotations.NullMarked;
