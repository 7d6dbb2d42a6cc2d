package org.gradproof.symbolic.latex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.source.SourceLine;

/** A formula's nodes, with the text that they were read from. */
public final class Tree {
    private final List<Node> nodes;
    private final List<Token> tokens;

    private final List<Label> labels;

    /** What stands at a brace over or under a part of a formula. */
    public record Label(Node.Bracket part, List<Node> text) {
        public Label {
            text = List.copyOf(text);
        }
    }

    /** The places of each {@code &} before another pair of columns. */
    private final Set<Integer> columns = new HashSet<>();

    /** @throws LatexException if columns part the nodes of which some holds no relation */
    Tree(List<Node> nodes, List<Token> tokens, List<Label> labels) {
        this.nodes = List.copyOf(AlignedColumns.arranged(nodes));
        for (Node node : nodes) {
            if (node instanceof Node.Gap gap && gap.kind() == Node.Gap.Kind.COLUMN) {
                columns.add(gap.span().first());
            }
        }
        this.tokens = tokens;
        this.labels = List.copyOf(labels);
    }

    /**
     * Reads a block of rows. A row that is no formula of the language becomes a {@link Node.Unreadable}, and the others
     * are read as if it were not there.
     *
     * @throws LatexException if nothing in the block can be trusted to be what it looks like
     */
    public static Tree readRows(List<SourceLine> lines) {
        try {
            return read(lines);
        } catch (LatexException e) {
            return Rows.read(Lexer.damaged(lines), e);
        }
    }

    /**
     * Reads lines of LaTeX.
     *
     * @throws LatexException if they are not a formula of the language
     */
    public static Tree read(List<SourceLine> lines) {
        return new TreeReader(Lexer.tokens(lines, false)).read();
    }

    /**
     * A block's lines as its author wrote them, layout removed: they end in {@code \\} and, if the source's lines count, at
     * these. A block that is not a formula of the language is one line, as it stands.
     */
    public static List<String> lines(List<SourceLine> block, boolean atSourceLines) {
        Tree tree;
        try {
            tree = read(block);
        } catch (LatexException e) {
            return List.of(
                    String.join("\n", block.stream().map(SourceLine::text).toList()));
        }
        List<String> lines = new ArrayList<>();
        List<Node> line = new ArrayList<>();
        for (Node node : tree.nodes) {
            boolean ends = node instanceof Node.Gap gap
                    && (gap.kind() == Node.Gap.Kind.ROW || (gap.kind() == Node.Gap.Kind.LINE && atSourceLines));
            if (!ends) {
                line.add(node);
            } else if (!line.isEmpty()) {
                lines.add(tree.latex(line));
                line.clear();
            }
        }
        if (!line.isEmpty()) {
            lines.add(tree.latex(line));
        }
        lines.removeIf(String::isBlank);
        return lines;
    }

    /** Reads one line of LaTeX that stands at the place. */
    public static Tree read(String latex, int line, int column) {
        return read(List.of(new SourceLine(line, column, latex)));
    }

    /** Reads the spelling of a name, in which {@code #1} stands for an index. */
    public static List<Node> readSpelling(String spelling) {
        return new TreeReader(Lexer.tokens(List.of(new SourceLine(1, 1, spelling)), true)).read().nodes;
    }

    /** The nodes at the top, gaps and words among them. */
    public List<Node> nodes() {
        return nodes;
    }

    /** What stands at the braces among the nodes. */
    public List<Label> labels(List<Node> part) {
        if (part.isEmpty()) {
            return List.of();
        }
        int first = part.get(0).span().first();
        int last = part.get(part.size() - 1).span().last();
        return labels.stream()
                .filter(label -> label.part().span().first() >= first
                        && label.part().span().last() <= last)
                .toList();
    }

    /** Whether the node stands right of the {@code &} of its row. */
    public boolean isAligned(Node node) {
        for (int i = node.span().first() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (token.is(Token.Kind.ALIGN)) {
                return !columns.contains(i);
            } else if (token.is(Token.Kind.ROW) || token.is(Token.Kind.BEGIN)) {
                return false;
            }
        }
        return false;
    }

    /** Whether an {@code &} stands in the node's row behind it. */
    public boolean isLeftOfAlign(Node node) {
        for (int i = node.span().last() + 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(Token.Kind.ALIGN)) {
                return !columns.contains(i);
            } else if (token.is(Token.Kind.ROW) || token.is(Token.Kind.END_ENVIRONMENT)) {
                return false;
            }
        }
        return false;
    }

    /** The span of the end of the text. */
    public Span end() {
        Token last = tokens.get(tokens.size() - 1);
        return new Span(tokens.size() - 1, tokens.size() - 1, last.line(), last.column());
    }

    /** The author's LaTeX from the first node to the last, layout removed. */
    public String latex(List<Node> part) {
        if (part.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        int last = part.get(part.size() - 1).span().last();
        int environments = 0;
        int first = part.get(0).span().first();
        Set<Integer> lone = loneBraces(first, last);
        for (int i = first; i <= last; i++) {
            Token token = tokens.get(i);
            gap |= token.spaced();
            if (lone.contains(i)) {
                continue;
            }
            environments += token.is(Token.Kind.BEGIN) ? 1 : token.is(Token.Kind.END_ENVIRONMENT) ? -1 : 0;
            if (isLayout(token, environments > 0)) {
                gap = true;
                continue;
            }
            if (text.length() > 0 && (gap || needsSpace(text, token))) {
                text.append(' ');
            }
            text.append(token.raw());
            gap = false;
        }
        return text.toString();
    }

    /** The places of braces without their partner, as where a part begins or ends within a group; they print nothing. */
    private Set<Integer> loneBraces(int first, int last) {
        Set<Integer> lone = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = first; i <= last; i++) {
            if (tokens.get(i).is(Token.Kind.OPEN)) {
                open.push(i);
            } else if (tokens.get(i).is(Token.Kind.CLOSE) && open.poll() == null) {
                lone.add(i);
            }
        }
        lone.addAll(open);
        return lone;
    }

    private static boolean isLayout(Token token, boolean inEnvironment) {
        return switch (token.kind()) {
            case QUAD, LAYOUT, LINE, END -> true;
            case ALIGN, ROW -> !inEnvironment;
            default -> false;
        };
    }

    private static boolean needsSpace(StringBuilder text, Token next) {
        char first = next.raw().isEmpty() ? ' ' : next.raw().charAt(0);
        int end = text.length() - 1;
        if (!Character.isLetter(first) || !Character.isLetter(text.charAt(end))) {
            return false;
        }
        while (end >= 0 && Character.isLetter(text.charAt(end))) {
            end--;
        }
        return end >= 0 && text.charAt(end) == '\\';
    }
}
