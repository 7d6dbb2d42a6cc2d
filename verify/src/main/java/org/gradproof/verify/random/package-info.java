/** Points drawn from givens by jqwik; the only package that knows it, save {@code verify.jqwik}, which is for other people's tests. */
@NullMarked
package org.gradproof.verify.random;

import org.jspecify.annotations.NullMarked;
