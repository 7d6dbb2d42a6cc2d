package org.gradproof.symbolic.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WorkTest {
    private static String counting(long operations) {
        Work.count(operations);
        return "done";
    }

    @Test
    void a_task_may_take_as_many_operations_as_it_is_allowed() {
        assertThat(Work.within(10, () -> counting(10))).isEqualTo("done");
    }

    @Test
    void one_operation_more_ends_it_and_says_how_many_were_allowed() {
        assertThatThrownBy(() -> Work.within(1_000_000, () -> counting(1_000_001)))
                .isInstanceOf(WorkExceededException.class)
                .hasMessageContaining("1,000,000 operations");
    }

    @Test
    void a_task_within_a_task_counts_for_both() {
        assertThatThrownBy(() -> Work.within(10, () -> Work.within(8, () -> counting(6)) + counting(6)))
                .isInstanceOf(WorkExceededException.class);
    }

    @Test
    void a_task_within_a_task_gets_no_more_than_the_outer_one_has_left() {
        assertThatThrownBy(() -> Work.within(10, () -> {
                    Work.count(8);
                    return Work.within(100, () -> counting(3));
                }))
                .isInstanceOf(WorkExceededException.class);
    }

    @Test
    void what_an_inner_task_took_before_it_was_ended_counts_for_the_outer_one() {
        Work.within(100, () -> {
            assertThatThrownBy(() -> Work.within(10, () -> counting(11))).isInstanceOf(WorkExceededException.class);
            assertThat(Work.done()).isEqualTo(11);
            return "";
        });
    }

    @Test
    void what_is_shared_is_measured_and_charged_to_nobody() {
        Work.within(10, () -> {
            Work.Measured<String> shared = Work.apart(() -> counting(1000));
            assertThat(shared.operations()).isEqualTo(1000);
            assertThat(Work.done()).isZero();
            return "";
        });
    }

    @Test
    void a_thread_that_is_told_to_stop_stops_at_its_next_operation() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> counting(1))
                    .isInstanceOf(WorkExceededException.class)
                    .hasMessageContaining("told to stop");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
