/** Drafts of sidecars for documents without marks. */
@NullMarked
package org.gradproof.docsgen.draft;

import org.jspecify.annotations.NullMarked;
