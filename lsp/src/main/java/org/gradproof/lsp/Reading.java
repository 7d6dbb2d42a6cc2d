package org.gradproof.lsp;

import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.source.MarkedDocument;

/** A document's marked blocks, and its derivations. */
record Reading(MarkedDocument marked, ReadDocument read) {
    /** How many errors there are in all. */
    int errors() {
        return read.errors().size()
                + read.derivations().stream().mapToInt(d -> d.errors().size()).sum();
    }
}
