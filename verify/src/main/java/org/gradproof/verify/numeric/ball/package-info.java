/** Ball arithmetic: numbers of any precision as a middle and a radius that bounds all rounding, with the elementary functions and the constants they need. */
@NullMarked
package org.gradproof.verify.numeric.ball;

import org.jspecify.annotations.NullMarked;
