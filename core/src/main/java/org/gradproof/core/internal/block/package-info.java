/** Kernels: functions of many examples, in blocks that stay in cache. */
@NullMarked
package org.gradproof.core.internal.block;

import org.jspecify.annotations.NullMarked;
