package org.gradproof.docsgen.render;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Takes out of the HTML of a document that nobody vouches for what could run, reach the network, or pass
 * itself off as a verdict.
 */
final class Sanitizer {
    /** Relative addresses are kept; this base, which exists nowhere, is what they are resolved against to be judged. */
    private static final String BASE = "https://document.invalid/";

    private Sanitizer() {}

    /** The harmless part of the HTML. Of the classes that start with {@code gp-}, only those given survive. */
    static Document clean(String html, List<String> ownClasses) {
        Document dirty = Jsoup.parseBodyFragment(html, BASE);
        Document clean = new Cleaner(safelist()).clean(dirty);
        clean.outputSettings().prettyPrint(false);
        for (Element each : clean.getAllElements()) {
            for (String name : List.copyOf(each.classNames())) {
                if (name.startsWith("gp-") && !ownClasses.contains(name)) {
                    each.removeClass(name);
                }
            }
            if (each.id().startsWith("gp-")) {
                each.removeAttr("id");
            }
        }
        for (Element image : clean.select("img")) {
            if (!isLocal(image.attr("src"))) {
                image.replaceWith(new org.jsoup.nodes.TextNode("[" + image.attr("alt") + "]"));
            }
        }
        return clean;
    }

    /** Whether the address is a path below the page. */
    static boolean isLocal(String address) {
        return !address.isEmpty()
                && !address.contains(":")
                && !address.startsWith("/")
                && !address.startsWith("\\")
                && !List.of(address.split("[/\\\\]", -1)).contains("..");
    }

    private static Safelist safelist() {
        return new Safelist()
                .addTags(
                        "a",
                        "b",
                        "blockquote",
                        "br",
                        "caption",
                        "cite",
                        "code",
                        "col",
                        "colgroup",
                        "dd",
                        "del",
                        "details",
                        "div",
                        "dl",
                        "dt",
                        "em",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "h5",
                        "h6",
                        "hr",
                        "i",
                        "img",
                        "kbd",
                        "li",
                        "mark",
                        "ol",
                        "p",
                        "pre",
                        "q",
                        "s",
                        "samp",
                        "small",
                        "span",
                        "strong",
                        "sub",
                        "summary",
                        "sup",
                        "table",
                        "tbody",
                        "td",
                        "tfoot",
                        "th",
                        "thead",
                        "tr",
                        "u",
                        "ul",
                        "var")
                .addAttributes(":all", "class", "id", "title", "lang")
                .addAttributes("a", "href")
                .addAttributes("img", "src", "alt", "width", "height")
                .addAttributes("ol", "start", "type")
                .addAttributes("td", "colspan", "rowspan")
                .addAttributes("th", "colspan", "rowspan", "scope")
                .addProtocols("a", "href", "#", "http", "https", "mailto")
                .addProtocols("img", "src", "http", "https")
                .preserveRelativeLinks(true);
    }
}
