package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages of this project's documents in a real browser: scripts without errors, and WCAG 2.2 AA by axe. Some of each
 * kind, since a page takes two seconds; all of them, both ways, with {@code -Dgradproof.test.pages=all}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class PagesInBrowserTest {
    private static final boolean ALL = "all".equals(System.getProperty("gradproof.test.pages"));
    private static final int WIDE = 1280;
    private static final int PHONE = 360;

    /** Documents take turns, so that pages with each verdict are seen. */
    private static final List<Verdict> VERDICTS =
            List.of(Verdict.PROVED, Verdict.REFUTED, Verdict.TESTED, Verdict.INVALID, Verdict.UNDECIDED);

    @TempDir
    static Path folder;

    private static Path site;

    @BeforeAll
    static void render() throws IOException, UnreadableDocumentException {
        site = folder.resolve("site");
        List<CheckedDocument> all = new ArrayList<>();
        for (Path file : Documents.find(
                List.of(Path.of("src/docs/asciidoc"), Path.of("src/main/resources/org/gradproof/docsgen/guide")))) {
            Verdict verdict = VERDICTS.get(all.size() % VERDICTS.size());
            all.add(Fixture.checked(file, verdict));
        }
        assertThat(new Renderer().renderAll(all, site)).isEmpty();
        try (InputStream axe = PagesInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            Files.copy(axe, site.resolve("axe.min.js"));
        }
    }

    private static final List<String> OF_EACH_KIND = List.of(
            "index.html",
            "derivations.html",
            "log-loss.html",
            "errata.html",
            "matrix-derivatives.html",
            "core-LogLoss.html",
            "speed.html",
            "experiments.html",
            "language.html");

    @Test
    void no_page_keeps_anybody_out() throws Exception {
        assertThat(pages()).containsAll(OF_EACH_KIND);
        assertThat(found(ALL ? pages() : OF_EACH_KIND, WIDE)).isEmpty();
    }

    @Test
    void nor_does_one_in_the_dark_or_on_a_phone() throws Exception {
        List<String> some = ALL ? pages() : OF_EACH_KIND.subList(0, 5);
        // The browser's own setting of what its user prefers.
        assertThat(found(some, PHONE, "--blink-settings=preferredColorScheme=0"))
                .isEmpty();
    }

    /** A frame that may run nothing stands for a browser without JavaScript. */
    @Test
    void without_scripts_a_browser_sets_the_formulas_itself() throws Exception {
        String visitor = """
                <!DOCTYPE html><meta charset="utf-8"><title>visitor</title><body><pre id="out"></pre>
                <iframe sandbox="allow-same-origin" width="1280" height="900" src="log-loss.html"></iframe><script>
                onload = () => {
                  const inner = document.querySelector("iframe").contentDocument;
                  const set = [...inner.querySelectorAll(".gp-math > math")].filter((math) => math.clientWidth > 0);
                  const scripted = inner.querySelectorAll(".katex").length;
                  inner.querySelectorAll("annotation").forEach((each) => each.remove());
                  const raw = [...inner.querySelectorAll(".gp-derivation .gp-math, .gp-given")];
                  document.getElementById("out").textContent = JSON.stringify(
                    [set.length > 50, scripted, raw.filter((each) => each.textContent.includes("\\\\")).length]);
                };
                </script>
                """;
        Path file = Files.writeString(site.resolve("visit-without-scripts.html"), visitor);
        assertThat(Browser.open(file, folder, "--allow-file-access-from-files")
                        .getElementById("out")
                        .text())
                .isEqualTo("[true,0,0]");
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> all = Files.list(site)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html") && !name.startsWith("visit-"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * What is wrong with the pages: each is loaded into a frame of that width, everything on it is opened, and axe looks
     * at it; a script's error counts, and so does a page that scrolls sideways.
     */
    private static List<String> found(List<String> pages, int width, String... options) throws Exception {
        String visitor = """
                <!DOCTYPE html><meta charset="utf-8"><title>visitor</title><body><pre id="out"></pre><script>
                const pages = %s, width = %d, out = [];
                async function visit(page) {
                  const frame = document.createElement("iframe");
                  frame.width = width; frame.height = 900; frame.src = page;
                  const loaded = new Promise((done) => (frame.onload = done));
                  document.body.append(frame);
                  await loaded;
                  const window = frame.contentWindow, inner = frame.contentDocument;
                  window.addEventListener("error", (error) => out.push(page + ": " + error.message));
                  inner.querySelectorAll("details").forEach((each) => (each.open = true));
                  await new Promise((done) => setTimeout(done, 50));
                  if (inner.documentElement.scrollWidth > width) out.push(page + ": scrolls sideways");
                  if (!window.katex) out.push(page + ": no script ran");
                  for (const note of inner.querySelectorAll(".gp-try .gp-note")) {
                    if (note.textContent === "") out.push(page + ": sliders without values");
                  }
                  const search = inner.querySelector("input[type=search]");
                  search.value = "softmax";
                  search.dispatchEvent(new window.Event("input"));
                  if (inner.querySelectorAll(".gp-results li").length < 5) out.push(page + ": the search finds nothing");
                  const axe = inner.createElement("script");
                  axe.src = "axe.min.js";
                  const there = new Promise((done) => (axe.onload = done));
                  inner.head.append(axe);
                  await there;
                  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
                  // Set formulas have thousands of elements, in the colour of the text around them, hidden from readers.
                  const result = await window.axe.run({ exclude: [[".katex-html"]] }, { runOnly: tags, resultTypes: ["violations"], iframes: false });
                  for (const violation of result.violations) {
                    const nodes = violation.nodes.slice(0, 2).map((node) => node.html.slice(0, 200) + " " + node.failureSummary);
                    out.push(page + ": " + violation.id + " (" + violation.nodes.length + "): " + nodes.join(" | "));
                  }
                  frame.remove();
                }
                (async () => {
                  for (const page of pages) await visit(page).catch((error) => out.push(page + ": " + error));
                  document.getElementById("out").textContent = JSON.stringify(out);
                })();
                </script>
                """.formatted(new ObjectMapper().writeValueAsString(pages), width);
        Path file = Files.writeString(site.resolve("visit-" + width + ".html"), visitor);
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--allow-file-access-from-files");
        String text = Browser.open(file, folder, all.toArray(new String[0]))
                .getElementById("out")
                .text();
        assertThat(text).as("what the visitor wrote").startsWith("[");
        List<String> found = new ArrayList<>();
        for (JsonNode each : new ObjectMapper().readTree(text)) {
            found.add(each.asText());
        }
        return found;
    }
}
