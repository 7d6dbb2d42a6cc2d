package org.gradproof.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeskTest {
    private final AtomicInteger engines = new AtomicInteger();

    private Desk desk(Duration patience) {
        return new Desk(
                () -> {
                    engines.incrementAndGet();
                    return new Questions("1");
                },
                patience);
    }

    @Test
    void gives_up_what_takes_too_long_and_answers_the_next_with_a_new_engine() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Desk desk = desk(Duration.ofMillis(200))) {
            assertThatThrownBy(() -> desk.answer(questions -> {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            stopped.countDown();
                        }
                        return "";
                    }))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("ask for less at a time");
            stopped.await();
            assertThat(desk.<String>answer(questions -> "answer")).isEqualTo("answer");
            assertThat(engines).hasValue(2);
        }
    }

    @Test
    void tells_what_a_question_did_to_the_engine() throws Exception {
        try (Desk desk = desk(Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> desk.answer(questions -> {
                        throw new StackOverflowError();
                    }))
                    .hasMessage("it is nested too deeply");
            assertThatThrownBy(() -> desk.answer(questions -> {
                        throw new OutOfMemoryError();
                    }))
                    .hasMessage("it takes more memory than there is");
            assertThatThrownBy(() -> desk.answer(questions -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessageContaining("broken");
        }
    }

    @Test
    void keeps_its_engine_while_it_is_well() throws Exception {
        try (Desk desk = desk(Duration.ofMinutes(1))) {
            Questions first = desk.answer(questions -> questions);
            assertThat(desk.<Questions>answer(questions -> questions)).isSameAs(first);
            assertThat(engines).hasValue(1);
        }
    }
}
