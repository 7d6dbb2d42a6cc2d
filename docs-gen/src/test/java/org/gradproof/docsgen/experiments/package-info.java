/**
 * The measurements of the page {@code experiments.adoc}: linear models trained with core's gradients on data drawn with
 * fixed seeds, and the tables and plots made of them.
 */
@NullMarked
package org.gradproof.docsgen.experiments;

import org.jspecify.annotations.NullMarked;
