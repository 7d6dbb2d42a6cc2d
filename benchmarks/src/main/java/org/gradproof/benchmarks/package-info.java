/** How fast core is, beside its peers. */
@NullMarked
package org.gradproof.benchmarks;

import org.jspecify.annotations.NullMarked;
