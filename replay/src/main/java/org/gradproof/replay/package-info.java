/**
 * A second, small checker of proofs. It reads a claim, its givens and the certificate of a proof, and shows the claim
 * again by laws of its own; it shares with the prover the type of expressions and nothing else.
 */
@org.jspecify.annotations.NullMarked
package org.gradproof.replay;
