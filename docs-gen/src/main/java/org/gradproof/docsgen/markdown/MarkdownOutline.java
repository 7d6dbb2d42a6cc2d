package org.gradproof.docsgen.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.docsgen.markdown.Structure.Html;
import org.gradproof.docsgen.markdown.Structure.Stretch;
import org.gradproof.docsgen.markdown.Structure.Title;
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
    static final String EXPECTED = "$$ … $$ or \\[ … \\] on the next line";
    private static final Pattern QUOTE = Pattern.compile("^(?: {0,3}> ?)+");

    private final List<String> lines;
    private final Structure structure;
    private final List<Element> elements = new ArrayList<>();
    private final List<SourceError> errors = new ArrayList<>();
    private @Nullable Mark pending;
    private String title = "";

    private MarkdownOutline(List<String> lines) {
        this.lines = lines;
        this.structure = Structure.of(lines);
    }

    /** The outline of the lines. */
    public static Outline read(List<String> lines) {
        MarkdownOutline reader = new MarkdownOutline(withoutFrontMatter(lines));
        int at = 0;
        while (at < reader.lines.size()) {
            at = reader.line(at);
        }
        reader.dropPending();
        return new Outline(reader.title, reader.elements, reader.errors);
    }

    /** Metadata between two lines of --- at the top would be taken for a heading; its lines stay, empty. */
    private static List<String> withoutFrontMatter(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).stripTrailing().equals("---")) {
            return lines;
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().matches("---|\\.\\.\\.")) {
                List<String> rest = new ArrayList<>(lines);
                for (int j = 0; j <= i; j++) {
                    rest.set(j, "");
                }
                return rest;
            }
        }
        return lines;
    }

    private int line(int at) {
        Html html = structure.htmlAt(at);
        if (html != null) {
            html(html);
            return html.to() + 1;
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

    private void html(Html html) {
        if (!CommentMark.isMeant(html.literal())) {
            return;
        }
        dropPending();
        Mark mark = CommentMark.read(html.literal(), html.from() + 1, errors);
        if (mark != null && mark.kind() == Mark.Kind.SKIP) {
            elements.add(new Skip(mark.line(), mark.attributes().getOrDefault("for", "")));
        } else {
            pending = mark == null ? null : mark.in(lines, html.from() + 1, html.to() + 1);
        }
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
        Matcher quote = QUOTE.matcher(lines.get(at));
        int depth =
                quote.find() ? (int) quote.group().chars().filter(c -> c == '>').count() : 0;
        int column = depth > 0 ? quote.end() : 0;
        boolean math = false;
        int start = nextMath(at, column);
        while (start >= 0) {
            if (!lines.get(at).substring(column, start).isBlank() && at == from && !math) {
                checkNothingBetween(lines.get(at).substring(column, start));
            }
            MathScanner.Found found = new MathScanner(lines, structure).close(at, start, depth);
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
        if (CommentMark.isMeant(structure.inlineHtml(from))) {
            errors.add(CommentMark.malformed(from + 1, structure.inlineHtml(from)));
        }
        if (lines.get(from).isBlank()) {
            dropPending();
        }
        if (!math && !lines.get(from).isBlank()) {
            if (!lines.get(from)
                            .substring(Math.min(column, lines.get(from).length()))
                            .isBlank()
                    || depth == 0) {
                dropPending();
            }
            elements.add(new Text(from + 1, lines.get(from)));
        }
        return at + 1;
    }

    /** A list's bullet may stand between a mark and its block; words may not. */
    private void checkNothingBetween(String words) {
        if (!words.strip().matches("[-*+]|[0-9]+[.)]")) {
            dropPending();
        }
    }

    /** Words behind a marked block on its last line could be taken for a part of what it claims. */
    private void checkNothingBehind(SourceRange span) {
        String behind = lines.get(span.endLine() - 1).substring(span.endColumn() - 1);
        if (pending != null && !behind.isBlank()) {
            errors.add(new SourceError(
                    span.endLine(),
                    span.endColumn(),
                    "text-beside-block",
                    "\"" + behind.strip() + "\" stands behind a marked block; expected the block to end its line"));
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
            } else if (c == '\\' && next == '[') {
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
