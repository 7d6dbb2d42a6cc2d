package org.gradproof.docsgen.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.docsgen.outline.SourceLines;
import org.gradproof.verify.report.DocumentReport;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A document that is to become a page.
 *
 * @param name of its files, without an ending
 * @param asciiDoc whether it is AsciiDoc; else it is Markdown
 * @param text its source, in whose lines the blocks stand
 * @param folder where the source is
 * @param blocks its display math, each with what became of it
 */
public record CheckedPage(
        String name,
        boolean asciiDoc,
        String text,
        Path folder,
        String title,
        List<CheckedBlock> blocks,
        DocumentReport report) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public CheckedPage {
        blocks = List.copyOf(blocks);
    }

    /** Whether it holds derivations, or what could not be read of them. */
    boolean isChecked() {
        return !report.derivations().isEmpty() || !report.errors().isEmpty();
    }

    /** The author's text with the verdicts in it. */
    String annotated() {
        return new Annotated(asciiDoc ? Markup.ASCIIDOC : Markup.MARKDOWN).of(SourceLines.split(text), blocks);
    }

    /** The HTML page, which adds itself to the index of the site's search. */
    String html(Navigation navigation, Path toFolder, SearchIndex search, Asciidoctors asciidoctor) throws IOException {
        byte[] random = new byte[12];
        RANDOM.nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        String html = asciiDoc
                ? AsciiDocBody.html(text, folder, secret, blocks, asciidoctor)
                : MarkdownBody.html(SourceLines.split(text), secret, blocks);
        Document body;
        try {
            body = Body.fill(html, secret, report, blocks, navigation);
        } catch (UncheckedIOException e) {
            Throwable cause = e.getCause();
            throw new IOException(String.valueOf((cause == null ? e : cause).getMessage()), e);
        }
        Images.copy(body, folder, toFolder);
        Element root = body.body();
        Element heading = root.selectFirst("h1");
        if (heading == null) {
            heading = root.prependElement("h1").text(title);
        }
        heading.after(summary(navigation) + Navigation.contents(root));
        search.add(name + ".html", heading.text(), root);
        boolean checked = blocks.stream().anyMatch(block -> block.block() != null);
        return new Page(
                        heading.text(),
                        root.html(),
                        navigation,
                        checked || !report.errors().isEmpty())
                .html();
    }

    /** The page of a document whose body could not be made: what was found, and why there is no more. */
    String withoutBody(Navigation navigation, String why) {
        String said = "<div class=\"gp-unreadable\"><p>This page could not be made: " + Html.text(why) + "</p></div>";
        String heading = title.isEmpty() ? name : title;
        return new Page(heading, "<h1>" + Html.text(heading) + "</h1>" + summary(navigation) + said, navigation, true)
                .html();
    }

    private String summary(Navigation navigation) {
        StringBuilder out = new StringBuilder();
        if (!report.derivations().isEmpty()) {
            out.append("<p class=\"gp-tally\">")
                    .append(Html.text(VerdictCounts.words(report.derivations())))
                    .append("</p>");
        }
        if (!report.errors().isEmpty()) {
            List<String> errors = report.errors().stream()
                    .map(error -> navigation.error(report, error))
                    .toList();
            out.append("<div class=\"gp-unreadable\"><p>Parts of this document could not be read:</p>")
                    .append(Html.list("gp-errors", errors))
                    .append("</div>");
        }
        return out.toString();
    }
}
