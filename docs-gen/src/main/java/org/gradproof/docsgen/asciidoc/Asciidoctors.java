package org.gradproof.docsgen.asciidoc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.gradproof.docsgen.outline.Outline;
import org.jspecify.annotations.Nullable;

/** What Asciidoctor is asked for, wherever it runs. */
public interface Asciidoctors {
    /** What is said where Asciidoctor is needed, and its jar is not there. */
    String MISSING = "this takes Asciidoctor; expected org.asciidoctor:asciidoctorj on the class path";

    /** In this process: nothing bounds it, so that it is for documents of one's own. */
    Asciidoctors HERE = new Asciidoctors() {
        @Override
        public Parsed parse(List<String> lines, Path folder) throws IOException {
            try {
                return ParsedOutline.read(lines, folder);
            } catch (NoClassDefFoundError missing) {
                throw new IOException(MISSING, missing);
            }
        }

        @Override
        public String convert(Conversion conversion) throws IOException {
            try {
                return MarkedPlaces.convert(conversion);
            } catch (NoClassDefFoundError missing) {
                throw new IOException(MISSING, missing);
            }
        }
    };

    /** In a process of its own, which is ended where a document takes it too long. */
    Asciidoctors APART = new ChildProcess();

    /**
     * What it made of a document.
     *
     * @param included the files that it read for that
     * @param timeless whether nothing in it may depend on when it was read
     */
    record Parsed(Outline outline, List<Included> included, boolean timeless) {
        public Parsed {
            included = List.copyOf(included);
        }
    }

    /**
     * A file that a document includes.
     *
     * @param path by which it was asked for
     * @param real the path without links; empty where there is no such file
     * @param digest of its contents; empty where there is no such file
     */
    record Included(String path, String real, String digest) {
        /** What stands at the path now. */
        public static Included at(Path path) throws IOException {
            return Files.isRegularFile(path)
                    ? of(path, path.toRealPath(), Files.readAllBytes(path))
                    : new Included(path.toString(), "", "");
        }

        static Included of(Path path, Path real, byte[] contents) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(contents);
                return new Included(
                        path.toString(), real.toString(), HexFormat.of().formatHex(digest));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    /**
     * A document to be converted.
     *
     * @param places its blocks of display math, all of them in their order
     */
    record Conversion(String text, String folder, List<Place> places) {
        public Conversion {
            places = List.copyOf(places);
        }
    }

    /**
     * A block of display math as it was checked.
     *
     * @param role that it gets in the HTML, so that it is found there
     * @param reference what a reference to it says; null for its own words
     */
    record Place(
            int line,
            List<String> lines,
            String role,
            @Nullable String reference) {
        public Place {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The outline of a document.
     *
     * @param folder where the document is, for what it includes
     * @throws IOException if it takes too much to read it
     */
    Parsed parse(List<String> lines, Path folder) throws IOException;

    /**
     * The HTML of a document, without a page around it.
     *
     * @throws IOException if it has other blocks of display math than those that were checked, or takes too much
     */
    String convert(Conversion conversion) throws IOException;
}
