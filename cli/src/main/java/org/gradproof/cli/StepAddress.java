package org.gradproof.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A step of a document, as {@code FILE#ID@STEP}.
 *
 * @param step from 1; 0 for the whole derivation
 */
record StepAddress(Path file, String id, int step) {
    private static final Pattern FORM = Pattern.compile("(.+)#([^#]+?)(?:@(\\d{1,9}))?");

    /** What the text says; null if it names no derivation of a file. */
    static @Nullable StepAddress of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || isFile(text) || !isPath(form.group(1))) {
            return null;
        }
        int step = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
        return new StepAddress(Path.of(form.group(1)), form.group(2), step);
    }

    /** Whether there is a file of that name. */
    static boolean isFile(String text) {
        return isPath(text) && Files.exists(Path.of(text));
    }

    private static boolean isPath(String text) {
        try {
            return !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
