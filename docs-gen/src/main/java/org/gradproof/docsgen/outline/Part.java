package org.gradproof.docsgen.outline;

import org.gradproof.docsgen.outline.Element.Display;

/**
 * A display block and the derivation that it belongs to.
 *
 * @param derivation its number among the document's derivations, from 1; 0 if the block belongs to none
 * @param opens whether the derivation begins with the block; else the block goes on with it
 */
public record Part(Display display, int derivation, boolean opens) {}
