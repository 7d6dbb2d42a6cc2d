package org.gradproof.docsgen.asciidoc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.docsgen.asciidoc.Syntax.SectionTitle;
import org.gradproof.docsgen.outline.Assembly;
import org.gradproof.docsgen.outline.Element;
import org.gradproof.docsgen.outline.Element.Display;
import org.gradproof.docsgen.outline.Element.Heading;
import org.gradproof.docsgen.outline.Element.Skip;
import org.gradproof.docsgen.outline.Element.Text;
import org.gradproof.docsgen.outline.Mark;
import org.gradproof.docsgen.outline.Marks;
import org.gradproof.docsgen.outline.Outline;
import org.gradproof.docsgen.outline.SourceLines;
import org.gradproof.docsgen.outline.SourceRange;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.source.SourceLine;
import org.jspecify.annotations.Nullable;

/**
 * Reads the outline of an AsciiDoc document without directives that change it, as Asciidoctor would, in no time:
 * Asciidoctor itself takes two seconds to start. It knows where blocks begin and end, and nothing of
 * what is within a paragraph.
 */
final class BlockReader {
    static final String EXPECTED = "a line of ++++ right below it, the LaTeX, and ++++ again";
    private static final int DEEPEST = 100;
    private static final Pattern BROKEN_MARK =
            Pattern.compile("^\\[(?:latexmath|stem)\\b.*\\b(?:given|derivation|skip)\\b.*");

    private final List<String> lines;
    private final List<Element> elements = new ArrayList<>();
    private final List<SourceError> errors = new ArrayList<>();
    private PendingAttributes pending = new PendingAttributes();
    private String title = "";
    private String stem = "";
    /** Lines within tables and listings, counted from 0. */
    private final Set<Integer> closed = new HashSet<>();

    private int levelOffset;
    private int depth;

    private BlockReader(List<String> lines) {
        this.lines = lines.stream().map(String::stripTrailing).toList();
    }

    /** The outline of the lines. */
    static Outline read(List<String> lines) {
        return new BlockReader(lines).outline();
    }

    /** The outline of lines with directives, if these are none but includes within tables and listings. */
    static Optional<Outline> read(List<String> lines, OpaqueIncludes includes) {
        BlockReader reader = new BlockReader(lines);
        Outline outline = reader.outline();
        return includes.areWithin(reader.closed) ? Optional.of(outline) : Optional.empty();
    }

    private Outline outline() {
        blocks(header(), lines.size(), true);
        dropPending();
        return new Outline(title, elements, errors);
    }

    /** The header: what comes before the title, the title, and the lines up to the next empty one. */
    private int header() {
        int at = 0;
        while (at < lines.size()) {
            int next = metadata(at);
            if (next == at) {
                break;
            }
            at = next;
        }
        SectionTitle found = at < lines.size() ? Syntax.sectionTitle(lines, at) : null;
        if (found == null || found.level() != 0) {
            pending = new PendingAttributes();
            errors.clear();
            stem = "";
            levelOffset = 0;
            return 0;
        }
        title = found.title();
        elements.add(new Text(at + 1, lines.get(at)));
        at += found.lines();
        ForeignMarks.inHeader(lines, at - 1, errors);
        while (at < lines.size() && !lines.get(at).isEmpty()) {
            int next = metadata(at);
            at = next == at ? at + 1 : next;
        }
        pending = new PendingAttributes();
        return at;
    }

    /** The line behind an empty line, a comment, an attribute entry or attributes of the next block; else the line itself. */
    private int metadata(int at) {
        String line = lines.get(at);
        if (line.isEmpty()) {
            return at + 1;
        }
        Matcher entry = Syntax.ATTRIBUTE_ENTRY.matcher(line);
        if (entry.matches()) {
            if (entry.group(1).equals(Assembly.LAYOUT)) {
                elements.add(new Text(at + 1, line));
            }
            return attributeEntry(at, entry.group(1), entry.group(2));
        }
        if (Syntax.TITLE.matcher(line).matches()) {
            return at + 1;
        }
        Matcher anchor = Syntax.ANCHOR.matcher(line);
        if (anchor.matches()) {
            pending.anchor(anchor.group(1) == null ? "" : anchor.group(1));
            return at + 1;
        }
        Matcher list = Syntax.ATTRIBUTE_LIST.matcher(line);
        if (list.matches()) {
            pending.list(list.group(1), at + 1);
            takeSkip();
            return at + 1;
        }
        Delimiter delimiter = Delimiter.of(line, "");
        if (delimiter != null && delimiter.kind() == Delimiter.Kind.COMMENT) {
            return end(at, lines.size(), delimiter) + 1;
        }
        if (line.startsWith("//") && !line.startsWith("///")) {
            ForeignMarks.inText(line, at + 1, errors);
            return at + 1;
        }
        return at;
    }

    /** A skip stands alone: it takes no block, so that what follows keeps its own attributes. */
    private void takeSkip() {
        if (!pending.hasRole(Mark.Kind.SKIP)) {
            return;
        }
        List<SourceError> found = new ArrayList<>();
        Mark mark = pending.mark(found);
        if (mark != null && mark.kind() == Mark.Kind.SKIP) {
            errors.addAll(found);
            elements.add(new Skip(mark.line(), mark.attributes().getOrDefault("for", "")));
            pending = new PendingAttributes();
        }
    }

    private int attributeEntry(int at, String name, @Nullable String value) {
        StringBuilder joined = new StringBuilder(value == null ? "" : value);
        int next = at + 1;
        while (goesOn(joined) && next < lines.size() && !lines.get(next).isEmpty()) {
            joined.setLength(joined.length() - 2);
            joined.append(' ').append(lines.get(next++).strip());
        }
        String text = joined.toString();
        switch (name.toLowerCase(Locale.ROOT)) {
            case "stem" -> stem = text;
            case "leveloffset" -> levelOffset = offset(text);
            case "!leveloffset", "leveloffset!" -> levelOffset = 0;
            default -> {
                // Other attributes change nothing in where blocks begin and end.
            }
        }
        return next;
    }

    private static boolean goesOn(StringBuilder text) {
        int length = text.length();
        return length >= 2 && text.charAt(length - 1) == '\\' && text.charAt(length - 2) == ' ';
    }

    private int offset(String text) {
        if (!text.matches("[+-]?[0-9]{1,3}")) {
            return 0;
        }
        int value = Integer.parseInt(text);
        return text.matches("[0-9]+") ? value : levelOffset + value;
    }

    private void blocks(int from, int to, boolean sections) {
        int at = from;
        while (at < to) {
            int next = metadata(at);
            at = Math.min(next == at ? block(at, to, sections) : next, to);
        }
    }

    private int block(int at, int to, boolean sections) {
        String line = lines.get(at);
        Delimiter delimiter = Delimiter.of(line, pending.style());
        if (delimiter != null) {
            return delimited(at, to, delimiter);
        }
        SectionTitle section = sections ? Syntax.sectionTitle(lines.subList(0, to), at) : null;
        if (section != null) {
            boolean discrete = pending.hasStyle("discrete", "float");
            dropPending();
            elements.add(new Text(at + 1, line));
            if (!discrete) {
                elements.add(new Heading(at + 1, Math.max(0, section.level() + levelOffset), section.title()));
            }
            return at + section.lines();
        }
        if (line.equals("+")) {
            return at + 1;
        }
        if (BROKEN_MARK.matcher(line).matches()) {
            errors.add(new SourceError(
                    at + 1,
                    1,
                    "malformed-mark",
                    "\"" + line + "\" is no line of block attributes; expected it to end in ] on the same line"));
        }
        boolean verbatim = pending.hasStyle("source", "listing", "literal", "verse");
        boolean silent = verbatim || pending.hasStyle("comment", "pass");
        dropPending();
        if (Syntax.BREAK.matcher(line).matches() || Syntax.MACRO.matcher(line).matches()) {
            return at + 1;
        }
        return paragraph(at, to, verbatim, silent);
    }

    private int paragraph(int from, int to, boolean verbatim, boolean silent) {
        int at = from;
        do {
            if (!silent) {
                ForeignMarks.inText(lines.get(at), at + 1, errors);
                elements.add(new Text(at + 1, lines.get(at)));
            }
            at++;
        } while (at < to
                && !lines.get(at).isEmpty()
                && !lines.get(at).equals("+")
                && (verbatim || !Syntax.startsBlock(lines.get(at))));
        return at;
    }

    private int delimited(int at, int to, Delimiter delimiter) {
        int end = end(at, to, delimiter);
        boolean opaque = delimiter.kind() == Delimiter.Kind.TABLE || delimiter.kind() == Delimiter.Kind.VERBATIM;
        for (int i = at + 1; i < end && opaque && end < to; i++) {
            closed.add(i);
        }
        switch (delimiter.kind()) {
            case PASS -> pass(at, end, to);
            case COMPOUND -> {
                dropPending();
                compound(at, end);
                dropPending();
            }
            case TABLE -> {
                dropPending();
                reportMarksInTable(at + 1, end);
            }
            case VERBATIM, COMMENT -> dropPending();
        }
        return Math.min(end + 1, to);
    }

    /** What is within a block of blocks; each looks for its end, so that they may not stand in each other without bound. */
    private void compound(int at, int end) {
        if (depth == DEEPEST) {
            errors.add(new SourceError(
                    at + 1,
                    1,
                    "too-deep",
                    "blocks stand more than " + DEEPEST + " deep in each other; what is in this one is not read"));
            return;
        }
        depth++;
        blocks(at + 1, end, false);
        depth--;
    }

    /** The line that closes the block, or {@code to}. */
    private int end(int at, int to, Delimiter delimiter) {
        int end = at + 1;
        while (end < to && !lines.get(end).equals(delimiter.terminator())) {
            end++;
        }
        return end;
    }

    private void pass(int at, int end, int to) {
        if (!pending.isLatexMath(stem)) {
            dropPending();
            return;
        }
        Mark mark = pending.mark(errors);
        if (mark != null) {
            mark = mark.in(lines, pending.firstLine(), at);
        }
        pending = new PendingAttributes();
        if (end == to) {
            errors.add(new SourceError(
                    at + 1,
                    1,
                    "unclosed-block",
                    "this block of display math is not closed; expected a line " + lines.get(at)));
        }
        List<SourceLine> content = new ArrayList<>();
        for (int i = at + 1; i < end; i++) {
            content.add(SourceLines.trimmed(i + 1, lines.get(i)));
        }
        int last = Math.min(end, lines.size() - 1);
        elements.add(new Display(
                mark, new SourceRange(at + 1, 1, last + 1, lines.get(last).length() + 1), content, ""));
    }

    private void reportMarksInTable(int from, int to) {
        for (int i = from; i < to; i++) {
            if (BROKEN_MARK.matcher(lines.get(i)).matches()) {
                errors.add(new SourceError(
                        i + 1, 1, "mark-in-table", "a mark inside of a table is not read; expected it outside"));
            }
        }
    }

    private void dropPending() {
        Mark mark = pending.mark(errors);
        if (mark != null) {
            errors.add(Marks.withoutBlock(mark, EXPECTED));
        }
        pending.reportStray(errors);
        pending = new PendingAttributes();
    }
}
