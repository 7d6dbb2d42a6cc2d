/** What a proof leaves behind for a checker that does not know the prover: values only, no law. */
@org.jspecify.annotations.NullMarked
package org.gradproof.symbolic.certificate;
