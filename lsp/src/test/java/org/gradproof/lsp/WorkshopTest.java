package org.gradproof.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In which order the work is done, and what of it is not. */
class WorkshopTest {
    private final Slow checker = new Slow();
    private final BlockingQueue<Snapshot> told = new LinkedBlockingQueue<>();
    private final Workshop workshop = new Workshop(checker, told::add, 0);
    private int version;

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void tells_what_is_pending_before_it_is_checked() throws Exception {
        change(document("a", "b"));
        assertThat(pending(told())).containsExactly("a", "b");
        checker.allow.release();
        assertThat(pending(told())).containsExactly("b");
        checker.allow.release();
        assertThat(pending(told())).isEmpty();
    }

    @Test
    void checks_what_has_changed_before_the_rest() throws Exception {
        change(document("a", "b", "c"));
        assertThat(checker.begun.take()).isEqualTo("a");
        change(document("a", "b", "c").replace("c = c", "c = c + 0"));
        until(3);
        checker.allow.release(3);
        assertThat(List.of(checker.begun.take(), checker.begun.take())).containsExactly("c", "b");
    }

    @Test
    void checks_nothing_twice_wherever_it_stands() throws Exception {
        checker.allow.release(10);
        change(document("a", "b"));
        until(0);
        change("Words.\n\n" + document("b", "a"));
        Snapshot after = until(0);
        assertThat(checker.begun).hasSize(2);
        assertThat(after.entries())
                .allSatisfy(entry -> assertThat(entry.report().line())
                        .isEqualTo(entry.derivation().line()));
    }

    @Test
    void checks_again_what_other_givens_hold_for() throws Exception {
        checker.allow.release(10);
        change(document("a", "b"));
        until(0);
        change(document("a", "b").replace("\\in \\mathbb{R}", "\\in (0, 1)"));
        until(0);
        assertThat(checker.begun).hasSize(4);
    }

    @Test
    void stops_a_check_that_nobody_waits_for() throws Exception {
        change(document("a"));
        assertThat(checker.begun.take()).isEqualTo("a");
        change(document("b"));
        checker.stopped.acquire();
        // One for the check that is stopped, should it end in the same moment.
        checker.allow.release(2);
        Snapshot after = until(0);
        assertThat(checker.begun.take()).isEqualTo("b");
        assertThat(after.entries()).hasSize(1);
        assertThat(after.entries().get(0).report().id()).isEqualTo("b");
    }

    @Test
    void goes_on_with_a_check_that_is_still_waited_for() throws Exception {
        change(document("a"));
        assertThat(checker.begun.take()).isEqualTo("a");
        // Told before the change: what is not told yet by then is told once, of the later version.
        assertThat(pending(told())).containsExactly("a");
        change("Words.\n\n" + document("a"));
        assertThat(pending(told())).containsExactly("a");
        checker.allow.release();
        assertThat(until(0).entries().get(0).report().line()).isEqualTo(6);
        assertThat(checker.begun).isEmpty();
    }

    @Test
    void stops_the_check_of_a_document_that_is_closed() throws Exception {
        change(document("a"));
        assertThat(checker.begun.take()).isEqualTo("a");
        workshop.closed("u");
        checker.stopped.acquire();
        assertThat(workshop.told("u")).isNull();
    }

    @Test
    void answers_what_was_told_and_nothing_while_it_is_telling() throws Exception {
        CompletableFuture<CompletableFuture<Snapshot>> asked = new CompletableFuture<>();
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        AtomicReference<Workshop> other = new AtomicReference<>();
        try (Workshop speaking = new Workshop(checker, snapshot -> ask(other.get(), asked, answered), 0)) {
            other.set(speaking);
            speaking.changed(text(document("a")));
            assertThat(answered.get(30, TimeUnit.SECONDS)).isFalse();
            Snapshot answer = asked.join().get(30, TimeUnit.SECONDS);
            assertThat(answer).isNotNull();
            assertThat(pending(answer)).containsExactly("a");
        }
    }

    /** Asks, and waits for the answer for a while. */
    private static void ask(
            Workshop workshop,
            CompletableFuture<CompletableFuture<Snapshot>> asked,
            CompletableFuture<Boolean> answered) {
        CompletableFuture<Snapshot> answer = CompletableFuture.supplyAsync(() -> workshop.told("u"));
        asked.complete(answer);
        try {
            answer.get(200, TimeUnit.MILLISECONDS);
            answered.complete(true);
        } catch (TimeoutException e) {
            answered.complete(false);
        } catch (InterruptedException | ExecutionException e) {
            answered.completeExceptionally(e);
        }
    }

    @Test
    void keeps_no_report_that_another_check_might_not_give() throws Exception {
        checker.lasting = false;
        checker.allow.release(10);
        change(document("a"));
        until(0);
        change("Words.\n\n" + document("a"));
        until(0);
        assertThat(checker.begun).hasSize(2);
    }

    private void change(String text) {
        workshop.changed(text(text));
    }

    private OpenText text(String text) {
        return new OpenText("u", ++version, Path.of("untitled"), DocumentFormat.MD, text);
    }

    private Snapshot told() throws InterruptedException {
        Snapshot snapshot = told.poll(30, TimeUnit.SECONDS);
        assertThat(snapshot).as("nothing was told").isNotNull();
        return snapshot;
    }

    /** The first that is told of the last version with so many pending. */
    private Snapshot until(int pending) throws InterruptedException {
        while (true) {
            Snapshot snapshot = told();
            if (snapshot.text().version() == version && pending(snapshot).size() == pending) {
                return snapshot;
            }
        }
    }

    private static List<String> pending(Snapshot snapshot) {
        return snapshot.entries().stream()
                .filter(entry -> entry.report() == null)
                .map(entry -> entry.derivation().id())
                .toList();
    }

    private static String document(String... ids) {
        StringBuilder text = new StringBuilder("<!-- gradproof:given -->\n$$ a, b, c \\in \\mathbb{R} $$\n");
        for (String id : ids) {
            text.append("\n<!-- gradproof:derivation id=").append(id).append(" -->\n$$ ");
            text.append(id).append(" = ").append(id).append(" $$\n");
        }
        return text.toString();
    }

    /** Reads as the product does; a check begins, and ends when it is allowed to. */
    private static final class Slow implements Checker {
        final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
        final Semaphore allow = new Semaphore(0);
        final Semaphore stopped = new Semaphore(0);
        volatile boolean lasting = true;
        private final Engine engine = new Engine();

        @Override
        public Reading read(OpenText text) {
            return engine.read(text);
        }

        @Override
        public Optional<String> key(Derivation derivation) {
            return engine.key(derivation);
        }

        @Override
        public Checked check(Derivation derivation) {
            begun.add(derivation.id());
            try {
                allow.acquire();
            } catch (InterruptedException e) {
                throw new IllegalStateException("stopped", e);
            }
            return new Checked(
                    new DerivationReport(
                            derivation.id(),
                            derivation.line(),
                            Verdict.PROVED,
                            null,
                            Verdict.PROVED,
                            true,
                            "",
                            List.of(),
                            null,
                            null,
                            List.of(),
                            List.of()),
                    lasting);
        }

        @Override
        public void stop() {
            stopped.release();
        }
    }
}
