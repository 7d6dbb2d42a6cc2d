package org.gradproof.symbolic.latex;

import java.util.List;
import org.gradproof.symbolic.source.Remedy;
import org.gradproof.symbolic.source.SourceError;

/** LaTeX that cannot be read, with the place and a stable name for the kind of fault. */
public final class LatexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SourceError error;

    private static final int LONGEST = 600;

    /** The fault. A message that quotes beyond measure is shortened in its middle. */
    public LatexException(SourceError error) {
        super(shortened(error.message()));
        this.error = new SourceError(
                error.line(), error.column(), error.kind(), shortened(error.message()), error.remedies());
    }

    private static String shortened(String message) {
        int half = LONGEST / 2;
        return message.length() <= LONGEST
                ? message
                : message.substring(0, half) + "…" + message.substring(message.length() - half);
    }

    /** A fault of the kind at the span's start. */
    public LatexException(Span at, String kind, String message) {
        this(new SourceError(at.line(), at.column(), kind, message));
    }

    /** A fault of the kind at the token. */
    public LatexException(Token at, String kind, String message) {
        this(new SourceError(at.line(), at.column(), kind, message));
    }

    /** The same fault, with what would mend it; the likeliest first. */
    public LatexException with(List<Remedy> remedies) {
        return new LatexException(
                new SourceError(error.line(), error.column(), error.kind(), error.message(), remedies));
    }

    /** What is wrong, and where. */
    public SourceError error() {
        return error;
    }
}
