package org.gradproof.docsgen.markdown;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/**
 * What CommonMark makes of the lines of a document: which are code or HTML, and which are headings.
 * CommonMark knows no math, so that what it says of lines inside of display math is not to be asked for.
 */
final class Structure {
    /**
     * A heading of the document itself (not of a quotation).
     *
     * @param lines how many lines it takes
     */
    record Title(int level, String text, int lines) {}

    /** HTML from one line to another, both included, from 0. */
    record Html(int from, int to, String literal) {}

    /**
     * A fence from one line to another, both included, from 0.
     *
     * @param columns by line the column, from 0, at which it starts within the quotation or list around
     * @param info what stands behind the opening fence
     * @param closed whether the last line closes it
     */
    record Fence(int from, int to, Map<Integer, Integer> columns, String info, boolean closed) {
        Fence {
            columns = Map.copyOf(columns);
        }

        int column(int line) {
            // CommonMark knows no place of a line that is empty but for what is around it.
            return columns.getOrDefault(line, Integer.MAX_VALUE);
        }

        /** Whether its content is display math. */
        boolean isMath() {
            return info.equals("math") || info.startsWith("math ") || info.startsWith("{math}");
        }
    }

    /** A stretch of a line, from 0; the end is excluded. */
    record Stretch(int from, int to) {}

    private final Set<Integer> code = new HashSet<>();
    private final Set<Integer> fenced = new HashSet<>();
    private final Map<Integer, Html> html = new HashMap<>();
    private final Map<Integer, Fence> fences = new HashMap<>();
    private final Map<Integer, Title> titles = new HashMap<>();
    /** By line, the code spans by where they start. */
    private final Map<Integer, NavigableMap<Integer, Stretch>> inlineCode = new HashMap<>();

    private final Map<Integer, StringBuilder> inlineHtml = new HashMap<>();

    private Structure() {}

    static Structure of(List<String> lines) {
        Parser parser = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .maxOpenBlockParsers(MarkdownOutline.DEEPEST)
                .maxInlineNesting(MarkdownOutline.DEEPEST)
                .customInlineContentParserFactory(new BoundedEmphasis())
                .build();
        Structure structure = new Structure();
        parser.parse(String.join("\n", lines)).accept(structure.new Collector());
        return structure;
    }

    /** Whether the line (from 0) is in a code block or starts or continues HTML. */
    boolean isCode(int line) {
        return code.contains(line);
    }

    /** Whether the line is in a fenced code block or is a heading with a #: display math never reaches over it. */
    boolean endsMath(int line, String text) {
        Title title = titles.get(line);
        return fenced.contains(line)
                || (title != null && title.lines() == 1 && text.stripLeading().startsWith("#"));
    }

    /** The HTML block that starts at the line, or null. */
    @Nullable
    Html htmlAt(int line) {
        return html.get(line);
    }

    /** The fence that opens at the line, or null. */
    @Nullable
    Fence fenceAt(int line) {
        return fences.get(line);
    }

    /** The heading that starts at the line, or null. */
    @Nullable
    Title titleAt(int line) {
        return titles.get(line);
    }

    /** The code span that holds the column (from 0) of the line, or null. */
    @Nullable
    Stretch codeSpanAt(int line, int column) {
        NavigableMap<Integer, Stretch> spans = inlineCode.get(line);
        Map.Entry<Integer, Stretch> last = spans == null ? null : spans.floorEntry(column);
        return last != null && column < last.getValue().to() ? last.getValue() : null;
    }

    /** HTML within the text of the line; empty if there is none. */
    String inlineHtml(int line) {
        StringBuilder all = inlineHtml.get(line);
        return all == null ? "" : all.toString();
    }

    private static int first(Node node) {
        return node.getSourceSpans().isEmpty()
                ? -1
                : node.getSourceSpans().get(0).getLineIndex();
    }

    private final class Collector extends AbstractVisitor {
        @Override
        public void visit(FencedCodeBlock block) {
            addLines(block, code);
            addLines(block, fenced);
            List<SourceSpan> spans = block.getSourceSpans();
            if (!spans.isEmpty()) {
                int from = spans.get(0).getLineIndex();
                int to = spans.get(spans.size() - 1).getLineIndex();
                Map<Integer, Integer> columns = new HashMap<>();
                spans.forEach(span -> columns.put(span.getLineIndex(), span.getColumnIndex()));
                boolean closed = block.getClosingFenceLength() != null;
                String info = block.getInfo() == null ? "" : block.getInfo().strip();
                fences.put(from, new Fence(from, to, columns, info, closed));
            }
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            addLines(block, code);
        }

        @Override
        public void visit(HtmlBlock block) {
            addLines(block, code);
            int from = first(block);
            List<SourceSpan> spans = block.getSourceSpans();
            int to = spans.isEmpty() ? from : spans.get(spans.size() - 1).getLineIndex();
            html.put(from, new Html(from, to, block.getLiteral()));
        }

        @Override
        public void visit(Heading heading) {
            if (heading.getParent() instanceof Document) {
                String text = TextContentRenderer.builder().build().render(heading);
                titles.put(
                        first(heading),
                        new Title(
                                heading.getLevel(),
                                text,
                                heading.getSourceSpans().size()));
            }
            visitChildren(heading);
        }

        @Override
        public void visit(Code span) {
            for (SourceSpan at : span.getSourceSpans()) {
                inlineCode
                        .computeIfAbsent(at.getLineIndex(), line -> new TreeMap<>())
                        .put(
                                at.getColumnIndex(),
                                new Stretch(at.getColumnIndex(), at.getColumnIndex() + at.getLength()));
            }
        }

        @Override
        public void visit(HtmlInline inline) {
            inlineHtml
                    .computeIfAbsent(first(inline), line -> new StringBuilder())
                    .append(inline.getLiteral());
        }

        private void addLines(Node node, Set<Integer> to) {
            for (SourceSpan span : node.getSourceSpans()) {
                to.add(span.getLineIndex());
            }
        }
    }
}
