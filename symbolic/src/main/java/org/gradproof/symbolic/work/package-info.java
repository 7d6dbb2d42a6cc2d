/** How much a task may take, in operations and not in time. */
@NullMarked
package org.gradproof.symbolic.work;

import org.jspecify.annotations.NullMarked;
