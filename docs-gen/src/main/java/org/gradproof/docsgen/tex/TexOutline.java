package org.gradproof.docsgen.tex;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.gradproof.symbolic.source.SourceLine;
import org.jspecify.annotations.Nullable;

/**
 * Reads the outline of a LaTeX document: its sections, and its display math with the commands that it defines expanded.
 * A definition holds from where it stands to the end of its group, as TeX has it.
 */
public final class TexOutline {
    static final String EXPECTED = "a display environment, such as align, on the next line";

    private static final Map<String, Integer> SECTIONS = Map.of(
            "part", 0,
            "chapter", 1,
            "section", 2,
            "subsection", 3,
            "subsubsection", 4,
            "paragraph", 5,
            "subparagraph", 6);
    /** Environments that stay around their lines, as the page shows them. */
    private static final Set<String> KEPT = Set.of(
            "equation",
            "equation*",
            "align",
            "align*",
            "gather",
            "gather*",
            "multline",
            "multline*",
            "eqnarray",
            "eqnarray*",
            "flalign",
            "flalign*");
    /** Environments whose content alone is mathematics, some with an argument before it. */
    private static final Set<String> BARE = Set.of(
            "displaymath", "dmath", "dmath*", "alignat", "alignat*", "xalignat", "IEEEeqnarray", "IEEEeqnarray*");

    private static final Set<String> WITH_ARGUMENT =
            Set.of("alignat", "alignat*", "xalignat", "IEEEeqnarray", "IEEEeqnarray*");
    private static final Set<String> VERBATIM = Set.of(
            "verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment", "filecontents", "filecontents*");

    private final List<String> lines;
    private final TexText text;
    private final Macros macros = new Macros();
    private final List<Element> elements = new ArrayList<>();
    private final List<SourceError> errors = new ArrayList<>();
    /** What closes nothing in the rest of the document: each opener would look for it anew. */
    private final Set<String> missing = new HashSet<>();

    private @Nullable Mark pending;
    private String title = "";
    private int conditions;
    private int told;
    private int at;

    private TexOutline(List<String> lines) {
        this.lines = lines;
        this.text = new TexText(lines);
    }

    /** The outline of the lines. */
    public static Outline read(List<String> lines) {
        TexOutline reader = new TexOutline(lines);
        while (reader.at < reader.text.length()) {
            reader.next();
        }
        reader.dropPending();
        return new Outline(reader.title, reader.elements, reader.errors);
    }

    private void next() {
        char c = text.at(at);
        if (c == '%') {
            comment();
        } else if (Character.isWhitespace(c)) {
            if (c == '\n' && pending != null && text.line(at) > pending.line() && lineIsBlank(at)) {
                dropPending();
            }
            at++;
        } else if (c == '\\') {
            tellLine();
            command();
        } else if (text.has("$$", at)) {
            display(at, at + 2, at + 2, "$$", "$$");
        } else {
            tellLine();
            dropPending();
            if (c == '$') {
                inline();
            } else if (c == '{') {
                macros.open();
                at++;
            } else {
                if (c == '}') {
                    macros.close();
                }
                at++;
            }
        }
    }

    private boolean lineIsBlank(int lineFeed) {
        return lines.get(text.line(lineFeed) - 1).isBlank();
    }

    /** The line of text, for the titles that a sidecar may name. */
    private void tellLine() {
        int line = text.line(at);
        if (line > told) {
            told = line;
            elements.add(new Text(line, lines.get(line - 1)));
        }
    }

    private void comment() {
        int end = text.lineEnd(at);
        String comment = text.between(at, end);
        int line = text.line(at);
        boolean alone = lines.get(line - 1).stripLeading().startsWith("%");
        at = end;
        if (!CommentMark.TEX.isMeant(comment)) {
            if (alone) {
                CommentMark.TEX.reportNearMiss(comment, line, errors);
            }
            return;
        }
        dropPending();
        if (!alone) {
            errors.add(CommentMark.TEX.malformed(line, lines.get(line - 1)));
            return;
        }
        Mark mark = CommentMark.TEX.read(comment, line, errors);
        if (mark != null && mark.kind() == Mark.Kind.SKIP) {
            elements.add(new Skip(line, mark.attributes().getOrDefault("for", "")));
        } else {
            pending = mark == null ? null : mark.in(lines, line, line);
        }
    }

    private void command() {
        int end = text.commandEnd(at);
        String name = text.between(at + 1, end);
        String environment = environment(name, end);
        if (environment != null) {
            begin(environment);
            return;
        }
        if (name.equals("[")) {
            display(at, at + 2, at + 2, "\\]", "\\[");
            return;
        }
        dropPending();
        Integer level = SECTIONS.get(name);
        if (level != null || name.equals("title")) {
            heading(level, end);
        } else if (Definitions.defines(name)) {
            at = new Definitions(text, macros).read(name, end, conditions > 0);
        } else if (name.equals("end")) {
            macros.close();
            at = end;
        } else if (name.equals("begingroup") || name.equals("bgroup")) {
            macros.open();
            at = end;
        } else if (name.equals("endgroup") || name.equals("egroup")) {
            macros.close();
            at = end;
        } else if (name.equals("verb") || name.equals("lstinline")) {
            at = behindVerb(end);
        } else if (name.equals("iffalse")) {
            at = behindFalse(end);
        } else if (name.startsWith("if") && !name.equals("iff") && !name.startsWith("ifthen")) {
            conditions++;
            at = end;
        } else if (name.equals("fi")) {
            conditions = Math.max(0, conditions - 1);
            at = end;
        } else if (name.equals("newif")) {
            at = text.skipBlanks(end);
            at = at < text.length() && text.at(at) == '\\' ? text.commandEnd(at) : at;
        } else {
            at = end;
        }
    }

    /** The environment that {@code \begin{…}} opens, or a command that stands for that; null if none is opened. */
    private @Nullable String environment(String command, int end) {
        if (command.equals("begin")) {
            int close = end < text.length() && text.at(end) == '{' ? text.findInLine('}', end) : -1;
            return close < 0 ? "" : text.between(end + 1, close);
        }
        Macro macro = macros.find(command);
        String body =
                macro == null || !macro.fault().isEmpty() ? "" : macro.body().strip();
        boolean opens = body.startsWith("\\begin{") && body.indexOf('}') == body.length() - 1;
        String name = opens ? body.substring(7, body.length() - 1) : "";
        return KEPT.contains(name) || BARE.contains(name) ? name : null;
    }

    private void begin(String name) {
        int command = text.commandEnd(at);
        boolean written = text.has("\\begin", at);
        int inside = written && text.at(Math.min(command, text.length() - 1)) == '{'
                ? text.findInLine('}', command) + 1
                : command;
        inside = inside <= 0 ? command : inside;
        if (VERBATIM.contains(name)) {
            dropPending();
            int end = text.find("\\end{" + name + "}", inside);
            at = end < 0 ? text.length() : end + name.length() + 6;
            return;
        }
        if (!KEPT.contains(name) && !BARE.contains(name)) {
            dropPending();
            if (!name.equals("document")) {
                macros.open();
            }
            at = inside;
            return;
        }
        int content = inside;
        if (WITH_ARGUMENT.contains(name)) {
            int open = text.skipBlanks(inside);
            int close = open < text.length() && text.at(open) == '{' ? text.closing(open) : -1;
            content = close < 0 ? inside : close + 1;
        }
        display(at, written && KEPT.contains(name) ? at : content, content, "\\end{" + name + "}", name);
    }

    /**
     * Takes in display math.
     *
     * @param open the place of its opener
     * @param from where what is read of it starts
     * @param inside the place behind the opener
     * @param closer what closes it; an environment's may also be a command that stands for that
     * @param opener for a message
     */
    private void display(int open, int from, int inside, String closer, String opener) {
        int line = text.line(open);
        int close = missing.contains(closer) ? text.length() : inside;
        int behind = -1;
        while (behind < 0 && close < text.length()) {
            char c = text.at(close);
            if (text.has(closer, close)) {
                behind = close + closer.length();
            } else if (c == '%') {
                int end = text.lineEnd(close);
                String comment = text.between(close, end);
                if (CommentMark.TEX.isMeant(comment)) {
                    errors.add(CommentMark.TEX.malformed(text.line(close), comment));
                }
                close = end;
            } else if (c == '\\') {
                int end = text.commandEnd(close);
                Macro macro = macros.find(text.between(close + 1, end));
                if (macro != null && macro.body().strip().equals(closer)) {
                    behind = end;
                } else {
                    close = end;
                }
            } else {
                close++;
            }
        }
        if (behind < 0) {
            missing.add(closer);
            elements.add(new Unclosed(line, text.column(open), opener));
            if (pending != null) {
                errors.add(new SourceError(
                        line,
                        text.column(open),
                        "unclosed-block",
                        "\"" + opener + "\" opens display math that nothing closes"));
                pending = null;
            }
            at = inside;
            return;
        }
        boolean kept = from == open && text.has("\\end", close);
        List<SourceLine> content = new Expansion(text, macros, errors).lines(from, kept ? behind : close);
        SourceRange span = new SourceRange(line, text.column(open), text.line(behind - 1), text.column(behind - 1) + 1);
        // What cannot be expanded is no derivation that passes: its error is the document's.
        elements.add(new Display(content == null ? null : pending, span, content == null ? List.of() : content, ""));
        pending = null;
        told = Math.max(told, text.line(behind - 1));
        at = behind;
    }

    private void heading(@Nullable Integer level, int end) {
        int open = end < text.length() && text.at(end) == '*' ? end + 1 : end;
        if (open < text.length() && text.at(open) == '[') {
            int behind = text.findInLine(']', open) + 1;
            open = behind == 0 ? open : behind;
        }
        open = text.skipBlanks(open);
        int close = open < text.length() && text.at(open) == '{' ? text.closing(open) : -1;
        if (close < 0) {
            at = end;
            return;
        }
        String words = String.join(" ", text.between(open + 1, close).strip().split("\\s+", -1));
        int line = text.line(at);
        if (level == null) {
            title = words;
        } else {
            elements.add(new Text(line, words));
            elements.add(new Heading(line, level, words));
        }
        at = close + 1;
    }

    private void inline() {
        at++;
        while (at < text.length() && text.at(at) != '$') {
            at += text.at(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private int behindVerb(int from) {
        if (from >= text.length()) {
            return from;
        }
        int close = text.findInLine(text.at(from), from + 1);
        return close < 0 ? text.lineEnd(from) : close + 1;
    }

    /** The place behind the branch that TeX does not take. */
    private int behindFalse(int from) {
        int depth = 1;
        int place = from;
        while (place < text.length()) {
            if (text.at(place) != '\\') {
                place = text.at(place) == '%' ? text.lineEnd(place) : place + 1;
                continue;
            }
            int end = text.commandEnd(place);
            String name = text.between(place + 1, end);
            place = end;
            if (name.startsWith("if") && !name.equals("iff")) {
                depth++;
            } else if (name.equals("fi") && --depth == 0) {
                return place;
            } else if (name.equals("else") && depth == 1) {
                conditions++;
                return place;
            }
        }
        return place;
    }

    private void dropPending() {
        if (pending != null) {
            errors.add(Marks.withoutBlock(pending, EXPECTED));
            pending = null;
        }
    }
}
