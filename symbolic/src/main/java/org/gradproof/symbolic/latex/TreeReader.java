package org.gradproof.symbolic.latex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Cases;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Root;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Slot;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Node.Words;
import org.gradproof.symbolic.latex.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of a formula. Braces group for TeX but are not printed, so that they leave no trace here:
 * {@code {a+b} c} reads as the page shows it.
 */
final class TreeReader {
    private static final int DEEPEST = 80;
    private static final Set<String> OPENERS = Set.of("(", "[", "\\{", "\\lvert", "\\lVert");
    private static final Set<String> CLOSERS = Set.of(")", "]", "\\}", "\\rvert", "\\rVert");
    private static final Set<String> BARS = Set.of("|", "\\|");

    private final List<Token> all;
    private final Deque<Token> environments = new ArrayDeque<>();
    private int at;
    private int depth;

    /** What encloses a list of nodes. */
    private enum In {
        TOP,
        BRACE,
        SCRIPT,
        BRACKET,
        LEFT,
        CASES
    }

    TreeReader(List<Token> tokens) {
        this.all = withoutSizes(tokens);
    }

    /** A bracket's size says nothing: its command is made part of the bracket. */
    private static List<Token> withoutSizes(List<Token> tokens) {
        List<Token> kept = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!Commands.SIZES.contains(token.text()) || !token.is(Kind.COMMAND)) {
                kept.add(token);
                continue;
            }
            Token bracket = tokens.get(++i);
            String text = bracket.text();
            if (!OPENERS.contains(text) && !CLOSERS.contains(text) && !BARS.contains(text) && !text.equals("/")) {
                throw new LatexException(
                        token, "missing-argument", "\"" + token.raw() + "\" has no bracket; expected one behind it");
            }
            String raw = token.raw() + bracket.raw();
            kept.add(new Token(bracket.kind(), text, raw, token.line(), token.column(), token.spaced()));
        }
        return kept;
    }

    Tree read() {
        List<Node> nodes = list(In.TOP, null);
        Token open = environments.peek();
        if (open != null) {
            throw new LatexException(
                    open, "unbalanced-bracket", "\\begin{" + open.text() + "} is never ended; expected \\end{…}");
        }
        return new Tree(nodes, all);
    }

    private Token peek() {
        return all.get(at);
    }

    /** The nodes up to what closes them, which is not consumed. */
    private List<Node> list(In in, @Nullable Token opener) {
        if (++depth > DEEPEST) {
            throw new LatexException(
                    peek(), "too-deep", "brackets stand more than " + DEEPEST + " deep; expected a flatter formula");
        }
        List<Node> nodes = new ArrayList<>();
        while (!closes(in, opener)) {
            item(in, nodes);
        }
        depth--;
        return nodes;
    }

    private boolean closes(In in, @Nullable Token opener) {
        Token token = peek();
        boolean closing = token.is(Kind.END)
                || token.is(Kind.CLOSE)
                || CLOSERS.contains(token.text())
                || token.text().equals("\\right");
        if (token.is(Kind.ROW) || token.is(Kind.ALIGN) || token.is(Kind.END_ENVIRONMENT)) {
            return in == In.CASES;
        }
        if (!closing) {
            return false;
        }
        boolean fits = switch (in) {
            case TOP -> token.is(Kind.END);
            case BRACE, SCRIPT -> token.is(Kind.CLOSE);
            case BRACKET -> CLOSERS.contains(token.text());
            case LEFT -> token.text().equals("\\right");
            case CASES -> false;
        };
        if (fits) {
            return true;
        }
        if (opener != null && (token.is(Kind.END) || in != In.BRACKET)) {
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

    private void item(In in, List<Node> nodes) {
        Token token = peek();
        int start = at;
        switch (token.kind()) {
            case LAYOUT -> at++;
            case LINE -> {
                at++;
                if (in == In.TOP) {
                    nodes.add(new Gap(Gap.Kind.LINE, span(start)));
                }
            }
            case ROW, ALIGN -> layout(in, token, nodes);
            case QUAD -> {
                at++;
                nodes.add(new Gap(Gap.Kind.QUAD, span(start)));
            }
            case BEGIN, END_ENVIRONMENT -> environment(in, token, nodes);
            case OPEN -> group(in, nodes);
            case SUB, SUP, PRIME ->
                throw new LatexException(
                        token,
                        "missing-base",
                        "\"" + token.raw() + "\" stands on nothing; expected a letter or a bracket before it");
            default -> {
                Node atom = atom(in);
                if (atom instanceof Bracket bar && bar.close().equals(".") && BARS.contains(bar.open())) {
                    nodes.add(new Symbol(bar.open(), bar.span()));
                    nodes.addAll(bar.body());
                } else {
                    nodes.add(scripted(atom));
                }
            }
        }
    }

    /** {@code \\} and {@code &}, which mean nothing within a bracket that spans lines. */
    private void layout(In in, Token token, List<Node> nodes) {
        if (in == In.BRACE || in == In.SCRIPT || in == In.LEFT) {
            throw new LatexException(
                    token,
                    "misplaced-layout",
                    "\"" + token.raw() + "\" stands within braces; expected it between lines");
        }
        int start = at++;
        if (in == In.TOP && token.is(Kind.ROW)) {
            nodes.add(new Gap(Gap.Kind.ROW, span(start)));
        }
    }

    private void environment(In in, Token token, List<Node> nodes) {
        String name = token.text();
        if (token.is(Kind.BEGIN) && name.equals("cases")) {
            nodes.add(scripted(cases()));
            return;
        }
        if (in != In.TOP || !Commands.LAYOUT_ENVIRONMENTS.contains(name)) {
            throw new LatexException(
                    token,
                    "unknown-environment",
                    "\"" + token.raw() + "\" is not known here; expected align or the like around the whole, or cases");
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
        at++;
    }

    private Node cases() {
        int start = at;
        Token opener = peek();
        at++;
        List<List<List<Node>>> rows = new ArrayList<>();
        List<List<Node>> cells = new ArrayList<>();
        while (true) {
            cells.add(list(In.CASES, opener));
            Token end = peek();
            at++;
            if (end.is(Kind.ALIGN)) {
                continue;
            }
            if (cells.size() > 1 || !cells.get(0).isEmpty()) {
                rows.add(List.copyOf(cells));
            }
            cells = new ArrayList<>();
            if (end.is(Kind.END_ENVIRONMENT)) {
                if (!end.text().equals("cases")) {
                    throw new LatexException(end, "unbalanced-bracket", "\"" + end.raw() + "\" ends \\begin{cases}");
                }
                return new Cases(rows, span(start));
            }
        }
    }

    /** Braces: their nodes stand in the list as if there were none. */
    private void group(In in, List<Node> nodes) {
        Token opener = peek();
        at++;
        List<Node> body = list(in == In.SCRIPT ? In.SCRIPT : In.BRACE, opener);
        at++;
        if (!isScript(peek())) {
            nodes.addAll(body);
        } else if (body.size() == 1) {
            nodes.add(scripted(body.get(0)));
        } else {
            throw new LatexException(
                    peek(),
                    "ambiguous-script",
                    "\"" + peek().raw() + "\" stands on braces, which the page does not show; expected a bracket");
        }
    }

    private Node atom(In in) {
        int start = at;
        Token token = peek();
        at++;
        switch (token.kind()) {
            case DIGIT -> {
                return number(start);
            }
            case TEXT -> {
                return words(in, token, start);
            }
            case SLOT -> {
                return new Slot(Integer.parseInt(token.text()), span(start));
            }
            case LETTER -> {
                return new Symbol(token.text(), span(start));
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
        } else if (OPENERS.contains(name)) {
            List<Node> body = list(In.BRACKET, token);
            Token close = peek();
            at++;
            return new Bracket(delimiter(name), delimiter(close.text()), body, span(start));
        } else if (Commands.STYLES.containsKey(name)) {
            return styled(Commands.STYLES.get(name), argument(token, In.SCRIPT), start);
        } else if (Commands.FRACTIONS.containsKey(name)) {
            List<Node> top = argument(token, In.BRACE);
            return new Fraction(Commands.FRACTIONS.get(name), top, argument(token, In.BRACE), span(start));
        } else if (name.equals("\\sqrt")) {
            return root(token, start);
        } else if (name.equals("\\substack")) {
            throw new LatexException(token, "unknown-command", "\\substack is known only under a sum");
        } else if (name.equals(":") && peek().text().equals("=")) {
            at++;
            return new Symbol(":=", span(start));
        }
        return new Symbol(name, span(start));
    }

    private Node left(Token opener, int start) {
        String open = delimiter(delimiterToken(opener));
        List<Node> body = list(In.LEFT, opener);
        Token right = peek();
        at++;
        return new Bracket(open, delimiter(delimiterToken(right)), body, span(start));
    }

    private String delimiterToken(Token command) {
        String text = peek().text();
        if (!OPENERS.contains(text) && !CLOSERS.contains(text) && !BARS.contains(text) && !text.equals(".")) {
            throw new LatexException(
                    command, "missing-argument", "\"" + command.raw() + "\" has no bracket; expected one behind it");
        }
        at++;
        return text;
    }

    private static String delimiter(String text) {
        return switch (text) {
            case "\\lvert", "\\rvert" -> "|";
            case "\\lVert", "\\rVert" -> "\\|";
            default -> text;
        };
    }

    private Node root(Token token, int start) {
        List<Node> degree = List.of();
        skipLayout();
        if (peek().text().equals("[")) {
            Token open = peek();
            at++;
            degree = list(In.BRACKET, open);
            at++;
        }
        return new Root(degree, argument(token, In.BRACE), span(start));
    }

    private Node styled(String style, List<Node> body, int start) {
        boolean single = body.size() == 1 && body.get(0) instanceof Symbol;
        if (style.equals("\\mathnormal") || (style.equals("\\mathit") && single)) {
            if (body.size() == 1) {
                return body.get(0);
            }
            return new Styled("\\mathit", body, span(start));
        }
        return new Styled(style, body, span(start));
    }

    /** Upright letters in a script print as {@code \mathrm} does. */
    private Node words(In in, Token token, int start) {
        String words = token.text().strip();
        boolean plain = !words.isEmpty() && words.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
        if (in != In.SCRIPT || !plain) {
            return new Words(words, span(start));
        }
        List<Node> letters = new ArrayList<>();
        words.chars().forEach(c -> letters.add(letter(String.valueOf((char) c), span(start))));
        return new Styled("\\mathrm", letters, span(start));
    }

    private static Node letter(String text, Span span) {
        return Character.isDigit(text.charAt(0)) ? new Numeral(text, span) : new Symbol(text, span);
    }

    private Node number(int start) {
        StringBuilder digits = new StringBuilder(all.get(start).text());
        digits(digits);
        Token point = peek();
        Token after = all.get(Math.min(at + 1, all.size() - 1));
        if (point.text().equals(".") && !point.spaced() && after.is(Kind.DIGIT) && !after.spaced()) {
            at++;
            digits.append('.');
            digits(digits);
        }
        return new Numeral(digits.toString(), span(start));
    }

    private void digits(StringBuilder digits) {
        while (peek().is(Kind.DIGIT) && !peek().spaced()) {
            digits.append(peek().text());
            at++;
        }
    }

    /** The argument of a command or a script: a group in braces, or the one sign that TeX takes. */
    private List<Node> argument(Token command, In in) {
        skipLayout();
        Token token = peek();
        int start = at;
        switch (token.kind()) {
            case OPEN -> {
                at++;
                List<Node> body = list(in, token);
                at++;
                return body;
            }
            case DIGIT -> {
                at++;
                if (in == In.SCRIPT && peek().is(Kind.DIGIT)) {
                    throw new LatexException(
                            token,
                            "ambiguous-script",
                            "only \"" + token.text() + "\" is part of the script, \"" + peek().text()
                                    + "\" stands behind it; expected braces");
                }
                return List.of(new Numeral(token.text(), span(start)));
            }
            case LETTER, SIGN, COMMAND, TEXT, SLOT -> {
                if (!CLOSERS.contains(token.text()) && !token.text().equals("\\right")) {
                    boolean bracket =
                            OPENERS.contains(token.text()) || token.text().equals("\\left");
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

    private void skipLayout() {
        while (peek().is(Kind.LAYOUT) || peek().is(Kind.LINE)) {
            at++;
        }
    }

    private static boolean isScript(Token token) {
        return token.is(Kind.SUB) || token.is(Kind.SUP) || token.is(Kind.PRIME);
    }

    /** The atom with the scripts and primes behind it. */
    private Node scripted(Node atom) {
        Node base = atom;
        List<Node> sub = List.of();
        List<Node> sup = List.of();
        int primes = 0;
        if (atom instanceof Scripted inner) {
            base = inner.base();
            sub = inner.sub();
            sup = inner.sup();
            primes = inner.primes();
        }
        while (true) {
            int before = at;
            skipLayout();
            Token token = peek();
            if (!isScript(token)) {
                at = before;
                break;
            }
            at++;
            if (token.is(Kind.PRIME)) {
                primes++;
                continue;
            }
            List<Node> script = argument(token, In.SCRIPT);
            if (token.is(Kind.SUB)) {
                sub = once(token, sub, script);
            } else if (!script.isEmpty() && script.stream().allMatch(TreeReader::isPrime)) {
                primes += script.size();
            } else {
                sup = once(token, sup, script);
            }
        }
        if (sub.isEmpty() && sup.isEmpty() && primes == 0) {
            return base;
        }
        int first = atom.span().first();
        return new Scripted(
                base,
                sub,
                sup,
                primes,
                new Span(first, at - 1, atom.span().line(), atom.span().column()));
    }

    private static boolean isPrime(Node node) {
        return node instanceof Symbol symbol && symbol.text().equals("\\prime");
    }

    private static List<Node> once(Token token, List<Node> before, List<Node> script) {
        if (!before.isEmpty() && !script.isEmpty()) {
            throw new LatexException(
                    token,
                    "double-script",
                    "a second \"" + token.raw() + "\" on the same letter; expected one, or a bracket");
        }
        return script.isEmpty() ? before : script;
    }

    private Span span(int start) {
        Token token = all.get(start);
        return new Span(start, Math.max(start, at - 1), token.line(), token.column());
    }
}
