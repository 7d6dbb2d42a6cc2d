/** A place where questions are answered that may be anybody's. */
@NullMarked
package org.gradproof.docsgen.desk;

import org.jspecify.annotations.NullMarked;
