/** The guide that ships with the product, as pages whose sections can be asked for by name. */
@NullMarked
package org.gradproof.docsgen.guide;

import org.jspecify.annotations.NullMarked;
