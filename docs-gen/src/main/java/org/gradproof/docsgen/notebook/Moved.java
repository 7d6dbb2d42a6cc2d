package org.gradproof.docsgen.notebook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.docsgen.outline.Element;
import org.gradproof.docsgen.outline.Element.Display;
import org.gradproof.docsgen.outline.Element.Heading;
import org.gradproof.docsgen.outline.Element.Skip;
import org.gradproof.docsgen.outline.Element.Text;
import org.gradproof.docsgen.outline.Element.Unclosed;
import org.gradproof.docsgen.outline.Mark;
import org.gradproof.docsgen.outline.SourceRange;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.source.SourceLine;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a part of a document, at its place in the whole.
 *
 * @param by how many lines the part stands below the top
 */
record Moved(int by) {
    Element element(Element element) {
        if (element instanceof Heading heading) {
            return new Heading(heading.line() + by, heading.level(), heading.title());
        } else if (element instanceof Text text) {
            return new Text(text.line() + by, text.text());
        } else if (element instanceof Skip skip) {
            return new Skip(skip.line() + by, skip.target());
        } else if (element instanceof Unclosed unclosed) {
            return new Unclosed(unclosed.line() + by, unclosed.column(), unclosed.opener());
        } else if (element instanceof Display display) {
            SourceRange span = display.span();
            SourceRange moved = new SourceRange(span.line() + by, span.column(), span.endLine() + by, span.endColumn());
            return new Display(mark(display.mark()), moved, lines(display.lines()), display.file());
        }
        throw new IllegalArgumentException("no place is known in " + element);
    }

    SourceError error(SourceError error) {
        return new SourceError(error.line() + by, error.column(), error.kind(), error.message()).in(error.file());
    }

    private @Nullable Mark mark(@Nullable Mark mark) {
        if (mark == null) {
            return null;
        }
        Map<String, List<SourceLine>> texts = new HashMap<>();
        mark.texts().forEach((name, lines) -> texts.put(name, lines(lines)));
        return new Mark(mark.kind(), mark.id(), mark.attributes(), texts, mark.line() + by);
    }

    private List<SourceLine> lines(List<SourceLine> lines) {
        return lines.stream()
                .map(line -> new SourceLine(line.line() + by, line.column(), line.text(), line.columns()))
                .toList();
    }
}
