/**
 * Logits, distributions and labels for other people's properties: annotations for jqwik's {@code @ForAll} parameters.
 *
 * <pre>{@code
 * @Property
 * void the_gradient_sums_to_zero(
 *         @ForAll @Logits(size = 3) double[] z, @ForAll @Labels(classes = 3) int target) {
 *     ...
 * }
 * }</pre>
 *
 * <p>jqwik finds the providers by their service file; with this artifact on the class path nothing is left to
 * register. What is drawn shrinks as jqwik's own values do. jqwik adds no edge cases of its own: the distributions are
 * those that the annotations name.
 */
@NullMarked
package org.gradproof.jqwik;

import org.jspecify.annotations.NullMarked;
