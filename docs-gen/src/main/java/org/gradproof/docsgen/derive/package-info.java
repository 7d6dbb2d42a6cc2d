/** Works out a derivative and writes the work as a derivation that can be checked. */
@NullMarked
package org.gradproof.docsgen.derive;

import org.jspecify.annotations.NullMarked;
