/** Documents in, annotated AsciiDoc and HTML out. */
@NullMarked
package org.gradproof.docsgen;

import org.jspecify.annotations.NullMarked;
