package org.gradproof.symbolic.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Token.Kind;

/**
 * The columns of a row. The first {@code &} of a row lays out what stands on both sides of it without a gap. A page
 * shows another one as a wide gap, behind which a reader sees a formula of its own: {@code xy &= x & y &= xy} is no
 * {@code xy = xy = xy}, but two chains, each in its pair of columns.
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

    /**
     * Whether some row has two formulas in pairs of columns, {@code A &= B & C &= D}: then each second {@code &} of every
     * row parts two pairs.
     */
    static boolean standInPairs(List<Token> tokens) {
        int before = 0;
        int inner = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean lays = Commands.LAYOUT_ENVIRONMENTS.contains(token.text());
            if (token.is(Kind.BEGIN) && !lays) {
                inner++;
            } else if (token.is(Kind.END_ENVIRONMENT) && !lays) {
                inner--;
            } else if (inner == 0) {
                // Cases and matrices have columns of their own.
                before = opensRow(token) || endsRow(token) ? 0 : before + (token.is(Kind.ALIGN) ? 1 : 0);
                if (token.is(Kind.ALIGN) && before % 2 == 0 && followedByAlign(tokens, i) && partsFormulas(tokens, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean followedByAlign(List<Token> tokens, int here) {
        int i = here + 1;
        while (!tokens.get(i).is(Kind.ALIGN) && !endsRow(tokens.get(i))) {
            i++;
        }
        return tokens.get(i).is(Kind.ALIGN) && i > here + 1;
    }

    /** Whether the {@code &} that the row stands at is its second, fourth and so on, and no words stand behind it. */
    static boolean opensPair(TokenRow tokens) {
        int before = 0;
        for (int i = tokens.at() - 1; i >= 0 && !opensRow(tokens.get(i)); i--) {
            before += tokens.get(i).is(Kind.ALIGN) ? 1 : 0;
        }
        int behind = tokens.at() + 1;
        while (isBlank(tokens.get(behind))) {
            behind++;
        }
        return before % 2 == 1 && !tokens.get(behind).is(Kind.TEXT);
    }

    /**
     * The rows with their pairs of columns one after the other: as rows where each formula is whole, and otherwise down
     * each pair, since {@code &= z} goes on with what stands above it.
     */
    static List<Node> arranged(List<Node> nodes) {
        if (nodes.stream().noneMatch(AlignedColumns::isColumn)) {
            return nodes;
        }
        List<List<List<Node>>> rows = new ArrayList<>();
        List<List<Node>> pairs = new ArrayList<>(List.of(new ArrayList<>()));
        for (Node node : nodes) {
            if (node instanceof Gap gap && gap.kind() == Gap.Kind.ROW) {
                rows.add(pairs);
                pairs = new ArrayList<>(List.of(new ArrayList<>()));
            } else if (isColumn(node)) {
                pairs.add(new ArrayList<>(List.of(node)));
            } else {
                pairs.get(pairs.size() - 1).add(node);
            }
        }
        rows.add(pairs);
        boolean whole = rows.stream().allMatch(row -> row.stream().allMatch(pair -> isBlank(pair) || isWhole(pair)));
        int most = rows.stream().mapToInt(List::size).max().orElse(1);
        List<Node> arranged = new ArrayList<>();
        for (int outer = 0; outer < (whole ? rows.size() : most); outer++) {
            for (int inner = 0; inner < (whole ? most : rows.size()); inner++) {
                List<List<Node>> row = rows.get(whole ? outer : inner);
                int pair = whole ? inner : outer;
                if (pair < row.size()) {
                    put(row.get(pair), arranged);
                }
            }
        }
        return arranged;
    }

    private static void put(List<Node> pair, List<Node> arranged) {
        if (isBlank(pair)) {
            return;
        }
        if (pair.stream().noneMatch(AlignedColumns::isRelation)) {
            throw severalColumns(pair.get(0).span());
        }
        List<Node> formula = isColumn(pair.get(0)) ? pair.subList(1, pair.size()) : pair;
        arranged.addAll(formula);
        arranged.add(new Gap(Gap.Kind.ROW, pair.get(pair.size() - 1).span()));
    }

    private static boolean isColumn(Node node) {
        return node instanceof Gap gap && gap.kind() == Gap.Kind.COLUMN;
    }

    private static boolean isBlank(List<Node> pair) {
        return pair.stream().allMatch(Gap.class::isInstance);
    }

    /** Whether it opens with something other than a relation. */
    private static boolean isWhole(List<Node> pair) {
        return pair.stream()
                .filter(node -> !(node instanceof Gap))
                .findFirst()
                .map(node -> !isRelation(node))
                .orElse(true);
    }

    private static boolean isRelation(Node node) {
        return node instanceof Symbol symbol && RELATIONS.contains(symbol.text());
    }

    private static boolean endsRow(Token token) {
        return token.is(Kind.ROW) || token.is(Kind.END) || token.is(Kind.END_ENVIRONMENT);
    }

    /** Refuses the {@code &} that the row stands at if it parts two formulas. */
    static void refuseSecond(TokenRow tokens) {
        if (partsFormulas(tokens)) {
            throw severalColumns(tokens.span(tokens.at()));
        }
    }

    private static LatexException severalColumns(Span at) {
        return new LatexException(
                at,
                "several-columns",
                "behind this \"&\" a page shows another column, as if another formula began;"
                        + " expected a relation in each pair of columns, as in A &= B & C &= D");
    }

    private static boolean partsFormulas(TokenRow tokens) {
        return partsFormulas(tokens.all(), tokens.at());
    }

    private static boolean partsFormulas(List<Token> tokens, int here) {
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
