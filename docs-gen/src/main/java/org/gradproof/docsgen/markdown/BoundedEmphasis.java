package org.gradproof.docsgen.markdown;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/**
 * Takes the marks of emphasis for text where one paragraph or heading has very many: CommonMark looks through all that are
 * open at each that may close one.
 */
public final class BoundedEmphasis implements InlineContentParserFactory {
    /** Runs of marks in one paragraph; nobody writes so many. */
    private static final int MOST = 400;

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('*', '_');
    }

    @Override
    public InlineContentParser create() {
        return new Counting();
    }

    private static final class Counting implements InlineContentParser {
        private int runs;

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            if (runs < MOST) {
                runs++;
                return ParsedInline.none();
            }
            char mark = state.scanner().peek();
            int length = state.scanner().matchMultiple(mark);
            return ParsedInline.of(
                    new Text(String.valueOf(mark).repeat(length)),
                    state.scanner().position());
        }
    }
}
