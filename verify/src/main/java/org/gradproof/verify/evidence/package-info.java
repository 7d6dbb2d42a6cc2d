/** Evidence for or against a claim: what trying to refute it found. */
@NullMarked
package org.gradproof.verify.evidence;

import org.jspecify.annotations.NullMarked;
