package org.gradproof.docsgen.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.gradproof.docsgen.desk.NoAnswerException.Kind;
import org.junit.jupiter.api.Test;

class DeskTest {
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private final class Counted implements Desk.Engine {
        Counted() {
            opened.incrementAndGet();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private Desk<Counted> desk(Duration patience) {
        return new Desk<>(Counted::new, patience);
    }

    @Test
    void gives_up_what_takes_too_long_and_answers_the_next_with_a_new_engine() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Desk<Counted> desk = desk(Duration.ofMillis(200))) {
            assertThatThrownBy(() -> desk.answer(engine -> {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            stopped.countDown();
                        }
                        return "";
                    }))
                    .isInstanceOfSatisfying(
                            NoAnswerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIME))
                    .hasMessageContaining("ask for less at a time");
            stopped.await();
            assertThat(closed).hasValue(1);
            assertThat(desk.<String>answer(engine -> "answer")).isEqualTo("answer");
            assertThat(opened).hasValue(2);
        }
        assertThat(closed).hasValue(2);
    }

    @Test
    void tells_what_a_question_did_to_the_engine() {
        try (Desk<Counted> desk = desk(Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> desk.answer(engine -> {
                        throw new StackOverflowError();
                    }))
                    .hasMessage("it is nested too deeply");
            assertThatThrownBy(() -> desk.answer(engine -> {
                        throw new OutOfMemoryError();
                    }))
                    .hasMessage("it takes more memory than there is");
            assertThatThrownBy(() -> desk.answer(engine -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOfSatisfying(
                            NoAnswerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FAULT))
                    .hasMessageContaining("broken");
        }
    }

    @Test
    void keeps_its_engine_while_it_is_well_but_not_for_ever() throws Exception {
        try (Desk<Counted> desk = desk(Duration.ofMinutes(1))) {
            Counted first = desk.answer(engine -> engine);
            for (int i = 1; i < 1000; i++) {
                assertThat(desk.<Counted>answer(engine -> engine)).isSameAs(first);
            }
            assertThat(desk.<Counted>answer(engine -> engine)).isNotSameAs(first);
            assertThat(opened).hasValue(2);
            assertThat(closed).hasValue(1);
        }
    }
}
