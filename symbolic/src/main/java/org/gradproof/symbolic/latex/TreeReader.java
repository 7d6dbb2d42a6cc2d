package org.gradproof.symbolic.latex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Cases;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of a formula. Braces group for TeX but are not printed, so that they leave no trace here:
 * {@code {a+b} c} reads as the page shows it.
 */
final class TreeReader {
    private static final int DEEPEST = 80;

    private static final Set<String> MATRICES = Set.of("pmatrix", "bmatrix", "vmatrix");

    private final TokenRow tokens;
    private final AtomReader atoms;
    private final Scripts scripts;
    private final boolean pairs;
    private final Deque<Token> environments = new ArrayDeque<>();
    private int depth;

    TreeReader(List<Token> tokens) {
        this(new TokenRow(Delimiters.joined(Delimiters.withoutSizes(tokens))), AlignedColumns.standInPairs(tokens));
    }

    /**
     * Reads one row of a block.
     *
     * @param pairs whether the block's rows have several pairs of columns
     */
    TreeReader(TokenRow tokens, boolean pairs) {
        this.tokens = tokens;
        this.pairs = pairs;
        this.atoms = new AtomReader(this.tokens, this);
        this.scripts = new Scripts(this.tokens, this.atoms);
    }

    Tree read() {
        return new Tree(nodes(), tokens.all(), atoms.labels());
    }

    /** What stands at braces in what was read. */
    List<Tree.Label> labels() {
        return atoms.labels();
    }

    /** All nodes in the order in which they are written. */
    List<Node> nodes() {
        List<Node> nodes = list(NodeContext.TOP, null);
        Token open = environments.peek();
        if (open != null) {
            throw new LatexException(
                    open, "unbalanced-bracket", "\\begin{" + open.text() + "} is never ended; expected \\end{…}");
        }
        return nodes;
    }

    /** The nodes up to what closes them, which is not consumed. */
    List<Node> list(NodeContext in, @Nullable Token opener) {
        if (++depth > DEEPEST) {
            throw new LatexException(
                    tokens.peek(),
                    "too-deep",
                    "brackets stand more than " + DEEPEST + " deep; expected a flatter formula");
        }
        List<Node> nodes = new ArrayList<>();
        while (!closes(in, opener)) {
            item(in, opener, nodes);
        }
        depth--;
        return nodes;
    }

    private boolean closes(NodeContext in, @Nullable Token opener) {
        Token token = tokens.peek();
        boolean closing = token.is(Kind.END)
                || token.is(Kind.CLOSE)
                || token.isOneOf(Delimiters.CLOSERS)
                || token.isSign("\\right");
        if (token.is(Kind.ROW) || token.is(Kind.ALIGN) || token.is(Kind.END_ENVIRONMENT)) {
            return in == NodeContext.TABLE;
        }
        if (!closing) {
            return false;
        }
        boolean fits = switch (in) {
            case TOP -> token.is(Kind.END);
            case BRACE, SCRIPT, STACK -> token.is(Kind.CLOSE);
            case BRACKET -> token.isOneOf(Delimiters.CLOSERS);
            case LEFT -> token.isSign("\\right");
            case TABLE -> false;
        };
        if (fits) {
            return true;
        }
        if (opener != null && (token.is(Kind.END) || in != NodeContext.BRACKET)) {
            throw new LatexException(
                    opener, "unbalanced-bracket", "\"" + opener.raw() + "\" is never closed" + before(token));
        }
        throw new LatexException(
                token,
                "unbalanced-bracket",
                "\"" + token.raw() + "\" closes nothing"
                        + (opener == null ? "" : ", while \"" + opener.raw() + "\" is open"));
    }

    private static String before(Token token) {
        return token.is(Kind.END) ? "" : " before \"" + token.raw() + "\"";
    }

    private void item(NodeContext in, @Nullable Token opener, List<Node> nodes) {
        Token token = tokens.peek();
        int start = tokens.at();
        switch (token.kind()) {
            case LAYOUT -> tokens.advance();
            case LINE -> {
                tokens.advance();
                if (in == NodeContext.TOP) {
                    nodes.add(new Gap(Gap.Kind.LINE, tokens.span(start)));
                }
            }
            case ROW, ALIGN -> layout(in, opener, token, nodes);
            case QUAD -> {
                tokens.advance();
                nodes.add(new Gap(Gap.Kind.QUAD, tokens.span(start)));
            }
            case BEGIN, END_ENVIRONMENT -> environment(in, token, nodes);
            case OPEN -> group(in, nodes);
            case SUB, SUP, PRIME ->
                throw new LatexException(
                        token,
                        "missing-base",
                        "\"" + token.raw() + "\" stands on nothing; expected a letter or a bracket before it");
            default -> {
                if (in == NodeContext.SCRIPT && token.isSign("\\substack")) {
                    stack(token, nodes);
                    return;
                }
                if (token.isSign("\\boxed")) {
                    boxed(token, nodes);
                    return;
                }
                Node atom = atoms.atom(in);
                if (atom instanceof Bracket bar && bar.close().equals(".") && Delimiters.BARS.contains(bar.open())) {
                    nodes.add(new Symbol(bar.open(), bar.span()));
                    nodes.addAll(bar.body());
                } else {
                    nodes.add(scripts.on(atom));
                }
            }
        }
    }

    /** {@code \\} and {@code &}, which mean nothing within a bracket that spans lines. */
    private void layout(NodeContext in, @Nullable Token opener, Token token, List<Node> nodes) {
        int start = tokens.at();
        if (in == NodeContext.STACK && token.is(Kind.ROW)) {
            tokens.advance();
            nodes.add(new Symbol(",", tokens.span(start)));
            return;
        }
        if (in == NodeContext.BRACE || in == NodeContext.SCRIPT || in == NodeContext.LEFT || in == NodeContext.STACK) {
            String open = opener == null ? "{" : opener.raw();
            String message = "\"" + open + "\" is not closed before \"" + token.raw() + "\"; expected "
                    + (in == NodeContext.LEFT
                            ? "\\right, or \\right. at the line's end and \\left. on the next"
                            : "\"}\"");
            throw opener == null
                    ? new LatexException(token, "unbalanced-bracket", message)
                    : new LatexException(opener, "unbalanced-bracket", message);
        }
        if (pairs && in == NodeContext.TOP && token.is(Kind.ALIGN) && AlignedColumns.opensPair(tokens)) {
            tokens.advance();
            nodes.add(new Gap(Gap.Kind.COLUMN, tokens.span(start)));
            return;
        } else if (token.is(Kind.ALIGN) && AlignedColumns.opensRemark(tokens)) {
            tokens.advance();
            nodes.add(new Gap(Gap.Kind.QUAD, tokens.span(start)));
            return;
        } else if (token.is(Kind.ALIGN)) {
            AlignedColumns.refuseSecond(tokens);
        }
        tokens.advance();
        if (in == NodeContext.TOP && token.is(Kind.ROW)) {
            nodes.add(new Gap(Gap.Kind.ROW, tokens.span(start)));
        }
    }

    /** A box around a relation or a sign of the row is none in it; around anything else it groups as a bracket does. */
    private void boxed(Token command, List<Node> nodes) {
        int start = tokens.at();
        tokens.advance();
        List<Node> body = atoms.argument(command, NodeContext.BRACE);
        if (body.size() == 1 || body.stream().anyMatch(AtomReader::isRelation)) {
            nodes.addAll(body);
        } else {
            nodes.add(scripts.on(new Bracket("\\boxed{", "}", body, tokens.span(start))));
        }
    }

    /** {@code \substack{i=1 \\ i \neq k}}, under a sum: its lines as if commas stood between them. */
    private void stack(Token command, List<Node> nodes) {
        tokens.advance();
        tokens.skipLayout();
        Token open = tokens.peek();
        if (!open.is(Kind.OPEN)) {
            throw new LatexException(
                    command,
                    "missing-argument",
                    "\"\\substack\" has no lines; expected \\substack{i=1 \\\\ i \\neq k}");
        }
        tokens.advance();
        nodes.addAll(list(NodeContext.STACK, open));
        tokens.advance();
    }

    private void environment(NodeContext in, Token token, List<Node> nodes) {
        String name = token.text();
        if (token.is(Kind.BEGIN) && name.equals("cases")) {
            int start = tokens.at();
            nodes.add(scripts.on(new Cases(table(name), tokens.span(start))));
            return;
        } else if (token.is(Kind.BEGIN) && MATRICES.contains(name)) {
            int start = tokens.at();
            Node matrix = new Node.Matrix(table(name), tokens.span(start));
            // Bars around the entries are the determinant, as bars around a letter are.
            nodes.add(scripts.on(
                    name.equals("vmatrix") ? new Bracket("|", "|", List.of(matrix), matrix.span()) : matrix));
            return;
        }
        if (in != NodeContext.TOP || !Commands.LAYOUT_ENVIRONMENTS.contains(name)) {
            throw new LatexException(
                    token,
                    "unknown-environment",
                    "\"" + token.raw()
                            + "\" is not known here; expected align or the like around the whole, cases, pmatrix or bmatrix");
        }
        if (token.is(Kind.BEGIN)) {
            environments.push(token);
        } else {
            Token open = environments.poll();
            if (open == null || !open.text().equals(name)) {
                throw new LatexException(
                        token,
                        "unbalanced-bracket",
                        "\"" + token.raw() + "\" ends " + (open == null ? "nothing" : open.raw())
                                + "; expected the same name");
            }
        }
        tokens.advance();
    }

    /** The cells of each row of the environment. */
    private List<List<List<Node>>> table(String environment) {
        Token opener = tokens.peek();
        tokens.advance();
        List<List<List<Node>>> rows = new ArrayList<>();
        List<List<Node>> cells = new ArrayList<>();
        while (true) {
            cells.add(list(NodeContext.TABLE, opener));
            Token end = tokens.peek();
            tokens.advance();
            if (end.is(Kind.ALIGN)) {
                continue;
            }
            if (cells.size() > 1 || !cells.get(0).isEmpty()) {
                rows.add(List.copyOf(cells));
            }
            cells = new ArrayList<>();
            if (end.is(Kind.END_ENVIRONMENT)) {
                if (!end.text().equals(environment)) {
                    throw new LatexException(
                            end, "unbalanced-bracket", "\"" + end.raw() + "\" ends \\begin{" + environment + "}");
                }
                return rows;
            }
        }
    }

    /** {@code {n \choose k}} as a binomial coefficient, or null where it is none. */
    private @Nullable Node chosen(List<Node> body, int start) {
        for (int i = 0; i < body.size(); i++) {
            if (body.get(i) instanceof Symbol symbol && symbol.text().equals("\\choose")) {
                return new Node.Fraction(
                        "\\binom", body.subList(0, i), body.subList(i + 1, body.size()), tokens.span(start));
            }
        }
        return null;
    }

    /** Braces: their nodes stand in the list as if there were none. */
    private void group(NodeContext in, List<Node> nodes) {
        Token opener = tokens.peek();
        tokens.advance();
        int start = tokens.at() - 1;
        List<Node> body = list(in == NodeContext.SCRIPT ? NodeContext.SCRIPT : NodeContext.BRACE, opener);
        tokens.advance();
        Node chosen = chosen(body, start);
        if (chosen != null) {
            nodes.add(scripts.on(chosen));
            return;
        }
        if (!Scripts.isScript(tokens.peek())) {
            nodes.addAll(body);
        } else if (body.size() == 1) {
            nodes.add(scripts.on(body.get(0)));
        } else {
            throw new LatexException(
                    tokens.peek(),
                    "ambiguous-script",
                    "\"" + tokens.peek().raw()
                            + "\" stands on braces, which the page does not show; expected a bracket");
        }
    }
}
