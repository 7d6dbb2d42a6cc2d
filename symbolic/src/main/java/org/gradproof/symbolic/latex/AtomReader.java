package org.gradproof.symbolic.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Root;
import org.gradproof.symbolic.latex.Node.Slot;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Node.Words;
import org.gradproof.symbolic.latex.Token.Kind;

/** Reads single atoms: letters, numbers, brackets, commands with their arguments; scripts aside. */
final class AtomReader {
    private static final int DEEPEST = 80;
    private static final Set<String> RELATIONS =
            Set.of("=", "<", ">", "\\le", "\\ge", "\\neq", ":=", "\\in", "\\sim", ",", ";");

    private static final Set<String> DEFINING =
            Set.of("def", "\\mathrm{def}", "\\text{def}", "\\text{def.}", "\\Delta", "\\triangle", "\\mathrm{defn}");
    private static final Set<String> OPERATORS =
            Set.of("=", ":", ":=", "+", "-", "/", "\\cdot", "\\times", "\\in", "<", ">", "\\le", "\\ge", "\\neq");

    /** Words that stand at the start of a line without being a part of its formula. */
    private static final Set<String> PROSE = Set.of(
            "otherwise",
            "if",
            "else",
            "for",
            "where",
            "when",
            "and",
            "or",
            "let",
            "thus",
            "hence",
            "therefore",
            "since",
            "so",
            "then",
            "with",
            "by",
            "because",
            "note",
            "const",
            "now",
            "using",
            "also",
            "given",
            "that",
            "which",
            "from",
            "case",
            "step",
            "finally",
            "first",
            "next",
            "equation",
            "proof",
            "claim",
            "set",
            "define");

    private static final Set<String> MARKED = Set.of(
            "=",
            "<",
            ">",
            "\\le",
            "\\ge",
            "\\neq",
            ":=",
            "\\sim",
            "\\approx",
            "\\propto",
            "\\implies",
            "\\iff",
            "\\Leftarrow",
            "\\to");

    private final TokenRow tokens;
    private final TreeReader lists;
    private final List<Tree.Label> labels = new ArrayList<>();
    private int depth;

    AtomReader(TokenRow tokens, TreeReader lists) {
        this.tokens = tokens;
        this.lists = lists;
    }

    /** What stands at the braces that were read. */
    List<Tree.Label> labels() {
        return labels;
    }

    static boolean isRelation(Node node) {
        return node instanceof Symbol symbol && MARKED.contains(symbol.text());
    }

    /** The atom at the next token. */
    Node atom(NodeContext in) {
        int start = tokens.at();
        Token token = tokens.peek();
        tokens.advance();
        switch (token.kind()) {
            case DIGIT -> {
                return number(start);
            }
            case TEXT -> {
                return words(in, token, start);
            }
            case SLOT -> {
                return new Slot(Integer.parseInt(token.text()), tokens.span(start));
            }
            case LETTER -> {
                return new Symbol(token.text(), tokens.span(start));
            }
            default -> {
                return command(token, start);
            }
        }
    }

    private Node command(Token token, int start) {
        String name = token.text();
        if (name.equals("\\left")) {
            return left(token, start);
        } else if (Delimiters.OPENERS.contains(name)) {
            List<Node> body = lists.list(NodeContext.BRACKET, token);
            Token close = tokens.peek();
            tokens.advance();
            return new Bracket(Delimiters.plain(name), Delimiters.plain(close.text()), body, tokens.span(start));
        } else if (Commands.STYLES.containsKey(name)) {
            return styled(Commands.STYLES.get(name), argument(token, NodeContext.SCRIPT), start);
        } else if (Commands.FRACTIONS.containsKey(name)) {
            List<Node> top = argument(token, NodeContext.BRACE);
            return new Fraction(
                    Commands.FRACTIONS.get(name), top, argument(token, NodeContext.BRACE), tokens.span(start));
        } else if (name.equals("\\sqrt")) {
            return root(token, start);
        } else if (Commands.MARKS.contains(name)) {
            return marked(token, start);
        } else if (name.equals("\\substack")) {
            throw new LatexException(
                    token,
                    "unknown-command",
                    "\"\\substack\" is known only under a sum; expected \\sum_{\\substack{i=1 \\\\ i \\neq k}}^{n}");
        } else if (name.equals(":") && tokens.peek().isSign("=")) {
            tokens.advance();
            return new Symbol(":=", tokens.span(start));
        }
        return new Symbol(name, tokens.span(start));
    }

    /** What a brace, a stroke or a sign above marks; a brace's label is kept aside. */
    private Node marked(Token token, int start) {
        String name = token.text();
        if (name.equals("\\overset") || name.equals("\\stackrel") || name.equals("\\underset")) {
            return stacked(token, argument(token, NodeContext.BRACE), argument(token, NodeContext.BRACE), start);
        }
        List<Node> body = argument(token, NodeContext.BRACE);
        Bracket group = new Bracket("{", "}", body, tokens.span(start));
        while (name.endsWith("brace")
                && (tokens.peek().is(Kind.SUB) || tokens.peek().is(Kind.SUP))) {
            Token sign = tokens.peek();
            tokens.advance();
            labels.add(new Tree.Label(group, argument(sign, NodeContext.SCRIPT)));
        }
        return group;
    }

    /** A relation under a sign is the relation, or a definition where the sign says so. */
    private Node stacked(Token command, List<Node> sign, List<Node> base, int start) {
        Node only = base.size() == 1 ? base.get(0) : null;
        if (command.text().equals("\\underset")
                && only instanceof Symbol symbol
                && Commands.INDEXED.contains(symbol.text())) {
            return new Node.Scripted(only, sign, List.of(), 0, tokens.span(start));
        } else if (only instanceof Symbol symbol && isRelation(only)) {
            boolean defines = symbol.text().equals("=") && DEFINING.contains(Spelling.of(sign));
            return new Symbol(defines ? ":=" : symbol.text(), tokens.span(start));
        }
        throw new LatexException(
                command,
                "unknown-command",
                "\"" + command.raw() + "\" is known only with a relation, as in \\overset{(a)}{=}; expected one, or the"
                        + " formula without it");
    }

    private Node left(Token opener, int start) {
        String open = Delimiters.plain(Delimiters.next(tokens, opener));
        List<Node> body = lists.list(NodeContext.LEFT, opener);
        Token right = tokens.peek();
        tokens.advance();
        return new Bracket(open, Delimiters.plain(Delimiters.next(tokens, right)), body, tokens.span(start));
    }

    private Node root(Token token, int start) {
        List<Node> degree = List.of();
        tokens.skipLayout();
        if (tokens.peek().isSign("[")) {
            Token open = tokens.peek();
            tokens.advance();
            degree = lists.list(NodeContext.BRACKET, open);
            tokens.advance();
        }
        return new Root(degree, argument(token, NodeContext.BRACE), tokens.span(start));
    }

    private Node styled(String style, List<Node> body, int start) {
        boolean single = body.size() == 1 && body.get(0) instanceof Symbol;
        if (style.equals("\\mathnormal") || (style.equals("\\mathit") && single)) {
            if (body.size() == 1) {
                return body.get(0);
            }
            return new Styled("\\mathit", body, tokens.span(start));
        }
        return new Styled(style, body, tokens.span(start));
    }

    /** Upright letters in a script, and those of a function's name, print as {@code \mathrm} does. */
    private Node words(NodeContext in, Token token, int start) {
        String words = token.text().strip();
        boolean plain = !words.isEmpty() && words.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
        boolean function = FunctionWords.contains(words);
        // Letters with several capitals are what people call a loss; words have at most one, at their start.
        boolean name = words.chars().filter(Character::isUpperCase).count() > 1
                && words.chars().allMatch(c -> c < 128 && Character.isLetter(c));
        if (!function && !name && !isTerm(words, in, start) && (in != NodeContext.SCRIPT || !plain)) {
            return new Words(words, tokens.span(start));
        }
        List<Node> letters = new ArrayList<>();
        words.chars().forEach(c -> letters.add(letter(String.valueOf((char) c), tokens.span(start))));
        return new Styled("\\mathrm", letters, tokens.span(start));
    }

    /** {@code 2 \\cdot \\text{Recall}}: a word with a capital that stands where only a term of the formula can. */
    private boolean isTerm(String words, NodeContext in, int start) {
        boolean word = words.length() > 2
                && Character.isUpperCase(words.charAt(0))
                && words.chars().allMatch(c -> c < 128 && Character.isLetter(c))
                && !PROSE.contains(words.toLowerCase(Locale.ROOT));
        int next = tokens.at();
        while (tokens.get(next).is(Kind.LAYOUT)) {
            next++;
        }
        Token behind = tokens.get(next);
        boolean opened = start == 0
                || tokens.get(start - 1).isOneOf(OPERATORS)
                || tokens.get(start - 1).is(Kind.OPEN)
                || tokens.get(start - 1).is(Kind.ALIGN)
                || tokens.get(start - 1).is(Kind.ROW)
                || tokens.get(start - 1).is(Kind.LINE)
                || tokens.get(start - 1).isSign("(")
                || tokens.get(start - 1).isSign(",");
        boolean goesOn = behind.isOneOf(OPERATORS)
                || (behind.is(Kind.ALIGN) && tokens.get(next + 1).isOneOf(OPERATORS));
        boolean ends = start > 0 && tokens.get(start - 1).isOneOf(OPERATORS);
        boolean listed = behind.isSign(",") && tokens.get(next + 1).is(Kind.TEXT);
        boolean alone =
                in == NodeContext.BRACE && start > 0 && tokens.get(start - 1).is(Kind.OPEN) && behind.is(Kind.CLOSE);
        boolean called = behind.isSign("(") || behind.is(Kind.SUB);
        return word && opened && (goesOn || ends || listed || alone || (called && !behind.spaced()));
    }

    private static Node letter(String text, Span span) {
        return Character.isDigit(text.charAt(0)) ? new Numeral(text, span) : new Symbol(text, span);
    }

    private Node number(int start) {
        StringBuilder digits = new StringBuilder(tokens.get(start).text());
        digits(digits);
        Token point = tokens.peek();
        Token after = tokens.get(tokens.at() + 1);
        if (point.isSign(".") && !point.spaced() && after.is(Kind.DIGIT) && !after.spaced()) {
            tokens.advance();
            digits.append('.');
            digits(digits);
        }
        return new Numeral(digits.toString(), tokens.span(start));
    }

    private void digits(StringBuilder digits) {
        while (tokens.peek().is(Kind.DIGIT) && !tokens.peek().spaced()) {
            digits.append(tokens.peek().text());
            tokens.advance();
        }
    }

    /** The argument of a command or a script: a group in braces, or the one sign that TeX takes. */
    List<Node> argument(Token command, NodeContext in) {
        if (++depth > DEEPEST) {
            throw new LatexException(
                    command, "too-deep", "arguments stand more than " + DEEPEST + " deep; expected a flatter formula");
        }
        List<Node> argument = read(command, in);
        depth--;
        return argument;
    }

    /** In {@code e^-x} the page shows the sign alone as the script. */
    private static void refuseBareSign(Token sign, Token behind, NodeContext in) {
        boolean operand = behind.is(Token.Kind.LETTER) || behind.is(Token.Kind.DIGIT) || behind.is(Token.Kind.COMMAND);
        if (in == NodeContext.SCRIPT && sign.isSign("-") && operand && !behind.spaced()) {
            throw new LatexException(
                    sign,
                    "ambiguous-script",
                    "only \"-\" is part of the script, \"" + behind.raw() + "\" stands behind it; expected braces");
        }
    }

    private List<Node> read(Token command, NodeContext in) {
        tokens.skipLayout();
        Token token = tokens.peek();
        int start = tokens.at();
        if (in == NodeContext.SCRIPT && token.isOneOf(RELATIONS)) {
            throw new LatexException(
                    command,
                    "missing-argument",
                    "\"" + command.raw() + "\" has nothing before \"" + token.raw() + "\"; expected \"{…}\"");
        }
        switch (token.kind()) {
            case OPEN -> {
                tokens.advance();
                List<Node> body = lists.list(in, token);
                tokens.advance();
                return body;
            }
            case DIGIT -> {
                tokens.advance();
                if (in == NodeContext.SCRIPT
                        && tokens.peek().is(Kind.DIGIT)
                        && !tokens.peek().spaced()) {
                    throw new LatexException(
                            token,
                            "ambiguous-script",
                            "only \"" + token.text() + "\" is part of the script, \""
                                    + tokens.peek().text() + "\" stands behind it; expected braces");
                }
                return List.of(new Numeral(token.text(), tokens.span(start)));
            }
            case LETTER, SIGN, COMMAND, TEXT, SLOT -> {
                refuseBareSign(token, tokens.get(start + 1), in);
                if (!token.isOneOf(Delimiters.CLOSERS) && !token.isSign("\\right")) {
                    boolean bracket = token.isOneOf(Delimiters.OPENERS) || token.isSign("\\left");
                    if (!bracket) {
                        return List.of(atom(in));
                    }
                }
            }
            default -> {
                // No argument: the error below says so.
            }
        }
        throw new LatexException(
                command, "missing-argument", "\"" + command.raw() + "\" has an argument missing; expected \"{…}\"");
    }
}
