package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.cli.Terminal.gradproof;

import org.gradproof.cli.Terminal.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|a command is missing",
                "chek a.adoc|there is no command chek; did you mean check?",
                "check|Missing required parameter: 'FILE|FOLDER'",
                "check --bogus a.adoc|there is no option '--bogus'",
                "check --require REFUTED a.adoc|'REFUTED' cannot be required",
                "check --jobs 0 a.adoc|--jobs must be at least 1, not 0",
                "check --seed x a.adoc|--seed",
                "check --format xml a.adoc|'xml' is not a format; choose text, json, junit or sarif",
                "derive --wrt x x|Missing required option: '--given=FILE'",
                "mutate --sample 0 a.adoc|--sample must be at least 1, not 0",
                "mutate --format xml a.adoc|--format must be text, json or adoc, not xml",
                "render a.adoc|Missing required option: '--to=FOLDER'",
            })
    void says_what_is_wrong_with_a_call_in_one_message(String call, String message) {
        Run run = gradproof(call.isEmpty() ? new String[0] : call.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("gradproof: ").contains(message).doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "check --help",
                "render --help",
                "draft --help",
                "derive --help",
                "explain --help",
                "watch --help",
                "mutate --help",
                "completion --help",
                "man --help"
            })
    void explains_each_command_with_an_example(String call) {
        Run run = gradproof(call.split(" "));

        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("Usage: gradproof").contains("Example", "  gradproof ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void knows_its_version() {
        Run run = gradproof("--version");

        assertThat(run.status()).isZero();
        assertThat(run.out()).matches("gradproof \\d+\\.\\d+\\S*\\R");
    }

    @Test
    void completes_its_words_in_a_shell() {
        Run run = gradproof("completion");

        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("#!").contains("_complete_gradproof", "--require", "explain");
    }

    @Test
    void has_a_manual_page_with_every_command() {
        Run run = gradproof("man");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith(".TH GRADPROOF 1 ")
                .contains(".SS check\n", ".SS explain\n", ".SS watch\n", "\\-\\-require=V");
        // A line of it that begins so, and is no request, would not be shown.
        assertThat(run.out().lines().filter(line -> line.startsWith(".")))
                .allMatch(line -> line.matches("\\.(?:TH|SH|SS|TP|B|nf|fi)\\b.*"));
    }

    @Test
    void suggests_the_command_that_may_have_been_meant() {
        assertThat(gradproof("rendr", "a.adoc").err()).contains("did you mean render?");
    }
}
