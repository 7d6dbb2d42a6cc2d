package org.gradproof.docsgen.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.docsgen.guide.Guide;
import org.gradproof.docsgen.outline.ErrorPlace;
import org.gradproof.symbolic.source.Cells;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.DocumentReport;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where the pages of a site lead to.
 *
 * @param top the pages that all others lead to; none beside a page by itself
 * @param guide whether the guide does
 * @param groups all pages of the site, by what they are
 * @param here the file of the page
 * @param previous the page before it, or null
 * @param next the page behind it, or null
 */
record Navigation(
        List<Link> top,
        boolean guide,
        List<Group> groups,
        String here,
        @Nullable Link previous,
        @Nullable Link next) {
    /** The name of the guide's first page. */
    static final String GUIDE = "guide";

    private static final int FEWEST_HEADINGS = 3;

    /** A page by its file and its title. */
    record Link(String file, String title) {
        String html(String before, String behind) {
            return "<a href=\"" + Html.text(file) + "\">" + before + Html.text(title) + behind + "</a>";
        }
    }

    /** Pages that belong together. */
    record Group(String name, List<Link> links) {
        Group {
            links = List.copyOf(links);
        }
    }

    Navigation {
        top = List.copyOf(top);
        groups = List.copyOf(groups);
    }

    /** Whether a list of all derivations stands beside the page. */
    boolean indexed() {
        return !top.isEmpty();
    }

    /** The links at a page's top; empty for a page by itself. */
    String site() {
        List<String> links = new ArrayList<>();
        top.forEach(link -> links.add(link.html("", "")));
        if (guide) {
            links.add(new Link(GUIDE + ".html", "Guide").html("", ""));
        }
        return links.isEmpty() ? "" : "<nav aria-label=\"Site\">" + String.join(" ", links) + pages() + "</nav>";
    }

    /** All pages, folded away; the one at hand is marked. */
    private String pages() {
        StringBuilder out = new StringBuilder("<details class=\"gp-pages\"><summary>Pages</summary><div>");
        for (Group group : groups) {
            List<String> links = new ArrayList<>();
            for (Link link : group.links()) {
                links.add(
                        link.file().equals(here)
                                ? "<span aria-current=\"page\">" + Html.text(link.title()) + "</span>"
                                : link.html("", ""));
            }
            if (!links.isEmpty()) {
                out.append("<section><p class=\"gp-label\">")
                        .append(group.name())
                        .append("</p>")
                        .append(Html.list("gp-headings", links))
                        .append("</section>");
            }
        }
        return out.append("</div></details>").toString();
    }

    /** A reason as HTML, which leads to its law where the guide stands beside the page. */
    String reason(String words) {
        return explained(Guide.address(words), Html.said(words));
    }

    /** An error with its place and, at its end, its kind; the file is named where it is not the document itself. */
    String error(DocumentReport document, SourceError error) {
        ErrorPlace place = ErrorPlace.of(document.path(), error);
        String file = place.elsewhere() ? " of <code>" + Html.text(place.path()) + "</code>" : "";
        Cells.Place at = (place.elsewhere() ? Cells.NONE : document.cells()).place(error.line());
        String cell = at.cell() == 0 ? "Line " : "Cell " + at.cell() + ", line ";
        return cell + at.line() + file + ", column " + error.column() + ": " + Html.said(place.message()) + " ["
                + explained(Guide.errorAddress(error.kind()), Html.text(error.kind())) + "]";
    }

    private String explained(Optional<String> address, String html) {
        return guide && address.isPresent() ? "<a href=\"" + Html.text(address.get()) + "\">" + html + "</a>" : html;
    }

    /** The links at a page's end. */
    String neighbours() {
        if (previous == null && next == null) {
            return "";
        }
        String before = previous == null ? "<span></span>" : previous.html("← ", "");
        return "<nav class=\"gp-neighbours\" aria-label=\"Previous and next page\">" + before
                + (next == null ? "" : next.html("", " →")) + "</nav>";
    }

    /** The headings of a page that has several, each a link; one without an address gets one. */
    static String contents(Element body) {
        List<String> links = new ArrayList<>();
        for (Element heading : body.select("h2")) {
            if (heading.closest(".gp-derivation") == null) {
                if (heading.id().isEmpty()) {
                    heading.id("gp-section-" + (links.size() + 1));
                }
                links.add("<a href=\"#" + Html.text(heading.id()) + "\">" + Html.text(heading.text()) + "</a>");
            }
        }
        return links.size() < FEWEST_HEADINGS
                ? ""
                : "<nav class=\"gp-contents\" aria-label=\"On this page\"><details><summary>On this page</summary>"
                        + Html.list("gp-headings", links) + "</details></nav>";
    }
}
