package org.gradproof.docsgen.asciidoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** What is read by hand, against Asciidoctor's own patterns, which take a time that grows with the square of the length. */
class SyntaxTest {
    private static final Pattern ATX = Pattern.compile("^(={1,6}|#{1,6})[ \\t]+(.+?)(?:[ \\t]+\\1)?$");
    private static final Pattern TAG = Pattern.compile("(?:^|.*\\W)(tag|end)::(\\S+)\\[\\](?:\\s.*)?$");

    @Property(tries = 3000)
    void a_section_s_title_is_what_the_pattern_says(
            @ForAll @StringLength(max = 12) @Chars({'=', '#', ' ', '\t', 'a'}) String text) {
        String line = text.stripTrailing();
        Matcher expected = ATX.matcher(line);
        Syntax.SectionTitle title = Syntax.atx(line);
        if (expected.matches()) {
            assertThat(title)
                    .isEqualTo(new Syntax.SectionTitle(expected.group(1).length() - 1, expected.group(2), 1));
        } else {
            assertThat(title).isNull();
        }
    }

    @Property(tries = 3000)
    void a_tag_is_what_the_pattern_says(
            @ForAll @StringLength(max = 7) @CharRange(from = 'a', to = 'h') String letters) {
        List<String> pieces = List.of("tag::", "end::", "[]", " ", "x", "/", ":", "[");
        StringBuilder line = new StringBuilder();
        letters.chars().forEach(c -> line.append(pieces.get(c - 'a')));
        Matcher expected = TAG.matcher(line);
        boolean opens = expected.matches() && expected.group(1).equals("tag");
        String name = opens ? expected.group(2) : "none";
        List<IncludedLines.Run> within =
                IncludedLines.of(Map.of("tag", name)).select(List.of(line.toString(), "below"));
        assertThat(within).isEqualTo(opens ? List.of(new IncludedLines.Run(1, 2)) : List.of());
    }
}
