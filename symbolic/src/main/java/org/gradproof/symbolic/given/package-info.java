/** What an author declares, defines and assumes: the givens in force for a derivation. */
@NullMarked
package org.gradproof.symbolic.given;

import org.jspecify.annotations.NullMarked;
