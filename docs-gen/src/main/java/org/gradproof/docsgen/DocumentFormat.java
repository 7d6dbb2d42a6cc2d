package org.gradproof.docsgen;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The formats that documents are written in. */
public enum DocumentFormat {
    /** AsciiDoc. */
    ADOC(
            "AsciiDoc",
            Set.of("adoc"),
            "[latexmath#ID.derivation] over a block of ++++, and [latexmath.given] over a block of what its letters"
                    + " are"),
    /** Markdown of any flavour, and text, which is read as Markdown. */
    MD(
            "Markdown",
            Set.of("md", "markdown", "qmd", "txt"),
            "<!-- gradproof:derivation id=ID --> on the line before a block of $$, and <!-- gradproof:given --> before"
                    + " a block of what its letters are"),
    /** LaTeX. */
    TEX(
            "LaTeX",
            Set.of("tex"),
            "% gradproof:derivation id=ID on the line before a display environment, and % gradproof:given before one of"
                    + " what its letters are"),
    /** A Jupyter notebook, of which the Markdown cells are read. */
    IPYNB(
            "a notebook",
            Set.of("ipynb"),
            "<!-- gradproof:derivation id=ID --> on the line before a block of $$ in a Markdown cell, and"
                    + " <!-- gradproof:given --> before a block of what its letters are");

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes sets that do not change.
    private final Set<String> endings;

    private final String mark;

    DocumentFormat(String words, Set<String> endings, String mark) {
        this.words = words;
        this.endings = endings;
        this.mark = mark;
    }

    /** How a sentence names the format. */
    public String words() {
        return words;
    }

    /** What a mark looks like in it, for a message. */
    public String mark() {
        return mark;
    }

    /** The format that the file's name ends in, if it is one. */
    public static Optional<DocumentFormat> of(Path file) {
        String ending = Documents.ending(file);
        return Arrays.stream(values())
                .filter(format -> format.endings.contains(ending))
                .findFirst();
    }

    /** The format that a text without a name looks like: a notebook, LaTeX or AsciiDoc by what only these have. */
    public static DocumentFormat ofText(String text) {
        if (text.stripLeading().startsWith("{")) {
            return IPYNB;
        }
        for (String line : text.lines().toList()) {
            if (line.startsWith("\\documentclass") || line.startsWith("\\begin{document}")) {
                return TEX;
            }
            if (line.startsWith("[latexmath") || line.startsWith("= ") || line.equals(":stem: latexmath")) {
                return ADOC;
            }
        }
        return MD;
    }
}
