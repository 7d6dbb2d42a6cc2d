package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gradproof.cli.format.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final String RIGHT = "<!-- gradproof:derivation id=a -->\n$$ 1 + 1 = 2 $$\n";

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void checks_again_what_changes_and_that_alone() throws IOException, InterruptedException {
        Path first = Files.writeString(folder.resolve("first.md"), RIGHT);
        Files.writeString(folder.resolve("second.md"), RIGHT);
        Output output = new Output();
        Thread watching = watch(output);
        output.awaitSummaries(1);
        assertThat(output.text()).contains("first.md:1: a: ", "second.md:1: a: ", "2 documents");
        output.reset();

        Files.writeString(first, RIGHT.replace("= 2", "= 3"));
        output.awaitSummaries(1);
        assertThat(output.text()).contains("first.md:1: a: REFUTED", "1 document, ").doesNotContain("second.md");
        output.reset();

        Files.createDirectory(folder.resolve("below"));
        // Until the new folder is watched, what is written in it goes unseen.
        while (output.summaries() < 1) {
            Files.writeString(folder.resolve("below").resolve("third.md"), RIGHT);
            Thread.sleep(200);
        }
        assertThat(output.text()).contains("third.md:1: a: ");

        watching.interrupt();
        watching.join();
    }

    @Test
    void says_that_there_is_nothing_to_watch() {
        Terminal.Run run = Terminal.gradproof("watch", folder.resolve("no.md").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("there is no such file or folder to watch");
    }

    private Thread watch(Output output) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            PrintStream out = new PrintStream(output.bytes, false, StandardCharsets.UTF_8);
            PrintStream err = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            started.countDown();
            Main.run(new Console(out, err, Style.PLAIN, Style.PLAIN, false), "watch", folder.toString());
        });
        thread.setDaemon(true);
        thread.start();
        assertThat(started.await(1, TimeUnit.MINUTES)).isTrue();
        return thread;
    }

    /** What the command has written so far. */
    private static final class Output {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        void reset() {
            bytes.reset();
        }

        long summaries() {
            return text().lines().filter(line -> line.matches("\\d+ documents?, .* s")).count();
        }

        void awaitSummaries(int count) throws InterruptedException {
            while (summaries() < count) {
                Thread.sleep(50);
            }
        }
    }
}
