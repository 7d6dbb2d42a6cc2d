/** What a claim asks of the points at which it is tried, read off its expressions and givens: the names it mentions, its undeclared indices and sizes, landmarks, large sizes, densities and the tails of functions. */
@NullMarked
package org.gradproof.verify.random.claim;

import org.jspecify.annotations.NullMarked;
