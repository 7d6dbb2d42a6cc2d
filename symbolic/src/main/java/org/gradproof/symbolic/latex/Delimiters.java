package org.gradproof.symbolic.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brackets in all their spellings and sizes. */
final class Delimiters {
    static final Set<String> OPENERS = Set.of("(", "[", "\\{", "\\lvert", "\\lVert", "\\langle", "\\lfloor", "\\lceil");
    static final Set<String> CLOSERS = Set.of(")", "]", "\\}", "\\rvert", "\\rVert", "\\rangle", "\\rfloor", "\\rceil");
    static final Set<String> BARS = Set.of("|", "\\|");

    private Delimiters() {}

    /** A bracket's size says nothing: its command is made part of the bracket. */
    static List<Token> withoutSizes(List<Token> tokens) {
        List<Token> kept = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!token.isOneOf(Commands.SIZES)) {
                kept.add(token);
                continue;
            }
            Token bracket = tokens.get(++i);
            String text = bracket.text();
            if (!isBracket(bracket) && !bracket.isSign("/")) {
                throw new LatexException(
                        token, "missing-argument", "\"" + token.raw() + "\" has no bracket; expected one behind it");
            }
            String raw = token.raw() + bracket.raw();
            kept.add(new Token(bracket.kind(), text, raw, token.line(), token.column(), token.spaced()));
        }
        return kept;
    }

    /** A bracket that {@code \\right.} leaves open at a line's end and {@code \\left.} takes up again on a later one is one bracket. */
    static List<Token> joined(List<Token> tokens) {
        List<Token> kept = new ArrayList<>(tokens);
        int from = 0;
        while (true) {
            int right = pair(kept, "\\right", from);
            int left = right < 0 ? -1 : pair(kept, "\\left", right);
            if (left < 0 || !holdsRow(kept.subList(right, left))) {
                return kept;
            }
            List<Token> between = kept.subList(right + 2, left).stream()
                    .filter(token ->
                            !token.is(Token.Kind.ROW) && !token.is(Token.Kind.ALIGN) && !token.is(Token.Kind.QUAD))
                    .toList();
            List<Token> whole = new ArrayList<>(kept.subList(0, right));
            whole.addAll(between);
            from = whole.size();
            whole.addAll(kept.subList(left + 2, kept.size()));
            kept = whole;
        }
    }

    private static int pair(List<Token> tokens, String command, int from) {
        for (int i = from; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isSign(command) && tokens.get(i + 1).isSign(".")) {
                return i;
            }
        }
        return -1;
    }

    private static boolean holdsRow(List<Token> tokens) {
        return tokens.stream().anyMatch(token -> token.is(Token.Kind.ROW));
    }

    /** The bracket behind {@code \\left} or {@code \\right}, consumed. */
    static String next(TokenRow tokens, Token command) {
        Token bracket = tokens.peek();
        if (!isBracket(bracket) && !bracket.isSign(".")) {
            throw new LatexException(
                    command, "missing-argument", "\"" + command.raw() + "\" has no bracket; expected one behind it");
        }
        tokens.advance();
        return bracket.text();
    }

    private static boolean isBracket(Token token) {
        return token.isOneOf(OPENERS) || token.isOneOf(CLOSERS) || token.isOneOf(BARS);
    }

    /** The bracket in its plain spelling. */
    static String plain(String text) {
        return switch (text) {
            case "\\lvert", "\\rvert" -> "|";
            case "\\lVert", "\\rVert" -> "\\|";
            default -> text;
        };
    }
}
