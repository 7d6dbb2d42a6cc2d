package org.gradproof.cli.edits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An unsound edit of the kernel's source.
 *
 * @param why what it makes wrong
 * @param file below {@code org/gradproof/symbolic}
 * @param old what stands in the file, once
 * @param edited what is put for it
 */
record KernelEdit(String why, String file, String old, String edited) {
    private static final Pattern BLANK = Pattern.compile("\n\\s*\n");

    /** The edits of a list: blocks of a line that says why, {@code @ file}, {@code - old} and {@code + edited}. */
    static List<KernelEdit> read(Path list) throws IOException {
        List<KernelEdit> edits = new ArrayList<>();
        for (String block : BLANK.split(Files.readString(list), -1)) {
            if (block.startsWith("#") || block.isBlank()) {
                continue;
            }
            int file = block.indexOf("\n@ ");
            int old = block.indexOf("\n- ", file);
            int edited = block.indexOf("\n+ ", old);
            if (file < 0 || old < 0 || edited < 0) {
                throw new IOException("no edit: " + block);
            }
            edits.add(new KernelEdit(
                    block.substring(0, file).strip(),
                    block.substring(file + 3, old).strip(),
                    block.substring(old + 3, edited),
                    block.substring(edited + 3)));
        }
        return edits;
    }

    /** The source with the edit in it. */
    String in(String source) throws IOException {
        int at = source.indexOf(old);
        if (at < 0 || source.indexOf(old, at + 1) >= 0) {
            throw new IOException(file + " has not once: " + old);
        }
        return source.substring(0, at) + edited + source.substring(at + old.length());
    }
}
