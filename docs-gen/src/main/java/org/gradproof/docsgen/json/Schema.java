package org.gradproof.docsgen.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * The published JSON schemas (draft 2020-12). A version admits what the one before it does not say; what would break a
 * reader of the old one has the next number.
 */
public enum Schema {
    /** What {@code --format json} writes, and {@code check_derivation} answers. */
    REPORT(2),
    /** The arguments of the tools that programs can call. */
    REQUEST(1),
    /** What {@code derive} answers. */
    DERIVED(1);

    private final int version;

    Schema(int version) {
        this.version = version;
    }

    /** Its number, which what it describes carries as {@code schema}. */
    public int version() {
        return version;
    }

    /** How it is asked for: its name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The schema itself. */
    public String text() {
        String file = word() + "-" + version + ".schema.json";
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
