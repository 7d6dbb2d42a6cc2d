package org.gradproof.symbolic.symja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.gradproof.symbolic.work.OutOfTimeException;
import org.junit.jupiter.api.Test;
import org.matheclipse.core.expression.F;

class SymjaThreadTest {
    @Test
    void a_question_that_runs_away_is_left_behind_and_the_next_is_answered() {
        SymjaThread thread = new SymjaThread(Duration.ofMillis(200));
        CountDownLatch never = new CountDownLatch(1);
        try {
            assertThatThrownBy(() -> thread.ask(engine -> {
                        while (true) {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                // As Symja, which does not listen.
                            }
                        }
                    }))
                    .isInstanceOf(OutOfTimeException.class)
                    .hasMessageContaining("seconds of processor time");
            assertThat(new SymjaThread(Duration.ofSeconds(60)).ask(engine -> 1)).contains(1);
            assertThat(thread.ask(engine -> 2)).contains(2);
        } finally {
            thread.close();
        }
    }

    @Test
    void what_fails_in_symja_has_no_answer_and_does_not_spoil_the_next() {
        SymjaThread thread = new SymjaThread(Duration.ofSeconds(60));
        try {
            assertThat(thread.ask(engine -> {
                        throw new ArithmeticException("as Symja does");
                    }))
                    .isEmpty();
            assertThat(thread.ask(engine -> engine.evaluate(F.Plus(F.C1, F.C1)).toString()))
                    .contains("2");
        } finally {
            thread.close();
        }
    }

    @Test
    void runs_on_threads_that_do_not_keep_the_program_alive() {
        SymjaThread thread = new SymjaThread(Duration.ofSeconds(60));
        try {
            thread.warmUp();
            assertThat(thread.ask(engine -> Thread.currentThread().isDaemon())).contains(true);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(each -> each.getName().contains("Integrate"))
                    .isEmpty();
        } finally {
            thread.close();
        }
    }

    @Test
    void has_no_answer_once_closed() {
        SymjaThread thread = new SymjaThread(Duration.ofSeconds(60));
        thread.close();

        assertThat(thread.ask(engine -> 1)).isEmpty();
    }
}
