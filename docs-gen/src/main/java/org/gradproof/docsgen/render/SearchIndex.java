package org.gradproof.docsgen.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jsoup.nodes.Element;

/**
 * What the pages of a site say, section by section and derivation by derivation, as a script that the search on each page
 * reads: a page from a disk cannot ask for data in any other way.
 */
final class SearchIndex {
    /** The file beside the pages' other files. */
    static final String FILE = "search-data.js";

    /** Of a long section its beginning says what it is about. */
    private static final int MOST_CHARACTERS = 1200;

    private final ArrayNode entries = JsonNodeFactory.instance.arrayNode();

    /** A page: what stands below each of its headings, and its derivations. */
    void add(String file, String title, Element body) {
        String address = file;
        String heading = title;
        StringBuilder text = new StringBuilder();
        for (Element each : body.select("h1, h2, h3, h4, p, li, td, .gp-given, .gp-derivation")) {
            if (each.hasClass("gp-derivation")) {
                derivation(file, title, each);
            } else if (each.closest(".gp-derivation") != null || each.closest("nav") != null) {
                // It is found by its derivation, or is no text of the page.
            } else if (each.normalName().matches("h[1-4]")) {
                entry(address, title, heading, text);
                text.setLength(0);
                heading = each.text();
                address = each.id().isEmpty() ? file : file + "#" + each.id();
            } else if (each.normalName().equals("p") || each.hasClass("gp-given") || each.selectFirst("p") == null) {
                text.append(each.text()).append(' ');
            }
        }
        entry(address, title, heading, text);
    }

    private void derivation(String file, String title, Element derivation) {
        StringBuilder text = new StringBuilder();
        for (Element formula : derivation.select(".gp-step > .gp-formula .gp-math")) {
            text.append(formula.text().replace("{} ", "")).append(' ');
        }
        entry(file + "#" + derivation.id(), title, derivation.id(), text);
    }

    private void entry(String address, String title, String heading, CharSequence text) {
        String words = text.toString().strip();
        if (!words.isEmpty()) {
            entries.addArray()
                    .add(address)
                    .add(title)
                    .add(heading)
                    .add(words.length() > MOST_CHARACTERS ? words.substring(0, MOST_CHARACTERS) : words);
        }
    }

    /** The script. */
    String script() throws JsonProcessingException {
        return "const gradproofSearch = " + new ObjectMapper().writeValueAsString(entries) + ";\n";
    }
}
