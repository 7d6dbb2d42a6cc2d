/** Records as text and back, by their own components. */
@NullMarked
package org.gradproof.docsgen.record;

import org.jspecify.annotations.NullMarked;
