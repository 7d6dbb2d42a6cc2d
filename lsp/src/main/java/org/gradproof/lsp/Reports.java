package org.gradproof.lsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gradproof.docsgen.record.RecordJson;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.verify.report.DerivationReport;

/** Reports by the keys of what they are about, whatever its place; those that were not asked for longest are given up. */
final class Reports {
    private static final int MOST = 2000;

    private final Map<String, DerivationReport> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DerivationReport> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<DerivationReport> find(String key, Derivation derivation) {
        return Optional.ofNullable(kept.get(key)).map(report -> at(derivation, report));
    }

    synchronized void keep(String key, DerivationReport report) {
        kept.put(key, report);
    }

    /** The report with its lines where the derivation stands now. */
    static DerivationReport at(Derivation derivation, DerivationReport report) {
        if (report.line() == derivation.line()) {
            return report;
        }
        try {
            String text = RecordJson.write(report, report.line());
            return RecordJson.read(text, DerivationReport.class, derivation.line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
