package org.gradproof.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "quotient rule; [quotient rule]",
                "definition of $\\tilde{y}$; [definition of ]M:\\tilde{y}",
                "uses $x < y$ twice; [uses ]M:x < y[ twice]",
                "$A$ and $B$; M:A[ and ]M:B",
                // Only what is marked is mathematics.
                "the line i = k of \\foo; [the line i = k of \\foo]",
                "the index \"i\" of \"\\sum_{i=1}^{n}\" hides it; [the index ]Q:i[ of ]Q:\\sum_{i=1}^{n}[ hides it]",
                "for=\"block-1\" names no block; [for=\"block-1\" names no block]",
                "the character \"\"\" is not known; [the character ]Q:\"[ is not known]",
                "\"\" stands here, \"x\" there; [\"\" stands here, ]Q:x[ there]",
                // Dollars within quotes or within braces end nothing.
                "\"$\" is never closed in \"a $b\"; Q:$[ is never closed in ]Q:a $b",
                "$x \\text{ for $y$} = 1$; M:x \\text{ for $y$} = 1",
                "$\\{ 1 \\} = S$ holds; M:\\{ 1 \\} = S[ holds]",
                "it costs 5$; [it costs 5$]",
                "\"never closed; [\"never closed]",
            })
    void tells_marked_mathematics_and_quotes_from_words(String text, String expected) {
        String shown = Words.parts(text).stream()
                .map(part -> switch (part.kind()) {
                    case WORDS -> "[" + part.text() + "]";
                    case MATH -> "M:" + part.text();
                    case QUOTE -> "Q:" + part.text();
                })
                .collect(Collectors.joining());
        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void loses_no_text_but_the_marks_of_mathematics() {
        assertThat(Words.plain("\"a $b\" is $c_1$, or for=\"d\"")).isEqualTo("\"a $b\" is c_1, or for=\"d\"");
    }
}
