package org.gradproof.cli;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradproof.cli.cache.CacheFolder;
import org.gradproof.cli.format.Style;
import org.jspecify.annotations.Nullable;

/**
 * Where the command writes, always in UTF-8: reports to {@code out}, progress and warnings to {@code err}.
 *
 * <p>Neither stream throws: a reader that has gone away (a broken pipe) ends the output, not the check; of any other
 * failure {@link #failure} tells.
 *
 * @param interactive whether somebody watches {@code err} on a terminal
 * @param cache the folder that keeps verdicts from run to run unless an option says otherwise; null for none
 */
record Console(
        PrintStream out,
        PrintStream err,
        Style outStyle,
        Style errStyle,
        boolean interactive,
        @Nullable Path cache) {
    /** A console from which nothing is kept for other runs. */
    Console(PrintStream out, PrintStream err, Style outStyle, Style errStyle, boolean interactive) {
        this(out, err, outStyle, errStyle, interactive, null);
    }

    /** The console of this process. */
    static Console ofProcess() {
        PrintStream out = ReportStream.to(FileDescriptor.out, false);
        PrintStream err = ReportStream.to(FileDescriptor.err, true);
        boolean watched = isTerminal(2);
        Path cache = CacheFolder.ofUser(System.getenv()).orElse(null);
        return new Console(out, err, style(isTerminal(1)), style(watched), watched, cache);
    }

    /** Colour only on a terminal, and not where NO_COLOR (https://no-color.org) or a dumb terminal says no. */
    private static Style style(boolean terminal) {
        String noColor = System.getenv("NO_COLOR");
        boolean refused = (noColor != null && !noColor.isEmpty()) || "dumb".equals(System.getenv("TERM"));
        return terminal && !refused ? Style.COLOUR : Style.PLAIN;
    }

    /**
     * Java 17 knows only whether input and output are both a terminal, not which of the outputs is: the system is
     * asked, and where it does not say (there is no /proc) the output is plain.
     */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return false;
    }

    PrintWriter outWriter() {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }

    PrintWriter errWriter() {
        return new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    }

    /** Why the report is not all there; empty if it is, or nobody wanted to read on. */
    String failure() {
        return out instanceof ReportStream stream ? stream.failure() : out.checkError() ? "it cannot be written" : "";
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
