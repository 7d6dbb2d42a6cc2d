package org.gradproof.cli.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradproof.docsgen.DocumentCheck;
import org.gradproof.docsgen.record.Fingerprint;
import org.gradproof.docsgen.record.RecordJson;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.work.Unrepeatable;
import org.gradproof.verify.Settings;
import org.gradproof.verify.report.ConclusionReport;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The reports of derivations that were checked before, in a folder of the user's. The key of one is a digest of the
 * derivation as read (its lines, attributes and all givens in force), of the settings, and of the program with its
 * libraries and its Java: what is found is what a check would say, times aside, which are those of the check.
 *
 * <p>Kept is only what any other run would say too: no conflict, and nothing that the clock, the memory or a fault has had
 * a part in. Where the folder cannot be used, nothing is found and nothing is kept.
 */
public final class VerdictCache implements DocumentCheck.Known {
    /** A cache that is always empty. */
    public static final VerdictCache NONE = new VerdictCache(null, "", Settings.DEFAULT);

    /** Of the keys and of the entries. */
    private static final String FORMAT = "gradproof-verdict-2";

    private final String program;
    private final Settings settings;
    private final Fingerprint.Memory memory = new Fingerprint.Memory();
    /** Of the derivations that were not found and are worked on. */
    private final IdentityHashMap<Derivation, Optional<String>> keys = new IdentityHashMap<>();

    private volatile @Nullable Entries entries;

    private VerdictCache(@Nullable Entries entries, String program, Settings settings) {
        this.entries = entries;
        this.program = program;
        this.settings = settings;
    }

    /** The cache in the folder, which is made once there is something to keep. */
    public static VerdictCache in(Path folder, Settings settings) {
        try {
            return in(folder, Program.digest(), settings);
        } catch (IOException | UncheckedIOException e) {
            return NONE;
        }
    }

    /** The same for the program with the digest. */
    static VerdictCache in(Path folder, String program, Settings settings) {
        // However many jobs there are, a derivation's report is the same.
        return new VerdictCache(new Entries(folder), program, settings.withJobs(1));
    }

    private synchronized Optional<String> key(Derivation derivation) {
        try {
            return Optional.of(Fingerprint.of(memory, derivation.line(), FORMAT, program, settings, derivation));
        } catch (Fingerprint.UnknownException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<DerivationReport> find(Derivation derivation) {
        Entries from = entries;
        if (from == null) {
            return Optional.empty();
        }
        Optional<String> key = key(derivation);
        Optional<DerivationReport> found = key.flatMap(from::find).flatMap(text -> {
            try {
                return Optional.of(RecordJson.read(text, DerivationReport.class, derivation.line()));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
        if (found.isEmpty()) {
            remember(derivation, key);
        }
        return found;
    }

    private synchronized void remember(Derivation derivation, Optional<String> key) {
        keys.put(derivation, key);
    }

    private synchronized Optional<String> remembered(Derivation derivation) {
        Optional<String> key = keys.remove(derivation);
        return key == null ? key(derivation) : key;
    }

    /** Keeps the report of the derivation, if another run would say the same. */
    @Override
    public void keep(Derivation derivation, DerivationReport report, long before) {
        Entries into = entries;
        Optional<String> key = into == null ? Optional.empty() : remembered(derivation);
        if (into == null || key.isEmpty() || Unrepeatable.count() != before || isConflict(report)) {
            return;
        }
        try {
            String text = RecordJson.write(report, derivation.line());
            if (RecordJson.read(text, DerivationReport.class, derivation.line()).equals(report)) {
                into.keep(key.get(), text);
            }
        } catch (IOException | UncheckedIOException e) {
            // A folder that cannot be written once is not tried again.
            entries = null;
        }
    }

    private static boolean isConflict(DerivationReport report) {
        Stream<Verdict> verdicts = Stream.of(
                        Stream.of(report.verdict()),
                        report.steps().stream().map(StepReport::verdict),
                        report.conclusions().stream().map(ConclusionReport::verdict))
                .flatMap(all -> all);
        return verdicts.anyMatch(verdict -> verdict == Verdict.CONFLICT);
    }
}
