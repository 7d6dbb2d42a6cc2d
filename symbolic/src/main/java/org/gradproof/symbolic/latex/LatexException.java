package org.gradproof.symbolic.latex;

import org.gradproof.symbolic.source.SourceError;

/** LaTeX that cannot be read, with the place and a stable name for the kind of fault. */
public final class LatexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SourceError error;

    private static final int LONGEST = 600;

    /** The fault. A message that quotes beyond measure is shortened in its middle. */
    public LatexException(SourceError error) {
        super(shortened(error.message()));
        this.error = new SourceError(error.line(), error.column(), error.kind(), shortened(error.message()));
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

    /** What is wrong, and where. */
    public SourceError error() {
        return error;
    }
}
