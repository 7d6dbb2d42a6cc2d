package org.gradproof.symbolic.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brackets in all their spellings and sizes. */
final class Delimiters {
    static final Set<String> OPENERS = Set.of("(", "[", "\\{", "\\lvert", "\\lVert");
    static final Set<String> CLOSERS = Set.of(")", "]", "\\}", "\\rvert", "\\rVert");
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
