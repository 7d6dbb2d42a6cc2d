package org.gradproof.docsgen.render;

import java.util.List;
import org.gradproof.verify.report.Words;

/** Text and math as HTML. Every text that comes from a document or a report goes through here. */
final class Html {
    private Html() {}

    /** The text with everything escaped that HTML could read, in content and in quoted attributes. */
    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Math within a line, as LaTeX until the page is whole. */
    static String math(String latex) {
        return "<span class=\"gp-math\">" + text(latex) + "</span>";
    }

    /** Math within a line, set as large as on a line of its own. */
    static String row(String latex) {
        return "<span class=\"gp-math\" data-gp-mode=\"row\">" + text(latex) + "</span>";
    }

    /** Math on a line of its own. */
    static String display(String latex) {
        return "<div class=\"gp-formula gp-display\"><span class=\"gp-math\" data-gp-mode=\"display\">" + text(latex)
                + "</span></div>";
    }

    /** What a report says, its mathematics set, and what it quotes as the source has it. */
    static String said(String words) {
        StringBuilder out = new StringBuilder();
        for (Words.Part part : Words.parts(words)) {
            out.append(
                    switch (part.kind()) {
                        case WORDS -> text(part.text());
                        case MATH -> math(part.text());
                        case QUOTE -> "<code>" + text(part.text()) + "</code>";
                    });
        }
        return out.toString();
    }

    /** How something was read, for those who see the page and not its source: what is quoted is set, but for what is cut off. */
    static String reading(String warning) {
        StringBuilder out = new StringBuilder();
        // The line in the source is for its author.
        for (Words.Part part : Words.parts(warning.replaceFirst("^line [0-9]+: ", ""))) {
            boolean words = part.kind() == Words.Kind.WORDS || part.text().endsWith("…");
            out.append(words ? text(part.text()) : math(part.text()));
        }
        return out.toString();
    }

    /** The items as a list, each HTML. */
    static String list(String classes, List<String> items) {
        StringBuilder out = new StringBuilder("<ul class=\"" + classes + "\">");
        items.forEach(item -> out.append("<li>").append(item).append("</li>"));
        return out.append("</ul>").toString();
    }
}
