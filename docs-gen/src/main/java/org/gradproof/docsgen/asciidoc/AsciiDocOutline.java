package org.gradproof.docsgen.asciidoc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asciidoctor.ast.Block;
import org.asciidoctor.ast.Document;
import org.gradproof.docsgen.outline.Outline;

/** Reads the outline of an AsciiDoc document. */
public final class AsciiDocOutline {
    private static final Pattern DIRECTIVE =
            Pattern.compile("^(?:include|ifdef|ifndef|ifeval|endif)::\\S.*|^ifeval::\\[.*");
    private static final Pattern REFERENCE = Pattern.compile("\\{([\\p{L}\\p{N}_][\\p{L}\\p{N}_-]*)\\}");
    /** Attributes that Asciidoctor itself defines and that a LaTeX argument could be taken for. */
    private static final Set<String> INTRINSIC = Set.of(
            "amp",
            "apos",
            "asterisk",
            "author",
            "backslash",
            "backtick",
            "blank",
            "brvbar",
            "caret",
            "cpp",
            "deg",
            "empty",
            "gt",
            "lt",
            "nbsp",
            "plus",
            "pp",
            "quot",
            "sp",
            "tilde",
            "title",
            "vbar",
            "wj",
            "zwsp");

    private AsciiDocOutline() {}

    /**
     * The outline of the lines.
     *
     * @param folder where the document is, for what it includes
     * @param asciidoctor for documents that the reader of blocks cannot read
     * @throws IOException if it takes too much to read it
     */
    public static Outline read(List<String> lines, Path folder, Asciidoctors asciidoctor) throws IOException {
        if (!needsAsciidoctor(lines)) {
            return BlockReader.read(lines);
        }
        Optional<Outline> light = BlockReader.read(lines, OpaqueIncludes.of(lines, folder));
        return light.isPresent()
                ? light.get()
                : asciidoctor.parse(lines, folder).outline();
    }

    /** The outline of lines that need no Asciidoctor. */
    public static Outline plain(List<String> lines) {
        return BlockReader.read(lines);
    }

    /**
     * The outline of a document that Asciidoctor has parsed already, with its source map.
     *
     * @param lines of the document's own file
     * @param file the document's own file
     */
    public static Outline of(Document document, List<String> lines, Path file) {
        return ParsedOutline.of(document, lines, file);
    }

    /** The blocks of LaTeX display math in a parsed document, in their order. */
    public static List<Block> displays(Document document) {
        return ParsedOutline.displays(document);
    }

    /** Whether there are directives, or marks whose attributes refer to attributes of the document. */
    public static boolean needsAsciidoctor(List<String> lines) {
        Set<String> names = new HashSet<>(INTRINSIC);
        for (String line : lines) {
            if (DIRECTIVE.matcher(line).matches()) {
                return true;
            }
            Matcher entry = Syntax.ATTRIBUTE_ENTRY.matcher(line.stripTrailing());
            if (entry.matches()) {
                names.add(entry.group(1).replace("!", "").toLowerCase(Locale.ROOT));
            }
            if (line.startsWith("[latexmath") || line.startsWith("[stem")) {
                Matcher reference = REFERENCE.matcher(line);
                while (reference.find()) {
                    if (names.contains(reference.group(1).toLowerCase(Locale.ROOT))) {
                        return true;
                    }
                }
                if (line.contains("{set:") || line.contains("{counter")) {
                    return true;
                }
            }
        }
        return false;
    }
}
