/** Proof and numeric evidence, joined to verdicts. */
@NullMarked
package org.gradproof.verify;

import org.jspecify.annotations.NullMarked;
