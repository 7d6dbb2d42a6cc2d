/** Checked documents out: HTML pages that need no network, and the author's text with the verdicts in it. */
@NullMarked
package org.gradproof.docsgen.render;

import org.jspecify.annotations.NullMarked;
