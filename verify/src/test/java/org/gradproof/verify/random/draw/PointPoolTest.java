package org.gradproof.verify.random.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.gradproof.symbolic.work.Work;
import org.gradproof.symbolic.work.WorkExceededException;
import org.gradproof.verify.numeric.value.Point;
import org.junit.jupiter.api.Test;

class PointPoolTest {
    private static final PointSource.Draw DRAW = new PointSource.Met(new Point(Map.of()));

    private static PointPool costing(long operations) {
        return new PointPool(() -> {
            Work.count(operations);
            return DRAW;
        });
    }

    @Test
    void every_reader_is_charged_what_drawing_took_whoever_drew() {
        PointPool pool = costing(7);
        for (int reader = 0; reader < 2; reader++) {
            long charged = Work.within(100, () -> {
                PointSource points = pool.reader();
                points.next();
                points.next();
                return Work.done();
            });
            assertThat(charged).isEqualTo(14);
        }
    }

    @Test
    void a_reader_without_operations_left_leaves_the_points_to_the_others() {
        PointPool pool = costing(7);
        assertThatThrownBy(() -> Work.within(6, () -> pool.reader().next())).isInstanceOf(WorkExceededException.class);
        assertThat(pool.reader().next()).isEqualTo(DRAW);
    }

    @Test
    void a_draw_that_takes_too_much_says_so_and_is_no_point() {
        assertThat(costing(1_000_000_000).reader().next())
                .isInstanceOfSatisfying(
                        PointSource.NotMet.class,
                        notMet -> assertThat(notMet.reason()).contains("operations"));
    }
}
