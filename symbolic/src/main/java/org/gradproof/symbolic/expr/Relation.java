package org.gradproof.symbolic.expr;

/** A relation between two real numbers. */
public enum Relation {
    /** Equal. */
    EQ("="),
    /** Not equal. */
    NE("\\neq"),
    /** Less. */
    LT("<"),
    /** Less or equal. */
    LE("\\le"),
    /** Greater. */
    GT(">"),
    /** Greater or equal. */
    GE("\\ge");

    private final String latex;

    Relation(String latex) {
        this.latex = latex;
    }

    /** How the report and the page write it. */
    public String latex() {
        return latex;
    }

    /** The relation that holds with the sides exchanged. */
    public Relation mirrored() {
        return switch (this) {
            case EQ, NE -> this;
            case LT -> GT;
            case LE -> GE;
            case GT -> LT;
            case GE -> LE;
        };
    }

    /** The relation that holds exactly where this does not. */
    public Relation negated() {
        return switch (this) {
            case EQ -> NE;
            case NE -> EQ;
            case LT -> GE;
            case LE -> GT;
            case GT -> LE;
            case GE -> LT;
        };
    }
}
