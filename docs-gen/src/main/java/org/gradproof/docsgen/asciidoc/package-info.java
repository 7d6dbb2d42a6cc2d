/** Outlines of AsciiDoc documents: by a light reader, and by Asciidoctor where there are directives. */
@NullMarked
package org.gradproof.docsgen.asciidoc;

import org.jspecify.annotations.NullMarked;
