package org.gradproof.docsgen.render;

import java.nio.file.Path;
import java.util.List;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;

/** The index of all derivations of several documents. */
final class IndexPage {
    /** A document's page: its file name, its title and what was found. */
    record Entry(String page, String title, DocumentReport report) {}

    private IndexPage() {}

    static String html(List<Entry> entries, Navigation navigation) {
        List<Entry> checked =
                entries.stream().filter(entry -> !isUnchecked(entry)).toList();
        List<DerivationReport> all = checked.stream()
                .flatMap(entry -> entry.report().derivations().stream())
                .toList();
        StringBuilder main = new StringBuilder("<h1>All derivations</h1><p class=\"gp-tally\">");
        main.append(Html.text(VerdictCounts.words(all))).append(" in ").append(checked.size());
        main.append(checked.size() == 1 ? " document" : " documents").append("</p>");
        if (navigation.guide()) {
            main.append("<p>Every line of these derivations was proved, or tried, or refuted by values that anybody"
                    + " can put in. <a href=\"" + Navigation.GUIDE
                    + ".html\">The guide</a> says what the marks mean, and how to"
                    + " check what you write yourself.</p>");
        }
        checked.forEach(entry -> derivations(entry, main));
        others(entries.stream().filter(IndexPage::isUnchecked).toList(), main);
        return new Page("All derivations", main.toString(), navigation, true).html();
    }

    /** Whether the page holds nothing that could be checked: words, tables and figures alone. */
    private static boolean isUnchecked(Entry entry) {
        return entry.report().derivations().isEmpty() && entry.report().errors().isEmpty();
    }

    private static void derivations(Entry entry, StringBuilder main) {
        main.append("<h2>").append(link(entry)).append("</h2>");
        main.append("<p class=\"gp-path\"><code>")
                .append(Html.text(shown(entry.report().path())))
                .append("</code></p>");
        if (!entry.report().errors().isEmpty()) {
            main.append("<p class=\"gp-message\">Parts of this document could not be read: see its page.</p>");
        }
        main.append("<ol class=\"gp-index\">");
        int number = 0;
        for (DerivationReport derivation : entry.report().derivations()) {
            number++;
            main.append("<li data-gp-verdict=\"")
                    .append(Html.text(VerdictMark.of(derivation).words()))
                    .append("\"><a href=\"")
                    .append(Html.text(entry.page()))
                    .append('#')
                    .append(Html.text(derivation.id()))
                    .append("\">");
            main.append("<span class=\"gp-number\">").append(number).append("</span> ");
            main.append(Html.text(derivation.id())).append("</a>");
            result(derivation, main);
            main.append(VerdictMark.of(derivation).html());
            main.append(derivation.met() ? "" : " <span class=\"gp-label\">not met</span>")
                    .append("</li>");
        }
        main.append("</ol>");
    }

    private static void others(List<Entry> entries, StringBuilder main) {
        if (!entries.isEmpty()) {
            main.append("<h2>Other pages</h2><p>They hold no derivation, and nothing on them was checked.</p>")
                    .append(Html.list(
                            "gp-others", entries.stream().map(IndexPage::link).toList()));
        }
    }

    private static String link(Entry entry) {
        return "<a href=\"" + Html.text(entry.page()) + "\">" + Html.text(entry.title()) + "</a>";
    }

    /** The path as it was given, but for a whole one: what it says of a machine is nothing to a reader of the page. */
    private static String shown(String path) {
        Path file = Path.of(path);
        return file.isAbsolute() ? String.valueOf(file.getFileName()) : path;
    }

    /** The first side and the last: what the derivation comes to. */
    private static void result(DerivationReport derivation, StringBuilder main) {
        if (!derivation.steps().isEmpty()) {
            String left = derivation.steps().get(0).left();
            String right = derivation.steps().get(derivation.steps().size() - 1).right();
            String relation = derivation.conclusion() == null
                    ? "\\;\\ldots\\;"
                    : derivation.conclusion().relation();
            main.append("<div class=\"gp-formula\">")
                    .append(Html.math(left + " " + relation + " " + right))
                    .append("</div>");
        }
    }
}
