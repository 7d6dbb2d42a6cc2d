/** The doors: marked blocks of a document read as derivations under the givens of their sections, and single expressions read under known givens. */
@NullMarked
package org.gradproof.symbolic.reader.document;

import org.jspecify.annotations.NullMarked;
