/** A document as a row of headings, display blocks and lines of text, free of the format that it is written in. */
@NullMarked
package org.gradproof.docsgen.outline;

import org.jspecify.annotations.NullMarked;
