/** What reading a formula rests on: the cursor over a row of nodes, patterns of names, statements not yet understood, declarations, and the names and letters in force. */
@NullMarked
package org.gradproof.symbolic.reader.scope;

import org.jspecify.annotations.NullMarked;
