/** Moves a draft to where the givens hold: solves equations and mends inequalities one cell at a time, and checks the outcome. */
@NullMarked
package org.gradproof.verify.random.repair;

import org.jspecify.annotations.NullMarked;
