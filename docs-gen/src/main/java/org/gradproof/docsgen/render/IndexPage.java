package org.gradproof.docsgen.render;

import java.util.List;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;

/** The index of all derivations of several documents. */
final class IndexPage {
    /** A document's page: its file name, its title and what was found. */
    record Entry(String page, String title, DocumentReport report) {}

    private IndexPage() {}

    static String html(List<Entry> entries) {
        List<DerivationReport> all = entries.stream()
                .flatMap(entry -> entry.report().derivations().stream())
                .toList();
        StringBuilder main = new StringBuilder("<h1>All derivations</h1><p class=\"gp-tally\">");
        main.append(Html.text(Tally.words(all))).append(" in ").append(entries.size());
        main.append(entries.size() == 1 ? " document" : " documents").append("</p>");
        for (Entry entry : entries) {
            String page = Html.text(entry.page());
            main.append("<h2><a href=\"")
                    .append(page)
                    .append("\">")
                    .append(Html.text(entry.title()))
                    .append("</a></h2>");
            main.append("<p class=\"gp-path\"><code>")
                    .append(Html.text(entry.report().path()))
                    .append("</code></p>");
            if (!entry.report().errors().isEmpty()) {
                main.append("<p class=\"gp-message\">Parts of this document could not be read: see its page.</p>");
            }
            main.append("<ol class=\"gp-index\">");
            int number = 0;
            for (DerivationReport derivation : entry.report().derivations()) {
                number++;
                main.append("<li><a href=\"")
                        .append(page)
                        .append('#')
                        .append(Html.text(derivation.id()))
                        .append("\">");
                main.append("<span class=\"gp-number\">").append(number).append("</span> ");
                main.append(Html.text(derivation.id())).append("</a>");
                result(derivation, main);
                main.append(VerdictMark.of(derivation.verdict()).html());
                main.append(derivation.met() ? "" : " <span class=\"gp-label\">not met</span>")
                        .append("</li>");
            }
            main.append("</ol>");
        }
        return new Page("All derivations", main.toString(), false).html();
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
