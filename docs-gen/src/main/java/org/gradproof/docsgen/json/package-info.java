/** What is found, as JSON, and the schemas of that and of what can be asked. */
@NullMarked
package org.gradproof.docsgen.json;

import org.jspecify.annotations.NullMarked;
