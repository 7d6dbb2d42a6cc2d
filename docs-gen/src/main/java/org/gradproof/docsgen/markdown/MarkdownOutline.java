package org.gradproof.docsgen.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.docsgen.markdown.Structure.Fence;
import org.gradproof.docsgen.markdown.Structure.Html;
import org.gradproof.docsgen.markdown.Structure.Stretch;
import org.gradproof.docsgen.markdown.Structure.Title;
import org.gradproof.docsgen.outline.CommentMark;
import org.gradproof.docsgen.outline.Element;
import org.gradproof.docsgen.outline.Element.Display;
import org.gradproof.docsgen.outline.Element.Heading;
import org.gradproof.docsgen.outline.Element.Skip;
import org.gradproof.docsgen.outline.Element.Text;
import org.gradproof.docsgen.outline.Element.Unclosed;
import org.gradproof.docsgen.outline.Mark;
import org.gradproof.docsgen.outline.Marks;
import org.gradproof.docsgen.outline.Outline;
import org.gradproof.docsgen.outline.SourceRange;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;

/**
 * Reads the outline of a Markdown document, in which {@code $$ … $$} and {@code \[ … \]} are display math.
 * Code is not read; quotations ({@code >}) and lists are.
 */
public final class MarkdownOutline {
    /** How deep quotations, lists and emphasis are read within each other; what is deeper is text. */
    public static final int DEEPEST = 100;

    static final String EXPECTED = "$$ … $$ or \\[ … \\] on the next line";
    private static final List<String> VERBATIM =
            List.of("<!--", "<script", "<style", "<pre", "<code", "<textarea", "<?", "<!");
    private static final Set<String> ENVIRONMENTS = Set.of(
            "align",
            "align*",
            "equation",
            "equation*",
            "gather",
            "gather*",
            "multline",
            "multline*",
            "eqnarray",
            "eqnarray*",
            "flalign",
            "flalign*");

    private final List<String> lines;
    private final Structure structure;
    private final MathScanner scanner;
    private final List<Element> elements = new ArrayList<>();
    private final List<SourceError> errors = new ArrayList<>();
    private @Nullable Mark pending;
    private String title = "";

    private MarkdownOutline(List<String> lines) {
        this.lines = lines;
        this.structure = Structure.of(lines);
        this.scanner = new MathScanner(lines, structure);
    }

    /** The outline of a whole file's lines. */
    public static Outline read(List<String> lines) {
        return readPart(Prepared.withoutFrontMatter(lines));
    }

    /** The outline of lines that are not the beginning of a file, which alone may hold metadata. */
    public static Outline readPart(List<String> lines) {
        MarkdownOutline reader = new MarkdownOutline(Prepared.withoutCallOuts(lines));
        int at = 0;
        while (at < reader.lines.size()) {
            at = reader.line(at);
        }
        reader.dropPending();
        return new Outline(reader.title, reader.elements, reader.errors);
    }

    private int line(int at) {
        Html html = structure.htmlAt(at);
        if (html != null) {
            return html(html);
        }
        Fence fence = structure.fenceAt(at);
        if (fence != null) {
            return fence(fence);
        }
        if (lines.get(at).strip().startsWith(":::{math}")) {
            return colonFence(at);
        }
        if (structure.isCode(at)) {
            dropPending();
            return at + 1;
        }
        Title heading = structure.titleAt(at);
        if (heading != null && !heading.text().contains("$$")) {
            return heading(at, heading);
        }
        return text(at);
    }

    /** The line behind what was read of the HTML: all of it where it is a comment or code, else line by line. */
    private int html(Html html) {
        String literal = html.literal().stripLeading();
        if (literal.startsWith("<!--")
                && literal.indexOf("-->") == literal.stripTrailing().length() - 3) {
            comment(html.literal(), html.from() + 1, html.to() + 1);
            return html.to() + 1;
        }
        if (VERBATIM.stream().anyMatch(tag -> literal.regionMatches(true, 0, tag, 0, tag.length()))) {
            if (CommentMark.HTML.isMeant(html.literal())) {
                errors.add(CommentMark.HTML.malformed(html.from() + 1, html.literal()));
            }
            dropPending();
            return html.to() + 1;
        }
        int at = html.from();
        while (at <= html.to()) {
            String line = lines.get(at).strip();
            if (line.startsWith("<!--") && line.indexOf("-->") == line.length() - 3) {
                comment(line, at + 1, at + 1);
                at++;
            } else {
                if (CommentMark.HTML.isMeant(line)) {
                    errors.add(CommentMark.HTML.malformed(at + 1, line));
                }
                at = text(at);
            }
        }
        return at;
    }

    private void comment(String comment, int from, int to) {
        if (!CommentMark.HTML.isMeant(comment)) {
            CommentMark.HTML.reportNearMiss(comment, from, errors);
            return;
        }
        dropPending();
        Mark mark = CommentMark.HTML.read(comment, from, errors);
        if (mark != null && mark.kind() == Mark.Kind.SKIP) {
            elements.add(new Skip(mark.line(), mark.attributes().getOrDefault("for", "")));
        } else {
            pending = mark == null ? null : mark.in(lines, from, to);
        }
    }

    private int fence(Fence fence) {
        if (!fence.isMath()) {
            dropPending();
            Foreign.inFence(fence.info(), fence.from() + 1, errors);
            return fence.to() + 1;
        }
        MathScanner.Found found = scanner.fence(fence);
        elements.add(new Display(pending, found.span(), found.lines(), ""));
        pending = null;
        return fence.to() + 1;
    }

    /** MyST's other fence, which CommonMark does not know. */
    private int colonFence(int from) {
        int to = from + 1;
        while (to < lines.size() && !lines.get(to).strip().equals(":::")) {
            to++;
        }
        boolean closed = to < lines.size();
        Map<Integer, Integer> columns = new HashMap<>();
        for (int at = from; at <= to; at++) {
            columns.put(at, 0);
        }
        return fence(new Fence(from, closed ? to : to - 1, columns, "{math}", closed));
    }

    private int heading(int at, Title heading) {
        dropPending();
        if (title.isEmpty() && heading.level() == 1) {
            title = heading.text();
        }
        for (int i = at; i < at + heading.lines(); i++) {
            elements.add(new Text(i + 1, lines.get(i)));
        }
        elements.add(new Heading(at + 1, heading.level(), heading.text()));
        return at + heading.lines();
    }

    /** Looks for display math on a line of text; the line behind what was read. */
    private int text(int from) {
        int at = from;
        int column = MathScanner.behindQuote(lines.get(at), Integer.MAX_VALUE);
        int depth = (int)
                lines.get(at).substring(0, column).chars().filter(c -> c == '>').count();
        boolean math = false;
        int start = nextMath(at, column);
        while (start >= 0) {
            if (!lines.get(at).substring(column, start).isBlank() && at == from && !math) {
                checkNothingBetween(lines.get(at).substring(column, start));
            }
            MathScanner.Found found = close(at, start, depth);
            if (found == null) {
                elements.add(new Unclosed(at + 1, start + 1, lines.get(at).substring(start, start + 2)));
                column = start + 2;
            } else {
                checkNothingBehind(found.span());
                elements.add(new Display(pending, found.span(), found.lines(), ""));
                pending = null;
                at = found.span().endLine() - 1;
                column = found.span().endColumn() - 1;
                math = true;
            }
            start = nextMath(at, column);
        }
        String inline = structure.inlineHtml(from);
        if (CommentMark.HTML.isMeant(inline)) {
            errors.add(CommentMark.HTML.malformed(from + 1, inline));
        } else {
            CommentMark.HTML.reportNearMiss(inline, from + 1, errors);
        }
        if (!math) {
            words(from, column, depth);
        }
        return at + 1;
    }

    private MathScanner.@Nullable Found close(int line, int column, int depth) {
        String environment = environmentAt(lines.get(line), column);
        return environment == null
                ? scanner.close(line, column, depth)
                : scanner.environment(line, column, environment, depth);
    }

    /** A line without display math. */
    private void words(int line, int column, int depth) {
        String text = lines.get(line);
        boolean blank = text.substring(Math.min(column, text.length())).isBlank();
        if (!blank || depth == 0) {
            dropPending();
        }
        if (!text.isBlank()) {
            Foreign.inText(text.substring(Math.min(column, text.length())), line + 1, errors);
            elements.add(new Text(line + 1, text));
        }
    }

    /** A list's bullet may stand between a mark and its block; words may not. */
    private void checkNothingBetween(String words) {
        if (!words.strip().matches("[-*+]|[0-9]+[.)]")) {
            dropPending();
        }
    }

    /**
     * Words behind a marked block on its last line could be taken for a part of what it claims. A stop is none, nor is a
     * label of MyST, Quarto or kramdown.
     */
    private void checkNothingBehind(SourceRange span) {
        if (pending == null) {
            return;
        }
        String behind =
                lines.get(span.endLine() - 1).substring(span.endColumn() - 1).strip();
        boolean label = (behind.startsWith("{") && behind.indexOf('}') == behind.length() - 1)
                || (behind.startsWith("(") && behind.indexOf(')') == behind.length() - 1 && behind.indexOf(' ') < 0);
        boolean stop = behind.length() == 1 && ".,;:".contains(behind);
        if (!behind.isEmpty() && !label && !stop) {
            errors.add(new SourceError(
                    span.endLine(),
                    span.endColumn(),
                    "text-beside-block",
                    "\"" + behind + "\" stands behind a marked block; expected the block to end its line"));
        }
    }

    /** The column (from 0) at which display math opens, or -1. */
    private int nextMath(int line, int from) {
        String text = lines.get(line);
        int at = from;
        while (at + 1 < text.length()) {
            Stretch span = structure.codeSpanAt(line, at);
            char c = text.charAt(at);
            char next = text.charAt(at + 1);
            if (span != null) {
                at = span.to();
            } else if (c == '\\' && (next == '[' || environmentAt(text, at) != null)) {
                return at;
            } else if (c == '\\') {
                at += 2;
            } else if (c == '$' && next == '$') {
                return at;
            } else if (c == '$') {
                at = behindInlineMath(text, at);
            } else {
                at++;
            }
        }
        return -1;
    }

    /** The name of the environment of display math that opens at the column, or null. */
    private static @Nullable String environmentAt(String text, int column) {
        if (!text.startsWith("\\begin{", column)) {
            return null;
        }
        int end = column + 7;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '*')) {
            end++;
        }
        String name = text.substring(column + 7, end);
        return text.startsWith("}", end) && ENVIRONMENTS.contains(name) ? name : null;
    }

    /** Behind {@code $x$}, so that {@code $x$$y$} opens no display math; behind the dollar alone where it is money. */
    private static int behindInlineMath(String text, int open) {
        int close = open + 1;
        while (close < text.length() && text.charAt(close) != '$') {
            close += text.charAt(close) == '\\' ? 2 : 1;
        }
        boolean math = close < text.length()
                && !Character.isWhitespace(text.charAt(open + 1))
                && !Character.isWhitespace(text.charAt(close - 1));
        return math ? close + 1 : open + 1;
    }

    private void dropPending() {
        if (pending != null) {
            errors.add(Marks.withoutBlock(pending, EXPECTED));
            pending = null;
        }
    }
}
