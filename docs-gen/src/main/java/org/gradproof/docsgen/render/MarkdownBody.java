package org.gradproof.docsgen.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.gradproof.docsgen.markdown.BoundedEmphasis;
import org.gradproof.docsgen.markdown.MarkdownOutline;
import org.gradproof.docsgen.markdown.Prepared;
import org.gradproof.docsgen.outline.SourceRange;

/**
 * The HTML that CommonMark makes of a document. Math is taken out first, as Markdown would read its
 * underscores and backslashes, and words that no author can guess hold its places.
 */
final class MarkdownBody {
    private static final Pattern PREFIX = Pattern.compile("^(?:\\s*+>)*+\\s*+(?:[-*+]\\s+|[0-9]+[.)]\\s+)?");
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private MarkdownBody() {}

    static String html(List<String> lines, String secret, List<CheckedBlock> blocks) {
        List<String> text = new ArrayList<>(Prepared.lines(lines));
        // From the last to the first, so that the places of those before stay what they are.
        for (int i = blocks.size() - 1; i >= 0; i--) {
            hide(text, blocks.get(i).display().span(), word(secret, i));
        }
        List<String> inline = new ArrayList<>();
        String hidden = hideInline(text, secret, inline);
        Node document = Parser.builder()
                .extensions(EXTENSIONS)
                .maxOpenBlockParsers(MarkdownOutline.DEEPEST)
                .maxInlineNesting(MarkdownOutline.DEEPEST)
                .customInlineContentParserFactory(new BoundedEmphasis())
                .build()
                .parse(hidden);
        document.accept(new WithoutComments());
        String html = MarkdownExtras.shown(HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                .render(document));
        for (int i = 0; i < blocks.size(); i++) {
            html = html.replace(word(secret, i), "<span class=\"" + Body.place(secret, i) + "\"></span>");
        }
        for (int i = 0; i < inline.size(); i++) {
            html = html.replace(inlineWord(secret, i), "\\(" + Html.text(inline.get(i)) + "\\)");
        }
        return html;
    }

    private static String word(String secret, int block) {
        return "gpd" + secret + "d" + block + "d";
    }

    private static String inlineWord(String secret, int number) {
        return "gpi" + secret + "i" + number + "i";
    }

    /** Puts the word in the span's place, as a paragraph of its own. */
    private static void hide(List<String> text, SourceRange span, String word) {
        String first = text.get(span.line() - 1);
        String last = text.get(span.endLine() - 1);
        String before = first.substring(0, span.column() - 1);
        String after = last.substring(Math.min(last.length(), span.endColumn() - 1));
        Matcher prefix = PREFIX.matcher(before);
        String lead = prefix.find() ? prefix.group() : "";
        String again = lead.replaceAll("[^>]", " ");
        List<String> lines = new ArrayList<>();
        if (before.equals(lead)) {
            lines.add(before + word);
        } else {
            lines.addAll(List.of(before, again, again + word));
        }
        lines.add(again);
        if (!after.isBlank()) {
            lines.add(again + after.strip());
        }
        List<String> stretch = text.subList(span.line() - 1, span.endLine());
        stretch.clear();
        stretch.addAll(lines);
    }

    private static String hideInline(List<String> lines, String secret, List<String> inline) {
        StringBuilder text = new StringBuilder();
        boolean fenced = false;
        for (String line : lines) {
            fenced ^=
                    line.stripLeading().startsWith("```") || line.stripLeading().startsWith("~~~");
            if (fenced || line.startsWith("    ")) {
                text.append(line).append('\n');
                continue;
            }
            int at = 0;
            for (InlineMath math : InlineMath.in(line)) {
                text.append(line, at, math.start()).append(inlineWord(secret, inline.size()));
                inline.add(math.latex());
                at = math.end();
            }
            text.append(line, at, line.length()).append('\n');
        }
        return text.toString();
    }

    /** Comments, Gradproof's marks among them, are not for the page. */
    private static final class WithoutComments extends AbstractVisitor {
        @Override
        public void visit(HtmlBlock block) {
            if (block.getLiteral().stripLeading().startsWith("<!--")) {
                block.unlink();
            }
        }

        @Override
        public void visit(HtmlInline inline) {
            if (inline.getLiteral().startsWith("<!--")) {
                inline.unlink();
            }
        }
    }
}
