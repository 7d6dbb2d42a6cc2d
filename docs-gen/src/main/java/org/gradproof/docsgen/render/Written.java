package org.gradproof.docsgen.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files that are there whole or not at all: written beside their place under another name, and then moved into it. Who is
 * stopped in between, or finds the disk full, leaves what was there before.
 */
public final class Written {
    private Written() {}

    /** Writes what the file is to hold to the path that it is given. */
    @FunctionalInterface
    interface Content {
        void to(Path file) throws IOException;
    }

    /** Writes the text, in UTF-8. */
    public static void text(Path file, String text) throws IOException {
        file(file, beside -> Files.writeString(beside, text, StandardCharsets.UTF_8));
    }

    static void file(Path file, Content content) throws IOException {
        // Not as a temporary file: that one only its owner could read.
        String writer =
                ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
        String own = "." + file.getFileName() + "." + writer + ".part";
        Path beside = file.resolveSibling(own);
        try {
            content.to(beside);
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
