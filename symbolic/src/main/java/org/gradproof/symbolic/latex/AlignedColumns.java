package org.gradproof.symbolic.latex;

import java.util.Set;
import org.gradproof.symbolic.latex.Token.Kind;

/**
 * The columns of a row. The first {@code &} of a row lays out what stands on both sides of it without a gap. A page
 * shows another one as a wide gap, behind which a reader sees a formula of its own: {@code xy &= x & y &= xy} is no
 * {@code xy = xy = xy}.
 */
final class AlignedColumns {
    private static final Set<String> RELATIONS = Set.of("=", "<", ">", "\\le", "\\ge", "\\neq", ":=");

    private AlignedColumns() {}

    /** Whether a last column begins at the {@code &} that the row stands at, as one with a line's condition. */
    static boolean opensRemark(TokenRow tokens) {
        for (int i = tokens.at() + 1; !endsRow(tokens.get(i)); i++) {
            if (tokens.get(i).is(Kind.ALIGN)) {
                return false;
            }
        }
        return partsFormulas(tokens);
    }

    private static boolean endsRow(Token token) {
        return token.is(Kind.ROW) || token.is(Kind.END) || token.is(Kind.END_ENVIRONMENT);
    }

    /** Refuses the {@code &} that the row stands at if it parts two formulas. */
    static void refuseSecond(TokenRow tokens) {
        if (partsFormulas(tokens)) {
            throw new LatexException(
                    tokens.peek(),
                    "several-columns",
                    "behind this \"&\" a page shows another column, as if another formula began;"
                            + " expected one chain, with one \"&\" on each line");
        }
    }

    private static boolean partsFormulas(TokenRow tokens) {
        int here = tokens.at();
        int before = here - 1;
        while (before >= 0 && isBlank(tokens.get(before))) {
            before--;
        }
        int behind = here + 1;
        while (isBlank(tokens.get(behind))) {
            behind++;
        }
        boolean first = true;
        for (int i = here - 1; i >= 0 && !opensRow(tokens.get(i)); i--) {
            first &= !tokens.get(i).is(Kind.ALIGN);
        }
        boolean joins = before < 0
                || opensRow(tokens.get(before))
                || isRelation(tokens.get(before))
                || isRelation(tokens.get(behind))
                || endsFormula(tokens.get(behind));
        return !first && !joins;
    }

    private static boolean isBlank(Token token) {
        return token.is(Kind.LAYOUT) || token.is(Kind.LINE) || token.is(Kind.ALIGN) || token.is(Kind.QUAD);
    }

    private static boolean opensRow(Token token) {
        return token.is(Kind.ROW) || token.is(Kind.BEGIN);
    }

    private static boolean isRelation(Token token) {
        return token.isOneOf(RELATIONS);
    }

    private static boolean endsFormula(Token token) {
        return token.is(Kind.ROW)
                || token.is(Kind.END)
                || token.is(Kind.END_ENVIRONMENT)
                || token.is(Kind.TEXT)
                || token.isSign(".")
                || token.isSign(",")
                || token.isSign(";");
    }
}
