package org.gradproof.core;

/**
 * A function of one logit and its derivative there, from one pass.
 *
 * @param value the function's value, in nats for a loss
 * @param gradient its derivative with respect to the logit
 */
public record ValueAndGradient(double value, double gradient) {}
