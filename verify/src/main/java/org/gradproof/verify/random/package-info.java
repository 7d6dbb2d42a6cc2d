/** Points drawn from givens by jqwik; the only package that knows it. */
@NullMarked
package org.gradproof.verify.random;

import org.jspecify.annotations.NullMarked;
