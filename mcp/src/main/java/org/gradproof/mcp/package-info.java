/** Derivations checked for programs that speak the Model Context Protocol. */
@NullMarked
package org.gradproof.mcp;

import org.jspecify.annotations.NullMarked;
