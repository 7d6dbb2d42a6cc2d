/** Certificates of proofs as a file, written by a check and replayed without the prover. */
@NullMarked
package org.gradproof.cli.replay;

import org.jspecify.annotations.NullMarked;
