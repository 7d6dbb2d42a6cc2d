package org.gradproof.cli.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.docsgen.record.Fingerprint;
import org.gradproof.docsgen.record.RecordJson;
import org.jspecify.annotations.Nullable;

/**
 * What Asciidoctor made of documents before, by their lines, their folder and the program, as long as the files that they
 * include are the same: it takes seconds to start. What may depend on the time at which it is read is not kept.
 */
public final class OutlineCache implements Asciidoctors {
    private static final String FORMAT = "gradproof-outline-1";

    private final Asciidoctors asciidoctor;
    private final String program;
    private @Nullable Entries entries;

    private OutlineCache(Asciidoctors asciidoctor, String program, Entries entries) {
        this.asciidoctor = asciidoctor;
        this.program = program;
        this.entries = entries;
    }

    /** That Asciidoctor with a cache in the folder. */
    public static Asciidoctors in(Path folder, Asciidoctors asciidoctor) {
        try {
            return in(folder, Program.digest(), asciidoctor);
        } catch (IOException | UncheckedIOException e) {
            return asciidoctor;
        }
    }

    /** The same for the program with the digest. */
    static Asciidoctors in(Path folder, String program, Asciidoctors asciidoctor) {
        return new OutlineCache(asciidoctor, program, new Entries(folder));
    }

    @Override
    public Parsed parse(List<String> lines, Path folder) throws IOException {
        Optional<String> key = key(lines, folder);
        Optional<Parsed> known = key.flatMap(this::find);
        if (known.isPresent()) {
            return known.get();
        }
        Parsed parsed = asciidoctor.parse(lines, folder);
        if (key.isPresent() && parsed.timeless()) {
            keep(key.get(), parsed);
        }
        return parsed;
    }

    private static boolean isSame(Included file) {
        try {
            return Included.at(Path.of(file.path())).equals(file);
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    private Optional<String> key(List<String> lines, Path folder) {
        try {
            String place = folder.toAbsolutePath().normalize().toString();
            return Optional.of(Fingerprint.of(0, FORMAT, program, place, lines));
        } catch (Fingerprint.UnknownException e) {
            return Optional.empty();
        }
    }

    private Optional<Parsed> find(String key) {
        Entries from = entries;
        if (from == null) {
            return Optional.empty();
        }
        return from.find(key).flatMap(text -> {
            try {
                Parsed parsed = RecordJson.read(text, Parsed.class);
                boolean same = parsed.included().stream().allMatch(OutlineCache::isSame);
                return same ? Optional.of(parsed) : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    private void keep(String key, Parsed parsed) {
        Entries into = entries;
        if (into == null) {
            return;
        }
        try {
            String text = RecordJson.write(parsed);
            if (RecordJson.read(text, Parsed.class).equals(parsed)) {
                into.keep(key, text);
            }
        } catch (IOException | UncheckedIOException e) {
            // A folder that cannot be written once is not tried again.
            entries = null;
        }
    }

    @Override
    public String convert(Conversion conversion) throws IOException {
        return asciidoctor.convert(conversion);
    }
}
