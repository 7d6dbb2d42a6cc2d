/** How many unsound edits of the kernel the second checker notices. */
@NullMarked
package org.gradproof.cli.edits;

import org.jspecify.annotations.NullMarked;
