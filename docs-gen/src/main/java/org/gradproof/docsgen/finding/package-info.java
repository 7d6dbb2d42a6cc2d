/** What is wrong with a document, as programs and editors are told. */
@NullMarked
package org.gradproof.docsgen.finding;

import org.jspecify.annotations.NullMarked;
