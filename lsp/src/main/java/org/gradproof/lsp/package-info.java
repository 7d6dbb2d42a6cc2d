/** Derivations checked in editors that speak the Language Server Protocol. */
@NullMarked
package org.gradproof.lsp;

import org.jspecify.annotations.NullMarked;
