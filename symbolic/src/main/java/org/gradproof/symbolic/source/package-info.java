/** Marked blocks of a document, free of the format that the document is written in. */
@NullMarked
package org.gradproof.symbolic.source;

import org.jspecify.annotations.NullMarked;
