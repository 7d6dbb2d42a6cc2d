package org.gradproof.docsgen.asciidoc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.docsgen.outline.SourceLines;

/**
 * The includes of a document that change nothing in where its blocks begin and end: each a whole file beside it, taken into
 * a table or a listing, none of whose lines opens or closes a block, is a directive, or could be taken for a mark. Then the
 * light reader, to which such a block is closed, sees what Asciidoctor would see.
 */
final class OpaqueIncludes {
    private static final Pattern WHOLE_FILE = Pattern.compile("^include::([A-Za-z0-9_./-]+)\\[\\]$");
    /** Far below the bounds that hold for Asciidoctor. */
    private static final int MOST = 100;

    private static final long MOST_BYTES = 1_000_000;

    private final List<Integer> places = new ArrayList<>();

    private OpaqueIncludes() {}

    /**
     * The includes among the lines, if these need Asciidoctor for nothing else, and all that is included is opaque; they
     * stand in no table yet. Else none.
     *
     * @param folder of the document
     */
    static OpaqueIncludes of(List<String> lines, Path folder) {
        OpaqueIncludes found = new OpaqueIncludes();
        List<String> others = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher include = WHOLE_FILE.matcher(lines.get(i).stripTrailing());
            if (!include.matches()) {
                others.add(lines.get(i));
                continue;
            }
            found.places.add(i);
            bytes += bytes(folder, include.group(1), MOST_BYTES - bytes);
            if (found.places.size() > MOST || bytes > MOST_BYTES) {
                return new OpaqueIncludes();
            }
        }
        return AsciiDocOutline.needsAsciidoctor(others) ? new OpaqueIncludes() : found;
    }

    /** Whether there are any, and each stands in one of these lines, counted from 0. */
    boolean areWithin(Set<Integer> closed) {
        return !places.isEmpty() && closed.containsAll(places);
    }

    /** The size of the file; more than what is left where it is not opaque. */
    private static long bytes(Path folder, String target, long left) {
        long none = left + 1;
        try {
            Path file = folder.resolve(target).normalize();
            if (!Files.isRegularFile(file)
                    || !file.toRealPath().startsWith(folder.toRealPath())
                    || Files.size(file) > left) {
                return none;
            }
            byte[] contents = Files.readAllBytes(file);
            List<String> lines = SourceLines.split(new String(contents, StandardCharsets.UTF_8));
            return lines.stream().allMatch(OpaqueIncludes::isOpaque) ? contents.length : none;
        } catch (IOException | InvalidPathException e) {
            return none;
        }
    }

    private static boolean isOpaque(String line) {
        String text = line.stripTrailing();
        // Wider than what Asciidoctor takes for a directive, a mark, or a new value of an attribute.
        return Delimiter.of(text, "") == null
                && !text.contains("::")
                && !text.startsWith("[")
                && !text.contains("{set:")
                && !text.contains("{counter");
    }
}
