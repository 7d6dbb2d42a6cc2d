package org.gradproof.docsgen.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gradproof.docsgen.experiments.OneLogitOrTwo.Point;
import org.junit.jupiter.api.Test;

/** That the page's numbers and plots are those of the code, and the proved claims hold in what is measured. */
class ExperimentsTest {
    private static final Path FIGURES = Path.of("src", "docs", "asciidoc", "figures");

    @Test
    void the_tables_and_plots_of_the_page_are_the_ones_measured() throws IOException {
        for (Map.Entry<String, String> figure : Experiments.figures().entrySet()) {
            Path file = FIGURES.resolve(figure.getKey());
            if (Boolean.getBoolean("gradproof.figures.write")) {
                Files.createDirectories(FIGURES);
                Files.writeString(file, figure.getValue());
            }
            assertThat(Files.readString(file))
                    .as("%s, written anew by -Dgradproof.figures.write=true", file)
                    .isEqualTo(figure.getValue());
        }
    }

    @Test
    void two_logits_at_half_the_rate_are_one_logit() {
        Data data = OneLogitOrTwo.data(1);
        Training one = new Training(Loss.LOG_LOSS, data.train().positiveAlone(), 0.5).until(300);
        Training two = new Training(Loss.CROSS_ENTROPY, data.train(), 0.25).until(300);
        for (int r = 0; r < 100; r++) {
            double[] z = two.logits(data.test(), r);
            assertThat(z[0] - z[1]).isCloseTo(one.logits(data.test(), r)[0], within(1e-9));
        }
    }

    @Test
    void the_first_step_moves_the_gap_of_two_logits_twice_as_far() {
        Data data = OneLogitOrTwo.data(2);
        Point one = OneLogitOrTwo.one(data).get(0);
        Point two = OneLogitOrTwo.two(data, OneLogitOrTwo.RATE).get(0);
        assertThat(two.gap() / one.gap()).isCloseTo(2, within(1e-12));
    }

    @Test
    void copies_with_one_label_each_train_the_same_model_as_a_shared_label() {
        Data data = ManyLabels.data(1, 3);
        Training shared = new Training(Loss.CROSS_ENTROPY, data.train().shared(), 0.3).until(50);
        Training copies = new Training(Loss.CROSS_ENTROPY, data.train().copies(3), 0.3).until(50);
        for (int r = 0; r < 50; r++) {
            assertThat(copies.logits(data.test(), r)).containsExactly(shared.logits(data.test(), r), within(1e-9));
        }
    }

    @Test
    void softmax_never_gives_every_label_more_than_its_share() {
        for (int k : List.of(2, 4)) {
            ManyLabels.Result result = ManyLabels.trained(Loss.CROSS_ENTROPY, k, false);
            assertThat(result.least()).isLessThanOrEqualTo(1.0 / k);
            assertThat(result.mean()).isLessThanOrEqualTo(1.0 / k);
        }
    }

    @Test
    void numbers_are_rounded_to_three_digits() {
        assertThat(List.of(0.0, 0.5, 1.0, 9.999, 1234.5, 0.0123456))
                .extracting(Digits::three)
                .containsExactly("0", "0.500", "1.00", "10.0", "1230", "0.0123");
    }
}
