package org.gradproof.docsgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InlineMathTest {
    private static List<String> found(String line) {
        return InlineMath.in(line).stream().map(InlineMath::latex).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "let $x$ be $y$       | x;y",
                "let \\(x\\) be \\(y\\) | x;y",
                "$a\\$b$              | a\\$b",
                "\\(a$b$\\)           | a$b$"
            })
    void math_between_its_delimiters_is_found(String line, String latex) {
        assertThat(String.join(";", found(line))).isEqualTo(latex);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from $5 to $6", "\\$x$", "$ x $", "`$`x$", "$$x$$", "$x$$y$", "\\(x", "x\\)", "\\(\\)", "$x"})
    void what_is_money_or_code_or_unclosed_is_none(String line) {
        assertThat(found(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "$a ", "\\(", "\\(a", "\\a", "`"})
    void a_long_line_is_read_in_one_pass(String piece) {
        assertThat(found(piece.repeat(500_000))).isEmpty();
    }

    @Test
    void long_math_is_found() {
        assertThat(found("$" + "\\a".repeat(500_000) + "$")).hasSize(1);
    }
}
