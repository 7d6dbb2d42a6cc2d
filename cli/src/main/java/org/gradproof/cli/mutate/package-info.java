/** How a report on mutants is written. */
@NullMarked
package org.gradproof.cli.mutate;

import org.jspecify.annotations.NullMarked;
