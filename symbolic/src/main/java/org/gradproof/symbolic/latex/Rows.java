package org.gradproof.symbolic.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Unreadable;
import org.gradproof.symbolic.latex.Token.Kind;

/** Reads the rows of a block one by one, so that one which is not readable costs itself alone. */
final class Rows {
    /** How many rows a bracket may span in a block of which some row is not readable. */
    private static final int LONGEST = 4;

    private final List<Token> tokens;
    private final Map<Integer, LatexException> faults;
    private final boolean pairs;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Tree.Label> labels = new ArrayList<>();

    private Rows(List<Token> tokens, Map<Integer, LatexException> faults) {
        this.tokens = tokens;
        this.faults = faults;
        this.pairs = AlignedColumns.standInPairs(tokens);
    }

    /**
     * The block's rows.
     *
     * @param whole why the block is not readable as a whole
     */
    static Tree read(Lexer.Damaged damaged, LatexException whole) {
        List<Token> tokens = new ArrayList<>();
        for (Token token : damaged.tokens()) {
            // Sizes say nothing, and an environment that only lays out would open in one row and end in another.
            tokens.add(
                    isLayout(token)
                            ? new Token(Kind.LAYOUT, "", token.raw(), token.line(), token.column(), token.spaced())
                            : token);
        }
        Rows rows = new Rows(tokens, damaged.faults());
        List<Integer> ends = rows.ends();
        if (ends.size() < 2) {
            throw whole;
        }
        rows.readAll(ends);
        return new Tree(rows.nodes, tokens, rows.labels);
    }

    private static boolean isLayout(Token token) {
        boolean environment = token.is(Kind.BEGIN) || token.is(Kind.END_ENVIRONMENT);
        return token.isOneOf(Commands.SIZES) || (environment && Commands.LAYOUT_ENVIRONMENTS.contains(token.text()));
    }

    /** The places of the ends of rows: {@code \\\\} outside of cases and of the lines under a sum. */
    private List<Integer> ends() {
        List<Integer> ends = new ArrayList<>();
        int inner = 0;
        int braces = -1;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(Kind.BEGIN)) {
                inner++;
            } else if (token.is(Kind.END_ENVIRONMENT)) {
                inner = Math.max(0, inner - 1);
            } else if (token.isSign("\\substack")) {
                braces = 0;
            } else if (braces >= 0 && token.is(Kind.OPEN)) {
                braces++;
            } else if (braces > 0 && token.is(Kind.CLOSE) && --braces == 0) {
                braces = -1;
            } else if (token.is(Kind.ROW) && inner == 0 && braces <= 0) {
                ends.add(i);
                braces = -1;
            }
        }
        ends.add(tokens.size() - 1);
        return ends;
    }

    private void readAll(List<Integer> ends) {
        int from = 0;
        int row = 0;
        while (row < ends.size()) {
            int taken = read(from, ends, row);
            from = ends.get(row + taken - 1) + 1;
            row += taken;
            nodes.add(new Gap(Gap.Kind.ROW, span(Math.min(from, tokens.size()) - 1)));
        }
    }

    /** Reads the row, with further ones where a bracket spans them; answers how many. */
    private int read(int from, List<Integer> ends, int row) {
        LatexException first = null;
        for (int more = 0; more < LONGEST && row + more < ends.size(); more++) {
            int end = ends.get(row + more);
            LatexException fault = lexical(from, end);
            try {
                if (fault != null) {
                    throw fault;
                }
                TreeReader reader = new TreeReader(new TokenRow(tokens, from, end), pairs);
                nodes.addAll(reader.nodes());
                labels.addAll(reader.labels());
                return more + 1;
            } catch (LatexException e) {
                first = first == null ? e : first;
            }
        }
        if (first == null) {
            throw new IllegalStateException("a row without an end");
        }
        nodes.add(new Unreadable(first, span(from)));
        return 1;
    }

    private @org.jspecify.annotations.Nullable LatexException lexical(int from, int end) {
        for (int i = from; i <= end; i++) {
            LatexException fault = faults.get(i);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private Span span(int at) {
        Token token = tokens.get(at);
        return new Span(at, at, token.line(), token.column());
    }
}
