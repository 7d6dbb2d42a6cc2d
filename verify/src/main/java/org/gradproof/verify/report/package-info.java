/** What a check found, as values: verdicts, steps, derivations, documents. */
@NullMarked
package org.gradproof.verify.report;

import org.jspecify.annotations.NullMarked;
