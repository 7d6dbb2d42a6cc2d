/** Derivations as data that a page's script evaluates, so that a reader can change the values. */
@NullMarked
package org.gradproof.docsgen.live;

import org.jspecify.annotations.NullMarked;
