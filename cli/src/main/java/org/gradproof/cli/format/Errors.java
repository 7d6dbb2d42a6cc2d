package org.gradproof.cli.format;

import java.io.PrintStream;
import java.util.List;
import org.gradproof.docsgen.outline.ErrorPlace;
import org.gradproof.symbolic.source.Cells;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.Plain;

/** Errors with their lines, the offending text underlined. */
public final class Errors {
    private Errors() {}

    /** Writes errors of a file. */
    public static void write(String path, List<SourceError> errors, PrintStream out, Style style) {
        Sources sources = new Sources();
        errors.forEach(error -> write(path, Cells.NONE, error, sources, out, style));
    }

    /** Writes errors of a text that is no file: each under the text itself. */
    public static void writeAbout(String text, List<SourceError> errors, PrintStream out, Style style) {
        for (SourceError error : errors) {
            out.print("gradproof: " + said(error, error.fullMessage(), style) + "\n");
            if (error.line() == 1) {
                indented(Excerpt.of(text, error.column(), error.message()), out);
            }
        }
    }

    static void write(String path, Cells cells, SourceError error, Sources sources, PrintStream out, Style style) {
        String wholeFile = path + ": ";
        if (error.kind().equals("unreadable-file") && error.message().startsWith(wholeFile)) {
            String why = error.message().substring(wholeFile.length());
            out.print(style.place(Plain.line(path)) + ": " + said(error, why, style) + "\n");
            return;
        }
        ErrorPlace place = ErrorPlace.of(path, error);
        Cells.Place line = place.elsewhere() ? Cells.NONE.place(error.line()) : cells.place(error.line());
        out.print(style.place(Plain.line(place.path() + ":" + line + ":" + error.column())) + ": "
                + said(error, place.message(), style) + "\n");
        sources.line(place.path(), error.line())
                .ifPresent(text -> indented(Excerpt.of(text, error.column(), place.message()), out));
    }

    /** The message, and behind it the name by which {@code gradproof explain} knows the error. */
    private static String said(SourceError error, String message, Style style) {
        return style.bad("error") + ": " + Plain.line(message) + style.faint(" [" + Plain.line(error.kind()) + "]");
    }

    private static void indented(String excerpt, PrintStream out) {
        excerpt.lines().forEach(line -> out.print("    " + line + "\n"));
    }
}
