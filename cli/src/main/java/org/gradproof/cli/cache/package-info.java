/** Verdicts that were reached before, by everything that they depend on. */
@NullMarked
package org.gradproof.cli.cache;

import org.jspecify.annotations.NullMarked;
