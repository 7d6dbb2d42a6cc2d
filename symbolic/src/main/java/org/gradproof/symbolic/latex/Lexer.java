package org.gradproof.symbolic.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gradproof.symbolic.latex.Token.Kind;
import org.gradproof.symbolic.source.SourceLine;

/** Cuts lines of LaTeX into tokens. Spaces are dropped; whatever is unknown, or hides text from the reader, is an error. */
final class Lexer {
    /** More tokens than any derivation that a person wrote. */
    private static final int MOST_TOKENS = 20_000;

    private static final Pattern LENGTH = Pattern.compile("[0-9]{0,4}\\.?[0-9]{0,4}\\s?(pt|em|ex|mm|cm|in|mu)");
    private static final String SIGNS = "+-/*=<>()[]|!,;:.";

    private final List<SourceLine> lines;
    private final boolean slots;
    private final List<Token> tokens = new ArrayList<>();
    private SourceLine line;
    private String text;
    private int at;
    private boolean spaced;
    private int cases;
    private boolean mends;

    private final Map<Integer, LatexException> faults = new TreeMap<>();

    private Lexer(List<SourceLine> lines, boolean slots) {
        this.lines = lines;
        this.slots = slots;
        this.line = lines.isEmpty() ? new SourceLine(1, 1, "") : lines.get(0);
        this.text = line.text();
    }

    /**
     * The tokens of the lines, an end token last.
     *
     * @param slots whether {@code #1} stands for an index, as in the spelling of a name
     */
    static List<Token> tokens(List<SourceLine> lines, boolean slots) {
        return new Lexer(lines, slots).run();
    }

    /** Tokens of which some could not be read: the faults by the place before which each stands. */
    record Damaged(List<Token> tokens, Map<Integer, LatexException> faults) {}

    /**
     * The tokens of the lines as far as they can be read.
     *
     * @throws LatexException if something hides text, so that no line can be trusted to be what it looks like
     */
    static Damaged damaged(List<SourceLine> lines) {
        Lexer lexer = new Lexer(lines, false);
        lexer.mends = true;
        return new Damaged(lexer.run(), lexer.faults);
    }

    private List<Token> run() {
        for (int i = 0; i < lines.size(); i++) {
            line = lines.get(i);
            text = line.text();
            at = 0;
            if (i > 0) {
                add(Kind.LINE, "\n", 0);
            }
            while (at < text.length()) {
                mend();
            }
        }
        add(Kind.END, "", at);
        return tokens;
    }

    /** The next token; where that is not readable, its fault and the rest behind it. */
    private void mend() {
        int start = at;
        try {
            next();
        } catch (LatexException e) {
            String kind = e.error().kind();
            if (!mends || kind.equals("hidden-text") || kind.equals("too-large")) {
                throw e;
            }
            faults.putIfAbsent(tokens.size(), e);
            at = Math.max(at, start + 1);
        }
    }

    private void next() {
        char c = text.charAt(at);
        int start = at;
        if (c == ' ' || c == '\t' || c == '\r' || c == '~') {
            spaced = true;
            at++;
        } else if (c == '\\') {
            command();
        } else if (c == '%') {
            throw error(
                    "hidden-text",
                    start,
                    "a comment hides text from the reader: \"" + shortened(text.substring(at)) + "\"");
        } else if (c == '#' && slots) {
            slot();
        } else {
            at++;
            add(kind(c, start), c == '*' ? "*" : String.valueOf(c), start);
        }
    }

    private Kind kind(char c, int start) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (slots && Character.isLetter(c))) {
            return Kind.LETTER;
        } else if (c >= '0' && c <= '9') {
            return Kind.DIGIT;
        }
        return switch (c) {
            case '{' -> Kind.OPEN;
            case '}' -> Kind.CLOSE;
            case '_' -> Kind.SUB;
            case '^' -> Kind.SUP;
            case '\'' -> Kind.PRIME;
            case '&' -> Kind.ALIGN;
            default -> {
                if (SIGNS.indexOf(c) < 0) {
                    throw unknown(start);
                }
                yield Kind.SIGN;
            }
        };
    }

    private static String shortened(String part) {
        return part.length() > 60 ? part.substring(0, 57) + "…" : part;
    }

    private LatexException unknown(int start) {
        int code = text.codePointAt(start);
        boolean shown = Character.isLetterOrDigit(code)
                || switch (Character.getType(code)) {
                    case Character.MATH_SYMBOL,
                            Character.CURRENCY_SYMBOL,
                            Character.OTHER_SYMBOL,
                            Character.OTHER_PUNCTUATION,
                            Character.DASH_PUNCTUATION -> true;
                    default -> code < 128 && code > 32 && code != 127;
                };
        return error(
                "unknown-character",
                start,
                "the character " + (shown ? "\"" + Character.toString(code) + "\" " : "")
                        + String.format("U+%04X", code) + " is not known in a formula; expected LaTeX in ASCII");
    }

    private void slot() {
        int start = at++;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        add(Kind.SLOT, text.substring(start + 1, at), start);
    }

    private void command() {
        int start = at++;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        if (at == start + 1) {
            at = Math.min(text.length(), at + 1);
        }
        String name = text.substring(start, at);
        name = name.equals("\\arg") ? name + extreme() : name;
        if (name.equals("\\operatorname") && at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        if (Commands.SPACES.contains(name) || name.equals("\\")) {
            spaced = true;
        } else if (name.equals("\\\\")) {
            row(start);
        } else if (name.equals("\\cr") || name.equals("\\newline")) {
            add(Kind.ROW, "\\\\", start);
        } else if (Commands.QUADS.contains(name)) {
            add(Kind.QUAD, name, start);
        } else if (Commands.LAYOUT.contains(name)) {
            add(Kind.LAYOUT, name, start);
        } else if (Commands.LAYOUT_WITH_ARGUMENT.contains(name)) {
            words(name, start);
            add(Kind.LAYOUT, name, start);
        } else if (Commands.TEXTS.contains(name)) {
            text(name, start);
        } else if (Commands.REFERENCES.contains(name)) {
            words(name, start);
            add(Kind.TEXT, "\\ref", start);
        } else if (name.equals("\\begin") || name.equals("\\end")) {
            String environment = words(name, start);
            boolean begins = name.equals("\\begin");
            if (environment.equals("cases")) {
                cases += begins ? 1 : -1;
            }
            add(begins ? Kind.BEGIN : Kind.END_ENVIRONMENT, environment, start);
        } else if (name.equals("\\not")) {
            negated(start);
        } else {
            known(name, start);
        }
    }

    /** Words; within cases the formulas in them are part of the condition. */
    private void text(String name, int start) {
        String words = words(name, start);
        if (cases <= 0 || words.indexOf('$') < 0) {
            add(Kind.TEXT, words, start);
            return;
        }
        int end = at;
        int from = end - 1 - words.length();
        boolean formula = false;
        for (int to = from; to < end; to++) {
            if (to == end - 1 || text.charAt(to) == '$') {
                at = formula ? from : to;
                if (!formula) {
                    add(Kind.TEXT, text.substring(from, to), from);
                } else {
                    formula(from, to, end);
                }
                formula = !formula;
                from = to + 1;
            }
        }
        if (!formula) {
            throw error("unbalanced-bracket", start, "\"$\" is never closed in the words \"" + words + "\"");
        }
        at = end;
    }

    private void formula(int from, int to, int end) {
        if (to == end - 1) {
            throw error("unbalanced-bracket", from, "\"$\" is never closed in the words; expected another \"$\"");
        }
        while (at < to) {
            next();
        }
    }

    /** Takes the {@code \max} or {@code \min} of {@code \arg\max}. */
    private String extreme() {
        int sign = at;
        while (sign < text.length() && (text.charAt(sign) == ' ' || text.startsWith("\\,", sign))) {
            sign += text.charAt(sign) == ' ' ? 1 : 2;
        }
        for (String extreme : List.of("max", "min")) {
            int end = sign + 1 + extreme.length();
            if (text.startsWith("\\" + extreme, sign) && (end == text.length() || !isLetter(text.charAt(end)))) {
                at = end;
                return extreme;
            }
        }
        return "";
    }

    private void known(String name, int start) {
        if (Commands.HIDING.contains(name)) {
            throw error(
                    "hidden-text",
                    start,
                    "\"" + name + "\" shows or hides text, or changes what commands mean; expected plain mathematics");
        }
        String normal = Commands.ALIKE.getOrDefault(name, name);
        if (normal.equals(name)
                && !Commands.SYMBOLS.contains(name)
                && !Commands.STYLES.containsKey(name)
                && !Commands.FRACTIONS.containsKey(name)
                && !Commands.SIZES.contains(name)
                && !Commands.MARKS.contains(name)
                && !name.equals("\\left")
                && !name.equals("\\right")
                && !name.equals("\\sqrt")
                && !name.equals("\\substack")) {
            throw error(
                    "unknown-command",
                    start,
                    "the command \"" + name + "\" is not known; expected " + UnknownCommands.expected(name));
        }
        add(normal.startsWith("\\") ? Kind.COMMAND : Kind.SIGN, normal, start);
    }

    private void negated(int start) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '=') {
            at++;
            add(Kind.COMMAND, "\\neq", start);
            return;
        }
        throw error("unknown-command", start, "\"\\not\" is known only before \"=\"; expected \\neq");
    }

    /** A row break with its star and its length: {@code \\*[5pt]}. */
    private void row(int start) {
        if (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '[') {
            int close = text.indexOf(']', at);
            if (close < 0 || !LENGTH.matcher(text.substring(at + 1, close)).matches()) {
                throw error(
                        "unknown-command",
                        at,
                        "\"\\\\[\" opens a length, and a page reads it as one; expected"
                                + " \"\\\\[5pt]\", or \"\\\\ {}[\" for a bracket");
            }
            at = close + 1;
        }
        add(Kind.ROW, "\\\\", start);
    }

    /** The argument in braces as it stands, with balanced braces inside. */
    private String words(String name, int start) {
        skipBlanks();
        if (at >= text.length() || text.charAt(at) != '{') {
            throw error("missing-argument", start, "\"" + name + "\" has no argument; expected \"{…}\" on its line");
        }
        int depth = 0;
        int open = at;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                at++;
                return text.substring(open + 1, at - 1);
            } else if (c == '%') {
                throw error("hidden-text", at, "a comment hides text from the reader");
            } else if (c == '\\') {
                hidden(at);
                at++;
            }
        }
        throw error("unbalanced-bracket", open, "\"{\" is never closed on its line; expected \"}\"");
    }

    private void hidden(int from) {
        int end = from + 1;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        String name = text.substring(from, end);
        if (Commands.HIDING.contains(name)) {
            throw error("hidden-text", from, "\"" + name + "\" shows or hides text; expected plain words");
        }
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void add(Kind kind, String normal, int start) {
        if (tokens.size() >= MOST_TOKENS) {
            throw error("too-large", start, "more than " + MOST_TOKENS + " signs in one block; expected a shorter one");
        }
        String raw = kind == Kind.LINE || kind == Kind.END ? "" : text.substring(start, at);
        tokens.add(new Token(kind, normal, raw, line.line(), line.columnAt(start), spaced));
        spaced = false;
    }

    private LatexException error(String kind, int column, String message) {
        return new LatexException(new Span(0, 0, line.line(), line.columnAt(column)), kind, message);
    }
}
