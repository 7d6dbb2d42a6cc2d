package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Verdict;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RendererTest {
    private static final String PAGE = """
            = A title with _emphasis_

            Words with latexmath:[x < y], and <<twice>>.

            [latexmath.given]
            ++++
            y \\in \\{0, 1\\} \\\\
            z \\in \\mathbb{R}
            ++++

            .A name
            [latexmath#twice.derivation]
            ++++
            2 z &= z + z \\\\
            &= 2 z
            ++++

            [latexmath]
            ++++
            shown
            ++++
            """;

    @TempDir
    Path folder;

    @TempDir
    Path out;

    private Document render(String name, String text, Verdict verdict) throws IOException {
        new Renderer().render(Fixture.checked(Fixture.write(folder, name, text), verdict), out);
        return page(name);
    }

    private Document page(String name) throws IOException {
        Document page = Jsoup.parse(Files.readString(out.resolve(name.replaceFirst("\\.\\w+$", ".html"))));
        // A formula's text is what its author wrote; how it is set is seen elsewhere.
        for (Element math : page.select("math")) {
            math.replaceWith(new TextNode(math.select("annotation").text()));
        }
        return page;
    }

    @Test
    void each_line_shows_its_formula_verdict_reason_and_evidence() throws IOException {
        Document page = render("page.adoc", PAGE, Verdict.PROVED);
        Element derivation = page.getElementById("twice");
        assertThat(derivation.select(".gp-step")).hasSize(2);
        Element step = page.getElementById("twice-2");
        assertThat(step.selectFirst(".gp-math").text()).contains("2 z");
        assertThat(step.selectFirst(".gp-verdict").text()).isEqualTo("✓ Proved");
        assertThat(step.selectFirst(".gp-reasons").text()).contains("quotient rule");
        assertThat(step.selectFirst(".gp-conditions").text()).contains("\\tilde{y} \\neq 0");
        assertThat(step.selectFirst("details").text())
                .contains("1000, 20 of them at 50 digits")
                .contains("agrees");
        assertThat(page.selectFirst(".gp-given").select("li")).hasSize(2);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("h2").eachText()).containsExactly("Derivation 1 twice");
        assertThat(page.select("a[href=#twice]").eachText()).contains("derivation 1");
        assertThat(page.select("p .gp-math").first().text()).isEqualTo("x < y");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PROVED", "PROVED_BOUNDED"})
    void nothing_but_a_proof_renders_as_proved(Verdict verdict) throws IOException {
        for (String name : List.of("page.adoc", "page.md")) {
            String text = name.endsWith("adoc") ? PAGE : "<!-- gradproof:derivation id=twice -->\n$$2 z = z + z$$\n";
            Document page = render(name, text, verdict);
            assertThat(page.getElementById("gp-main").select(".gp-proved, .gp-proved-bounded, .gp-met"))
                    .isEmpty();
            assertThat(page.getElementById("twice").text()).doesNotContain("✓");
            assertThat(Files.readString(out.resolve(name))).doesNotContain("✓");
        }
    }

    @Test
    void a_derivation_without_report_is_not_checked() throws IOException {
        OpenedDocument opened = new DocumentReader().open(Fixture.write(folder, "page.adoc", PAGE));
        DocumentReport nothing = new DocumentReport("page.adoc", List.of(), List.of());
        new Renderer().render(new CheckedDocument(opened, nothing), out);
        assertThat(page("page.adoc")
                        .getElementById("twice")
                        .selectFirst(".gp-verdict")
                        .text())
                .isEqualTo("– Not checked");
    }

    @Test
    void a_page_is_made_of_the_text_that_was_checked_whatever_the_file_has_become() throws IOException {
        Path file = Fixture.write(folder, "page.adoc", PAGE);
        CheckedDocument checked = Fixture.checked(file, Verdict.PROVED);
        Fixture.write(folder, "page.adoc", PAGE.replace("z + z", "z - z"));
        new Renderer().render(checked, out);
        assertThat(page("page.adoc").getElementById("twice-1").text()).contains("z + z");
        assertThat(Files.readString(out.resolve("page.html"))).doesNotContain("z - z");
    }

    @Test
    void no_report_stands_at_a_derivation_of_another_name() {
        OpenedDocument opened = new DocumentReader().open(Fixture.write(folder, "page.adoc", PAGE));
        DocumentReport other = SampleReports.all(
                Fixture.read(folder, "other.adoc", PAGE.replace("#twice", "#thrice")), Verdict.PROVED);
        assertThatThrownBy(() -> new CheckedDocument(opened, other)).hasMessageContaining("thrice");
    }

    @Test
    void a_refuted_line_shows_its_counterexample_and_what_it_lacks() throws IOException {
        Document page = render("page.adoc", PAGE, Verdict.REFUTED);
        Element step = page.getElementById("twice-1");
        assertThat(step.selectFirst(".gp-verdict").text()).isEqualTo("✗ Refuted");
        assertThat(step.selectFirst("table").text()).contains("(0, 1)").contains("0.26894142136999");
        assertThat(step.text()).contains("It holds if i \\neq k");
        assertThat(step.select("tbody tr"))
                .as("values, both sides and difference stand in one row")
                .hasSize(1);
        assertThat(step.select("thead th").eachText()).endsWith("left side", "right side", "difference");
        assertThat(step.selectFirst("details").text()).doesNotContain("difference", "every n", "trials");
        assertThat(page.getElementById("twice").select("table"))
                .as("a counterexample stands at its line, and is not repeated below")
                .hasSize(page.select(".gp-step table").size());
    }

    @Test
    void pages_lead_to_each_other_and_to_their_own_parts() throws IOException {
        List<CheckedDocument> all = new ArrayList<>();
        for (String name : List.of("a.md", "guide.md", "z.md")) {
            String text = "# Title of " + name + "\n\n## One\n\n## Two\n\n## Three\n";
            all.add(Fixture.checked(Fixture.write(folder, name, text), Verdict.PROVED));
        }
        assertThat(new Renderer().renderAll(all, out)).isEmpty();
        assertThat(page("a.md").select("nav[aria-label=Site] > a").eachAttr("href"))
                .containsExactly("index.html", "guide.html");
        assertThat(page("a.md").select(".gp-pages a").eachAttr("href")).containsExactly("guide.html", "z.html");
        assertThat(page("a.md").select("[aria-current=page]").eachText()).containsExactly("Title of a.md");
        assertThat(page("guide.md").select(".gp-neighbours a").eachText())
                .containsExactly("← Title of a.md", "Title of z.md →");
        assertThat(page("a.md").select(".gp-neighbours a").eachAttr("href")).containsExactly("guide.html");
        Document page = page("z.md");
        assertThat(page.select(".gp-contents a").eachText()).containsExactly("One", "Two", "Three");
        for (String address : page.select(".gp-contents a").eachAttr("href")) {
            assertThat(page.getElementById(address.substring(1))).isNotNull();
        }
    }

    @Test
    void an_unreadable_derivation_shows_its_errors_and_its_source() throws IOException {
        Document page = render("page.adoc", PAGE, Verdict.INVALID);
        Element derivation = page.getElementById("twice");
        assertThat(derivation.text())
                .contains("column 7")
                .contains("is not declared")
                .contains("&= 2 z");
    }

    @Test
    void pages_name_no_outside_address_and_forbid_the_network() throws IOException {
        render("page.adoc", PAGE, Verdict.PROVED);
        String html = Files.readString(out.resolve("page.html"));
        assertThat(html)
                .contains("default-src 'none'".replace("'", "&#39;"))
                .doesNotContain("http:")
                .doesNotContain("https:");
        for (Element link : Jsoup.parse(html).select("link[href], script[src]")) {
            String name = link.hasAttr("href") ? link.attr("href") : link.attr("src");
            assertThat(out.resolve(name)).exists();
        }
        assertThat(out.resolve("gradproof-assets/katex/fonts")).isNotEmptyDirectory();
    }

    @Test
    void a_document_runs_no_script_reaches_no_network_and_gives_itself_no_verdict() throws IOException {
        String attack = """
                <script>alert(1)</script><img src=x onerror=alert(1)><img src="https://example.invalid/x.png" alt="pixel">
                <span class="gp-verdict gp-proved" style="x">✓ Proved</span><iframe src="https://example.invalid"></iframe>
                <a href="javascript:alert(1)">x</a><svg onload=alert(1)></svg><form action=/x><input></form>
                """;
        Document adoc = render(
                "page.adoc",
                "= T\n\n++++\n" + attack + "++++\n\npass:[<script>alert(2)</script>]\n\n"
                        + "link:javascript:alert(1)[x] image:https://example.invalid/y.png[z]\n\n" + PAGE,
                Verdict.REFUTED);
        Document md = render(
                "other.md",
                attack + "\n\n[x](javascript:alert(1)) ![p](https://example.invalid/x.png)\n\n"
                        + "<!-- gradproof:derivation id=twice -->\n$$2 z = z < script$$\n",
                Verdict.REFUTED);
        for (Document page : List.of(adoc, md)) {
            assertThat(page.body().select("script, iframe, svg, form, [onerror], [onload], [style], .gp-proved"))
                    .isEmpty();
            assertThat(page.select("a[href^=javascript]")).isEmpty();
            assertThat(page.select("img[src*=:]")).isEmpty();
        }
    }

    @Test
    void the_annotated_text_keeps_the_authors_lines_and_is_still_read_the_same() throws IOException {
        render("page.adoc", PAGE, Verdict.PROVED);
        List<String> annotated = Files.readAllLines(out.resolve("page.adoc"));
        assertThat(annotated).containsSubsequence(PAGE.lines().toList());
        assertThat(String.join("\n", annotated))
                .contains("|1.2")
                .contains("✓ Proved")
                .contains("quotient rule");
        CheckedDocument again = Fixture.checked(out.resolve("page.adoc"), Verdict.PROVED);
        assertThat(again.opened().marked().errors()).isEmpty();
        assertThat(Fixture.derivations(again.opened().marked())).containsExactly("twice");
        new Renderer().render(again, folder);
        Document page = Jsoup.parse(Files.readString(folder.resolve("page.html")));
        assertThat(page.select("table.gradproof tbody tr")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void an_id_on_a_given_can_be_linked_to() throws IOException {
        Document adoc =
                render("page.adoc", PAGE.replace("[latexmath.given]", "[latexmath#them.given]"), Verdict.PROVED);
        Document md = render("other.md", "<!-- gradproof:given id=them -->\n$$z \\in \\mathbb{R}$$\n", Verdict.PROVED);
        for (Document page : List.of(adoc, md)) {
            assertThat(page.getElementById("them").text()).contains("\\mathbb{R}");
        }
    }

    @Test
    void a_page_without_derivations_claims_no_check() throws IOException {
        Document figures = render("figures.adoc", "= Figures\n\nWords.\n", Verdict.PROVED);
        assertThat(figures.text())
                .doesNotContain("0 derivations", "Checked by", "proved")
                .contains("nothing on it was checked");
    }

    @Test
    void a_site_opens_with_the_document_that_is_named_index() throws IOException {
        List<CheckedDocument> all = new ArrayList<>();
        for (String name : List.of("a.md", "index.md", "inner/index.md", "derivations.md")) {
            String text = "# Title of " + name + "\n\nWords.\n";
            Files.createDirectories(folder.resolve("inner"));
            all.add(Fixture.checked(Fixture.write(folder, name, text), Verdict.PROVED));
        }
        assertThat(new Renderer().renderAll(all, out)).isEmpty();
        assertThat(page("index.md").selectFirst("h1").text()).isEqualTo("Title of index.md");
        assertThat(page("index-2.md").selectFirst("h1").text()).isEqualTo("Title of inner/index.md");
        assertThat(page("derivations-2.md").selectFirst("h1").text()).isEqualTo("Title of derivations.md");
        Document list = page("derivations.md");
        assertThat(list.selectFirst("h1").text()).isEqualTo("All derivations");
        assertThat(list.select(".gp-others a").eachAttr("href"))
                .containsExactly("a.html", "index-2.html", "derivations-2.html");
        for (String name : List.of("a.md", "index.md", "derivations.md")) {
            assertThat(page(name).select("nav[aria-label=Site] > a").eachText())
                    .containsExactly("Title of index.md", "All derivations");
        }
        assertThat(page("index.md").select(".gp-neighbours a").eachAttr("href")).containsExactly("a.html");
    }

    @Test
    void the_index_lists_pages_without_derivations_apart() throws IOException {
        List<CheckedDocument> documents = new ArrayList<>();
        for (String name : List.of("a.adoc", "b.md")) {
            String text = name.equals("a.adoc") ? PAGE : "# Figures <and> more\n\nWords.\n";
            documents.add(Fixture.checked(Fixture.write(folder, name, text), Verdict.PROVED));
        }
        new Renderer().renderAll(documents, out);
        Document index = Jsoup.parse(Files.readString(out.resolve("index.html")));
        assertThat(index.selectFirst(".gp-tally").text())
                .contains("1 derivation, 2 steps")
                .endsWith("in 1 document");
        assertThat(index.select(".gp-index > li")).hasSize(1);
        assertThat(index.select(".gp-others a").eachText()).containsExactly("Figures <and> more");
    }

    @Test
    void an_error_of_a_sidecar_names_it_and_its_line() throws IOException {
        Fixture.write(folder, "a b.given.adoc", "[latexmath.given]\n++++\n++++\n");
        Document page = render("a b.md", "$$x = x$$\n", Verdict.INVALID);
        assertThat(page.selectFirst(".gp-unreadable").text()).contains("of " + folder.resolve("a b.given.adoc"));
    }

    @Test
    void markdown_shows_its_math_and_words() throws IOException {
        Document page = render("page.md", """
                # Title

                Words $a_1 < b_2$ and `$code$`.

                > Quoted $$p = \\frac{a}{b}$$ and more.
                >
                > <!-- gradproof:derivation id=one -->
                > $$
                > x = x
                > $$

                | a | b |
                |---|---|
                | 1 | 2 |
                """, Verdict.PROVED);
        assertThat(page.select("p .gp-math").eachText()).contains("a_1 < b_2");
        assertThat(page.select("code").eachText()).contains("$code$");
        assertThat(page.select("blockquote .gp-display .gp-math").eachText()).containsExactly("p = \\frac{a}{b}");
        assertThat(page.select("blockquote #one")).hasSize(1);
        assertThat(page.text()).contains("and more.").doesNotContain("gradproof:derivation");
        assertThat(page.select("td").eachText()).contains("1", "2");
    }

    @Test
    void the_product_documents_render_with_an_index() throws IOException {
        List<CheckedDocument> all = new ArrayList<>();
        Path own = Path.of("src/docs/asciidoc");
        try (var files = Files.list(own)) {
            for (Path file : files.sorted().toList()) {
                all.add(Fixture.checked(file, file.endsWith("softmax.adoc") ? Verdict.REFUTED : Verdict.PROVED));
            }
        }
        Path site = Path.of("target/sample-site");
        new Renderer().renderAll(all, site);
        Document index = Jsoup.parse(Files.readString(site.resolve("derivations.html")));
        assertThat(index.select(".gp-index li")).hasSizeGreaterThan(40);
        for (Element link : index.select("a[href*=#]")) {
            String[] address = link.attr("href").split("#", -1);
            if (!address[0].isEmpty()) {
                Document page = Jsoup.parse(Files.readString(site.resolve(address[0])));
                assertThat(page.getElementById(address[1]))
                        .as(link.attr("href"))
                        .isNotNull();
            }
        }
        String page = Files.readString(site.resolve("log-loss.html"));
        assertThat(Pattern.compile("gp-[0-9a-f]{24}").matcher(page).find()).isFalse();
    }
}
