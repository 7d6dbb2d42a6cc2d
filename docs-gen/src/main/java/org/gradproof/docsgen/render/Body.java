package org.gradproof.docsgen.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.gradproof.docsgen.outline.Mark;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.verify.report.DocumentReport;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * The body of a page: the document's own HTML, cleaned, in which each display block's place is taken by what
 * Gradproof has to say. The places are known by classes with a number that no author can guess.
 */
final class Body {
    private Body() {}

    /** The class of the place of a block. */
    static String place(String secret, int block) {
        return "gp-" + secret + "-" + block;
    }

    /** The body as HTML. Every block has its place in the document's HTML, or this fails. */
    static Document fill(
            String html, String secret, DocumentReport report, List<CheckedBlock> blocks, Navigation navigation) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            places.add(place(secret, i));
        }
        Document body = Sanitizer.clean(html, places);
        inlineMath(body.body());
        for (int i = 0; i < blocks.size(); i++) {
            Element place = body.body().selectFirst("." + places.get(i));
            if (place == null) {
                throw new UncheckedIOException(
                        new IOException("line " + blocks.get(i).display().line() + " has no place on the page"));
            }
            int level = Math.min(6, headingBefore(body.body(), places.get(i)) + 1);
            List<Node> nodes = Parser.parseFragment(html(blocks.get(i), report, level, navigation), place, "");
            if (place.parent() != null
                    && place.parent().normalName().equals("p")
                    && place.siblingNodes().isEmpty()) {
                place = place.parent();
            }
            Element caption = place.selectFirst("> .title");
            if (caption != null) {
                place.before(new Element("p").addClass("gp-caption").html(caption.html()));
            }
            for (Node node : nodes) {
                place.before(node);
            }
            place.remove();
        }
        return body;
    }

    private static String html(CheckedBlock block, DocumentReport report, int level, Navigation navigation) {
        MarkedBlock marked = block.block();
        if (marked != null) {
            return DerivationHtml.of(block, marked, report, level, navigation);
        }
        if (block.isGiven()) {
            List<String> lines = Tree.lines(block.display().lines(), true);
            return "<div class=\"gp-given\"" + id(block) + "><span class=\"gp-label\">Given</span>"
                    + Html.list("gp-givens", lines.stream().map(Html::row).toList()) + "</div>";
        }
        String goesOn = block.goesOn()
                ? "<p class=\"gp-message\">These lines go on with derivation " + block.number()
                        + ", where their verdicts stand.</p>"
                : "";
        return Html.display(block.latex()) + goesOn;
    }

    private static String id(CheckedBlock block) {
        Mark mark = block.display().mark();
        return mark == null || mark.id().isEmpty() ? "" : " id=\"" + Html.text(mark.id()) + "\"";
    }

    /** The level of the last heading of the document before the place; 1 where there is none. */
    private static int headingBefore(Element root, String place) {
        int level = 1;
        for (Element each : root.select("h1, h2, h3, h4, h5, h6, ." + place)) {
            if (each.hasClass(place)) {
                break;
            }
            if (each.closest(".gp-derivation") == null) {
                level = each.normalName().charAt(1) - '0';
            }
        }
        return level;
    }

    /** Asciidoctor leaves inline math between {@code \(} and {@code \)}. */
    private static void inlineMath(Element root) {
        for (Element each : root.getAllElements()) {
            if (each.closest("pre, code") != null) {
                continue;
            }
            for (TextNode text : each.textNodes()) {
                String whole = text.getWholeText();
                List<Node> parts = new ArrayList<>();
                int at = 0;
                int open = whole.indexOf("\\(");
                int close = whole.indexOf("\\)", open + 3);
                while (open >= 0 && close >= 0) {
                    parts.add(new TextNode(whole.substring(at, open)));
                    parts.add(new Element("span").addClass("gp-math").text(whole.substring(open + 2, close)));
                    at = close + 2;
                    open = whole.indexOf("\\(", at);
                    close = whole.indexOf("\\)", open + 3);
                }
                if (at > 0) {
                    parts.add(new TextNode(text.getWholeText().substring(at)));
                    parts.forEach(text::before);
                    text.remove();
                }
            }
        }
        root.getAllElements().forEach(each -> each.dataNodes().forEach(DataNode::remove));
    }
}
