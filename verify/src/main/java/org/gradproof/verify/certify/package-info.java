/** Compares the functions of core with the derivations that certify them. */
@NullMarked
package org.gradproof.verify.certify;

import org.jspecify.annotations.NullMarked;
