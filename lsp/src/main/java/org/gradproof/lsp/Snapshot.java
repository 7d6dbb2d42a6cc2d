package org.gradproof.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedBlock.Kind;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.jspecify.annotations.Nullable;

/** A version of a document, and what is known of its derivations so far. */
record Snapshot(OpenText text, Reading reading, List<Entry> entries) {
    /**
     * A derivation.
     *
     * @param key of its report
     * @param report null while it is pending
     */
    record Entry(
            Derivation derivation, String key, @Nullable DerivationReport report) {}

    Snapshot {
        entries = List.copyOf(entries);
    }

    /** The same with the report of those that have the key. */
    Snapshot with(String key, DerivationReport report) {
        List<Entry> filled = new ArrayList<>();
        for (Entry entry : entries) {
            boolean meant = entry.report() == null && entry.key().equals(key);
            filled.add(meant ? new Entry(entry.derivation(), key, Reports.at(entry.derivation(), report)) : entry);
        }
        return new Snapshot(text, reading, filled);
    }

    boolean isPending(String key) {
        return entries.stream()
                .anyMatch(entry -> entry.report() == null && entry.key().equals(key));
    }

    /** The report of what is known. */
    DocumentReport report() {
        List<DerivationReport> known =
                entries.stream().map(Entry::report).filter(Objects::nonNull).toList();
        return new DocumentReport(reading.marked().path(), reading.read().errors(), known).of(reading.marked());
    }

    /** The marked block of the derivation; null where it has none of its own. */
    @Nullable
    MarkedBlock block(Derivation derivation) {
        return reading.marked().blocks().stream()
                .filter(block -> block.kind() == Kind.DERIVATION && block.id().equals(derivation.id()))
                .findFirst()
                .orElse(null);
    }

    /** The last line of the block. */
    static int end(MarkedBlock block) {
        return block.lines().isEmpty()
                ? block.line()
                : block.lines().get(block.lines().size() - 1).line();
    }
}
