/** Gradproof's goals for Maven: thin doors to the same pipeline as the command's. */
@NullMarked
package org.gradproof.maven;

import org.jspecify.annotations.NullMarked;
