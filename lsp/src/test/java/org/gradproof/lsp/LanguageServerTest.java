package org.gradproof.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server as an editor finds it: by the protocol's own client, on pipes. */
class LanguageServerTest {
    private static final String WRONG = """
            # Notes

            <!-- gradproof:given -->
            $$
            x \\in \\mathbb{R}
            $$

            <!-- gradproof:derivation id=square -->
            $$
            \\begin{aligned}
            (x + 1)^2 &= x^2 + 2x + 1 \\\\
            &= x^2 + 1
            \\end{aligned}
            $$
            """;

    private Editor editor;

    @BeforeEach
    void open() throws Exception {
        editor = new Editor("untitled:notes.md");
    }

    @AfterEach
    void close() throws Exception {
        editor.close();
    }

    @Test
    void says_what_it_can() {
        assertThat(editor.greeting.getServerInfo().getName()).isEqualTo("gradproof");
        assertThat(editor.greeting.getCapabilities().getHoverProvider().getLeft())
                .isTrue();
        assertThat(editor.greeting.getCapabilities().getCodeLensProvider()).isNotNull();
        assertThat(editor.greeting.getCapabilities().getCodeActionProvider()).isNotNull();
        assertThat(editor.greeting.getCapabilities().getCompletionProvider()).isNotNull();
    }

    @Test
    void shows_a_wrong_step_at_its_line() throws Exception {
        List<Diagnostic> problems = editor.markdown(WRONG);
        assertThat(problems).hasSize(1);
        Diagnostic problem = problems.get(0);
        assertThat(problem.getRange().getStart().getLine()).isEqualTo(11);
        assertThat(problem.getRange().getEnd().getCharacter()).isEqualTo("&= x^2 + 1".length());
        assertThat(problem.getSeverity()).isEqualTo(DiagnosticSeverity.Error);
        assertThat(problem.getCode().getLeft()).isEqualTo("refuted");
        assertThat(problem.getMessage().getLeft()).contains("Step 2 is REFUTED", "fails at x = 1", "difference 2");
        assertThat(editor.lenses()).containsExactly("REFUTED: step 2, not met");
    }

    @Test
    void tells_on_hover_what_is_known_of_a_line() throws Exception {
        editor.markdown(WRONG);
        assertThat(editor.hover(12))
                .contains("**Step 2 is REFUTED**", "x^2 + 2x + 1", "- fails at `` x = 1 ``", "- difference `` 2 ``");
        assertThat(editor.hover(11)).contains("**Step 1 is PROVED**", "- by ");
        assertThat(editor.hover(8)).contains("**`` square `` is REFUTED**: step 2 is REFUTED");
        assertThat(editor.hover(1)).isEmpty();
    }

    @Test
    void takes_a_problem_back_when_it_is_mended() throws Exception {
        editor.markdown(WRONG);
        assertThat(editor.markdown(WRONG.replace("&= x^2 + 1\n", "&= x (x + 2) + 1\n")))
                .isEmpty();
        assertThat(editor.lenses()).containsExactly("PROVED: 2 steps");
    }

    @Test
    void keeps_verdicts_at_their_lines_when_text_is_written_above() throws Exception {
        editor.markdown(WRONG);
        List<Diagnostic> problems = editor.markdown("Some words.\n\n" + WRONG);
        assertThat(problems.get(0).getRange().getStart().getLine()).isEqualTo(13);
        assertThat(editor.hover(14)).contains("**Step 2 is REFUTED**");
    }

    @Test
    void writes_the_given_that_a_name_lacks() throws Exception {
        String text = WRONG.replace("&= x^2 + 1\n", "&= x^2 + 2x + 1 + q - q\n");
        List<Diagnostic> problems = editor.markdown(text);
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.getCode().getLeft()).isEqualTo("undeclared-symbol");
            assertThat(problem.getRange().getStart().getCharacter()).isEqualTo(18);
        });
        assertThat(editor.lenses()).containsExactly("INVALID");
        assertThat(editor.hover(12)).contains("undeclared-symbol", "no given declares");
        CodeAction fix = editor.fixes(12).get(0);
        assertThat(fix.getTitle()).isEqualTo("Write the given q \\in \\mathbb{R}");
        assertThat(editor.applied(fix)).contains("x \\in \\mathbb{R} \\\\\nq \\in \\mathbb{R}\n$$");
        assertThat(editor.markdown(editor.applied(fix))).isEmpty();
    }

    @Test
    void writes_a_block_of_givens_where_there_is_none() throws Exception {
        editor.markdown("Words.\n\n<!-- gradproof:derivation id=a -->\n$$ q + q = 2q $$\n");
        CodeAction fix = editor.fixes(4).get(0);
        assertThat(editor.applied(fix)).isEqualTo("""
                        Words.

                        <!-- gradproof:given -->
                        $$ q \\in \\mathbb{R} $$

                        <!-- gradproof:derivation id=a -->
                        $$ q + q = 2q $$
                        """);
        assertThat(editor.markdown(editor.applied(fix))).isEmpty();
    }

    @Test
    void writes_to_a_given_on_one_line() throws Exception {
        editor.markdown("""
                <!-- gradproof:given -->
                $$ x \\in \\mathbb{R} $$

                <!-- gradproof:derivation id=a -->
                $$ x + q = q + x $$
                """);
        assertThat(editor.applied(editor.fixes(5).get(0))).contains("$$ x \\in \\mathbb{R}; q \\in \\mathbb{R} $$");
    }

    @Test
    void puts_the_brackets_that_are_asked_for() throws Exception {
        editor.markdown(WRONG.replace("&= x^2 + 1\n", "&= x^2 + 1/2x + 1\n"));
        List<CodeAction> fixes = editor.fixes(12);
        assertThat(fixes.stream().map(editor::applied))
                .satisfiesExactly(
                        below -> assertThat(below).contains("&= x^2 + 1/(2x) + 1\n"),
                        quotient -> assertThat(quotient).contains("&= x^2 + (1/2)x + 1\n"));
    }

    @Test
    void puts_the_brackets_that_were_read() throws Exception {
        String text = WRONG.replace("(x + 1)^2 &= x^2 + 2x + 1", "\\frac{d}{dx} x e^x &= (1 + x) e^x")
                .replace("&= x^2 + 1\n", "&= e^x + x e^x\n");
        List<Diagnostic> problems = editor.markdown(text);
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).getSeverity()).isEqualTo(DiagnosticSeverity.Information);
        List<CodeAction> fixes = editor.fixes(11);
        assertThat(fixes).hasSize(1);
        String bracketed = editor.applied(fixes.get(0));
        assertThat(bracketed).doesNotContain("\\frac{d}{dx} x e^x &=").contains("&= (1 + x) e^x");
        assertThat(editor.markdown(bracketed)).isEmpty();
        assertThat(editor.lenses()).containsExactly("PROVED: 2 steps");
    }

    @Test
    void writes_the_assumption_under_which_a_step_holds() throws Exception {
        editor.markdown("""
                <!-- gradproof:given -->
                $$ \\mathbf{z} \\in \\mathbb{R}^n; i, k \\in \\{1, \\ldots, n\\} $$

                <!-- gradproof:derivation id=off -->
                $$ \\frac{\\partial \\mathbf{z}_i}{\\partial \\mathbf{z}_k} = 0 $$
                """);
        assertThat(editor.lenses()).containsExactly("REFUTED: step 1, not met");
        List<CodeAction> fixes = editor.fixes(5);
        assertThat(fixes).extracting(CodeAction::getTitle).contains("Write the given i \\neq k");
        CodeAction fix = fixes.stream()
                .filter(each -> each.getTitle().endsWith("i \\neq k"))
                .findFirst()
                .orElseThrow();
        assertThat(editor.markdown(editor.applied(fix))).isEmpty();
        assertThat(editor.lenses()).containsExactly("PROVED: 1 step");
    }

    @Test
    void offers_nothing_at_lines_that_are_well() throws Exception {
        editor.markdown(WRONG);
        assertThat(editor.fixes(1)).isEmpty();
        assertThat(editor.fixes(11)).isEmpty();
    }

    @Test
    void completes_declared_names() throws Exception {
        String givens = """
                x \\in \\mathbb{R} \\\\
                \\mathbf{z} \\in \\mathbb{R}^n \\\\
                \\mathscr{L} := x^2
                """;
        String text = WRONG.replace("x \\in \\mathbb{R}\n", givens);
        editor.markdown(text);
        editor.markdown(text.replace("&= x^2 + 1\n", "&= x^2 + \\ma\n"));
        List<CompletionItem> items = editor.completions(14, "&= x^2 + \\ma".length());
        assertThat(items).extracting(CompletionItem::getLabel).containsExactly("\\mathbf{z}", "\\mathscr{L}");
        assertThat(items.get(1).getDetail()).isEqualTo("\\mathscr{L} := x^2");
        assertThat(items.get(0).getTextEdit().getLeft().getRange().getStart().getCharacter())
                .isEqualTo("&= x^2 + ".length());
    }

    @Test
    void completes_marks_in_the_document_s_own_format() throws Exception {
        editor.markdown(WRONG + "\n<!--\n");
        assertThat(editor.completions(16, 4))
                .extracting(CompletionItem::getLabel)
                .containsExactly("<!-- gradproof:given -->", "<!-- gradproof:derivation id=id -->");
        assertThat(editor.completions(1, 2)).isEmpty();
    }

    @Test
    void reads_asciidoc_and_latex() throws Exception {
        try (Editor other = new Editor("untitled:a")) {
            other.write("asciidoc", "= A\n\n[latexmath#a.derivation]\n++++\nq + q = 2q\n++++\n\n[latex\n");
            assertThat(other.applied(other.fixes(5).get(0)))
                    .contains("[latexmath.given]\n++++\nq \\in \\mathbb{R}\n++++\n\n[latexmath#a.derivation]");
            assertThat(other.completions(8, 6))
                    .extracting(CompletionItem::getLabel)
                    .containsExactly("[latexmath.given]", "[latexmath#id.derivation]");
        }
        try (Editor other = new Editor("untitled:b")) {
            other.write(
                    "latex", "\\begin{document}\n% gradproof:derivation id=a\n\\[ q + q = 2q \\]\n\\end{document}\n");
            assertThat(other.markdown(other.applied(other.fixes(3).get(0)))).isEmpty();
            assertThat(other.lenses()).containsExactly("PROVED: 1 step");
        }
    }

    @Test
    void tells_what_cannot_be_read_of_the_marks() throws Exception {
        List<Diagnostic> problems = editor.markdown("<!-- gradproof:derivaton id=a -->\n$$ 1 = 1 $$\n");
        assertThat(problems).extracting(problem -> problem.getCode().getLeft()).containsExactly("malformed-mark");
        assertThat(editor.hover(1)).contains("malformed-mark");
    }

    @Test
    void survives_a_hostile_text() throws Exception {
        editor.markdown("<!-- gradproof:derivation id=a -->\n$$ " + "(".repeat(20_000) + " = 1 $$\n");
        editor.markdown("<!-- gradproof:derivation id=a -->\n$$ " + "x^{".repeat(5_000) + "\u0000 = 1 $$\n");
        editor.markdown("$$\n".repeat(5_000));
        assertThat(editor.markdown("<!-- gradproof:derivation id=a -->\n$$ 1 + 1 = 2 $$\n"))
                .isEmpty();
        assertThat(editor.lenses()).containsExactly("PROVED: 1 step");
    }

    @Test
    void ends_as_the_protocol_says() throws Exception {
        editor.markdown(WRONG);
        assertThat(editor.exit()).isTrue();
    }

    @Test
    void ends_with_its_input() throws Exception {
        editor.markdown(WRONG);
        assertThat(editor.hangUp()).isFalse();
    }

    @Test
    void goes_on_after_a_message_that_is_none() throws Exception {
        editor.raw("Content-Length: 8\r\n\r\nnonsense".getBytes(StandardCharsets.US_ASCII));
        editor.raw("Content-Length: 2\r\n\r\n[]".getBytes(StandardCharsets.US_ASCII));
        editor.raw("Content-Length: 36\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"textDoc\"}"
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(editor.markdown(WRONG)).hasSize(1);
    }
}
