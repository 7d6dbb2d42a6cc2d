package org.gradproof.docsgen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A real browser without a window: what a page has become once its scripts have run. */
public final class Browser {
    private static final long SECONDS = 600;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Browser() {}

    /**
     * The page's document after its scripts.
     *
     * @param options more of the browser's own
     * @throws AssertionError if there is no browser, or it fails
     */
    public static Document open(Path page, Path scratch, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                executable(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory(scratch, "browser"),
                "--virtual-time-budget=600000"));
        command.addAll(List.of(options));
        command.addAll(List.of("--dump-dom", page.toUri().toString()));
        Path out = Files.createTempFile(scratch, "dom", ".html");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the browser did not end: " + page);
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("the browser failed with status " + process.exitValue() + ": " + page);
        }
        return Jsoup.parse(Files.readString(out, StandardCharsets.UTF_8));
    }

    private static String executable() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no browser on the PATH: install chromium"));
    }
}
