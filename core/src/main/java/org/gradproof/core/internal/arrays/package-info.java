/** What all packages of the engine need: checks of arguments, and the way from the caller's arrays to doubles. */
@NullMarked
package org.gradproof.core.internal.arrays;

import org.jspecify.annotations.NullMarked;
