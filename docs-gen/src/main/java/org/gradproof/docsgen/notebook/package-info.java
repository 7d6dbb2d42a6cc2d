/** Outlines of Jupyter notebooks. */
@NullMarked
package org.gradproof.docsgen.notebook;

import org.jspecify.annotations.NullMarked;
