package org.gradproof.symbolic.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.latex.Token.Kind;

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

    /** The bracket behind {@code \\left} or {@code \\right}, consumed. */
    static String next(TokenRow tokens, Token command) {
        String text = tokens.peek().text();
        if (!OPENERS.contains(text) && !CLOSERS.contains(text) && !BARS.contains(text) && !text.equals(".")) {
            throw new LatexException(
                    command, "missing-argument", "\"" + command.raw() + "\" has no bracket; expected one behind it");
        }
        tokens.advance();
        return text;
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
