package org.gradproof.cli;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on a terminal, shown once the work has taken a while; elsewhere nothing. */
final class Progress implements AutoCloseable {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int WIDTH = 80;
    private static final int UPDATE_MILLIS = 200;

    private final Console console;
    private final String task;
    private int total;
    private final long start = System.nanoTime();
    private int done;
    private @Nullable ProgressBar bar;

    Progress(Console console, String task, int total) {
        this.console = console;
        this.task = task;
        this.total = total;
    }

    /** So many more are to be done. */
    synchronized void expect(int more) {
        total += more;
        if (bar != null) {
            bar.maxHint(total);
        }
    }

    /** One more of them is done. Safe to call from any thread. */
    synchronized void advance() {
        done++;
        boolean worthIt = done < total && System.nanoTime() - start > PATIENCE_NANOS;
        if (bar == null && console.interactive() && worthIt) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(console.err(), WIDTH))
                    .clearDisplayOnFinish()
                    .build();
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /** Takes the bar away, so that something else can be written; it comes back as the work goes on. */
    synchronized void hide() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        hide();
    }
}
