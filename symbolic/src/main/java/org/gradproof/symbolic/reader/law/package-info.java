/**
 * Laws of random variables, written out: densities, expectations and their like become tables, sums and expectations
 * under one named law, which the grammar knows.
 */
@NullMarked
package org.gradproof.symbolic.reader.law;

import org.jspecify.annotations.NullMarked;
