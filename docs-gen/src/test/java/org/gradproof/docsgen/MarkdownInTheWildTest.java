package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markdown as people have it. */
class MarkdownInTheWildTest {
    @TempDir
    Path folder;

    private MarkedDocument read(String name, String text) {
        return Fixture.read(folder, name, text);
    }

    @Test
    void a_fence_of_math_is_display_math() {
        MarkedDocument page = read("page.md", """
            <!-- gradproof:derivation id=github -->
            ```math
            x = x
            ```

            > <!-- gradproof:derivation id=myst -->
            > ```{math}
            > :label: eq-x
            > :nowrap:
            >
            > y = y
            > ```

            <!-- gradproof:derivation id=colons -->
            :::{math}
            z = z
            :::
            """);
        assertThat(page.errors()).isEmpty();
        assertThat(Fixture.derivations(page)).containsExactly("github", "myst", "colons");
        assertThat(Fixture.block(page, "github").lines()).containsExactly(new SourceLine(3, 1, "x = x"));
        assertThat(Fixture.block(page, "myst").lines()).containsExactly(new SourceLine(11, 3, "y = y"));
        assertThat(Fixture.block(page, "colons").lines()).containsExactly(new SourceLine(16, 1, "z = z"));
    }

    @Test
    void a_bare_environment_is_display_math() {
        MarkedDocument page = read("page.md", """
            Words
            <!-- gradproof:derivation id=a -->
            \\begin{align}
            x &= x \\\\
              &= x
            \\end{align}

            > \\begin{equation*} y = y \\end{equation*} within a quotation

            Code: `\\begin{align} z = z \\end{align}`.
            """);
        assertThat(page.errors()).isEmpty();
        assertThat(Fixture.block(page, "a").lines())
                .containsExactly(
                        new SourceLine(3, 1, "\\begin{align}"),
                        new SourceLine(4, 1, "x &= x \\\\"),
                        new SourceLine(5, 3, "&= x"),
                        new SourceLine(6, 1, "\\end{align}"));
        assertThat(page.unmarked().stream().map(block -> block.line())).containsExactly(8);
    }

    @Test
    void math_in_html_and_between_liquid_is_read() {
        MarkedDocument page = read("page.md", """
            {% raw %}
            <div class="derivation">
            <!-- gradproof:derivation id=a -->
            $$
            x = x
            $$
            </div>
            {% endraw %}

            <details><summary>More</summary>

            <!-- gradproof:derivation id=b -->
            $$ y = y $$

            </details>

            <script>
            var a = "$$ z = z $$";
            </script>
            <pre>
            $$ z = z $$
            </pre>
            """);
        assertThat(page.errors()).isEmpty();
        assertThat(Fixture.derivations(page)).containsExactly("a", "b");
        assertThat(page.unmarked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```{note}\n%s\n```\n",
                "```{admonition} A title\n:class: tip\n\n%s\n```\n",
                "````{prf:proof}\n%s\n````\n",
                "::: {.callout-note}\n%s\n:::\n",
                ":::{note}\n%s\n:::\n",
                "<div>\n\n%s\n</div>\n",
                "+++\ntitle = \"x\"\n+++\n%s\n",
            })
    void the_content_of_a_call_out_is_markdown(String around) {
        MarkedDocument page =
                read("page.qmd", around.formatted("<!-- gradproof:derivation id=a -->\n$$ x = x $$ {#eq-x}\n"));
        assertThat(page.errors()).isEmpty();
        assertThat(Fixture.derivations(page)).containsExactly("a");
    }

    @Test
    void fences_within_a_call_out_keep_their_own_ends() {
        MarkedDocument page = read("page.md", """
            ````{note}
            ```python
            a = "$$ x = x $$"
            ```
            <!-- gradproof:derivation id=a -->
            ```{math}
            y = y
            ```
            ````

            ```text
            ```{note}
            $$ z = z $$
            ```
            """);
        assertThat(page.errors()).isEmpty();
        assertThat(Fixture.derivations(page)).containsExactly("a");
        assertThat(page.unmarked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$$ x = x $$ (eq:x)", "$$ x = x $$ {#eq-x}", "$$ x = x $$.", "$$ x = x $$\n{: .center}"})
    void a_label_or_a_stop_behind_a_block_is_no_text_beside_it(String block) {
        MarkedDocument page = read("page.md", "<!-- gradproof:derivation id=a -->\n" + block + "\n");
        assertThat(page.errors()).isEmpty();
        assertThat(Fixture.derivations(page)).containsExactly("a");
    }

    @Test
    void math_stands_within_a_line_after_text_and_in_lists() {
        MarkedDocument page = read("page.markdown", """
            1. First
               $$
               a = a
               $$
            2. Second: $$ b = b $$ and $$ c
               = c $$

               Third \\[ d = d \\]
            """);
        assertThat(page.unmarked().stream().map(block -> block.line())).isEqualTo(List.of(2, 5, 5, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\[ x\n", "\\begin{align} x\n", "\\begin{", "```{note}\n", ":::{math}\n"})
    void what_is_opened_twenty_thousand_times_and_never_closed_is_read_to_its_end(String opened) {
        assertThat(read("page.md", opened.repeat(20_000)).blocks()).isEmpty();
    }
}
