/** Measures the verifier: makes the nearest wrong versions of derivations and counts how many it refutes. */
@NullMarked
package org.gradproof.verify.mutation;

import org.jspecify.annotations.NullMarked;
