package org.gradproof.verify.numeric.value;

/**
 * A number of forward-mode differentiation: {@code primal + tangent * epsilon}.
 *
 * <p>Every derivative that is taken has a tag of its own, larger than those of the derivatives around
 * it, so that the perturbations of nested derivatives are never confused. {@code primal} and {@code
 * tangent} hold only smaller tags.
 */
public record Dual(int tag, Real primal, Real tangent) implements Real {}
