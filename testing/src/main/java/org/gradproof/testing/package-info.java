/** What the tests of every module share. */
@NullMarked
package org.gradproof.testing;

import org.jspecify.annotations.NullMarked;
