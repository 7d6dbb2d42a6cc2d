/** Functions of one example, with an answer at every edge. */
@NullMarked
package org.gradproof.core.internal.example;

import org.jspecify.annotations.NullMarked;
