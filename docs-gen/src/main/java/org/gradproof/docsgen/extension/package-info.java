/** Gradproof in somebody else's Asciidoctor: verifies the marked blocks of any document that is converted. */
@NullMarked
package org.gradproof.docsgen.extension;

import org.jspecify.annotations.NullMarked;
