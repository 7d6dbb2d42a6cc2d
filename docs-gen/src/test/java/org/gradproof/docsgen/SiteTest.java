package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradproof.verify.report.Verdict;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of this project's own documents, as a visitor without network has them. */
class SiteTest {
    private static final Pattern STYLE_ADDRESS = Pattern.compile("url\\(['\"]?([^)'\"]+)['\"]?\\)");

    @TempDir
    static Path site;

    private static final Map<String, Document> PAGES = new HashMap<>();

    @BeforeAll
    static void render() throws IOException, UnreadableDocumentException {
        List<CheckedDocument> all = new ArrayList<>();
        for (Path file : Documents.find(
                List.of(Path.of("src/docs/asciidoc"), Path.of("src/main/resources/org/gradproof/docsgen/guide")))) {
            all.add(Fixture.checked(file, Verdict.PROVED));
        }
        assertThat(new Renderer().renderAll(all, site)).isEmpty();
        for (Path file : files(".html")) {
            PAGES.put(site.relativize(file).toString(), Jsoup.parse(Files.readString(file)));
        }
    }

    @Test
    void every_link_within_the_site_leads_to_a_page_and_to_what_stands_on_it() {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Map.Entry<String, Document> page : PAGES.entrySet()) {
            for (Element link : page.getValue().select("a[href]")) {
                String address = link.attr("href");
                if (address.matches("(?:https?|mailto):.*")) {
                    continue;
                }
                links++;
                String[] parts = address.split("#", 2);
                Document to = parts[0].isEmpty() ? page.getValue() : PAGES.get(parts[0]);
                if (to == null || (parts.length == 2 && to.getElementById(parts[1]) == null)) {
                    broken.add(page.getKey() + ": " + address);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(500);
    }

    @Test
    void every_reason_leads_to_its_explanation() {
        List<String> alone = new ArrayList<>();
        int reasons = 0;
        for (Map.Entry<String, Document> page : PAGES.entrySet()) {
            for (Element reason : page.getValue().select(".gp-reasons li")) {
                reasons++;
                if (reason.select("a[href^=reasons.html#]").isEmpty()) {
                    alone.add(page.getKey() + ": " + reason.text());
                }
            }
        }
        assertThat(alone).isEmpty();
        assertThat(reasons).isGreaterThan(500);
    }

    @Test
    void every_page_can_be_reached_from_the_index() {
        assertThat(PAGES.get("derivations.html").select("h2 a, .gp-others a").eachAttr("href"))
                .containsExactlyInAnyOrderElementsOf(PAGES.keySet().stream()
                        .filter(name -> !name.equals("derivations.html"))
                        .toList());
        for (Map.Entry<String, Document> page : PAGES.entrySet()) {
            assertThat(page.getValue().select("nav[aria-label=Site] > a").eachAttr("href"))
                    .as(page.getKey())
                    .startsWith("index.html", "derivations.html");
        }
    }

    @Test
    void no_address_stands_twice_on_a_page() {
        PAGES.forEach((name, page) ->
                assertThat(page.select("[id]").eachAttr("id")).as(name).doesNotHaveDuplicates());
    }

    @Test
    void a_page_loads_nothing_but_the_files_of_the_site() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, Document> page : PAGES.entrySet()) {
            assertThat(page.getValue()
                            .select("meta[http-equiv=Content-Security-Policy]")
                            .attr("content"))
                    .as(page.getKey())
                    .startsWith(
                            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'");
            for (Element element : page.getValue().select("[src], link[href], [srcset], [poster], [data], [style]")) {
                String address = element.tagName().equals("link") ? element.attr("href") : element.attr("src");
                if (address.isEmpty() || address.contains(":") || !Files.isRegularFile(site.resolve(address))) {
                    missing.add(page.getKey() + ": " + element.outerHtml());
                }
            }
        }
        for (Path style : files(".css")) {
            String text = Files.readString(style);
            assertThat(text).doesNotContain("@import");
            Matcher address = STYLE_ADDRESS.matcher(text);
            while (address.find()) {
                // The other forms of a font are for browsers that are gone; they are not copied.
                boolean needed = !address.group(1).matches("fonts/.*\\.(?:woff|ttf)");
                if (address.group(1).contains(":")
                        || (needed && !Files.isRegularFile(style.resolveSibling(address.group(1))))) {
                    missing.add(style + ": " + address.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(site)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
