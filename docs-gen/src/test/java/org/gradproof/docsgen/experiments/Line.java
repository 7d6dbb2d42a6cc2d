package org.gradproof.docsgen.experiments;

/**
 * A line of a plot.
 *
 * @param name its name in the legend
 * @param x where its points are
 * @param y their values
 */
@SuppressWarnings("ArrayRecordComponent") // Numbers in a row, never compared.
record Line(String name, double[] x, double[] y) {}
