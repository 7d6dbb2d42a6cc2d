/** The {@code gradproof} command. */
@NullMarked
package org.gradproof.cli;

import org.jspecify.annotations.NullMarked;
