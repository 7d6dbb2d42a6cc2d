/** Corpora of derivations checked on Apache Spark. */
@NullMarked
package org.gradproof.spark;

import org.jspecify.annotations.NullMarked;
