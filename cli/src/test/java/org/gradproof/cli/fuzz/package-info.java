/** What Jazzer runs with bytes of its own making, and the tests with those that it has found. */
@NullMarked
package org.gradproof.cli.fuzz;

import org.jspecify.annotations.NullMarked;
