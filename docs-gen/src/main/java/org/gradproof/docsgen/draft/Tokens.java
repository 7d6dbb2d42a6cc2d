package org.gradproof.docsgen.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * LaTeX as a row of commands and signs without its spaces, in which a group of one sign is that sign: {@code z_{i}} and
 * {@code z_i} are the same row. It serves to guess; what a formula means only the reader knows.
 */
final class Tokens {
    private static final Set<String> FUNCTIONS = Set.of(
            "log", "ln", "exp", "tanh", "sin", "cos", "max", "min", "softmax", "sigmoid", "softplus", "relu", "sign");

    private Tokens() {}

    static List<String> of(String latex) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < latex.length()) {
            char c = latex.charAt(at);
            int end = at + 1;
            if (c == '\\') {
                while (end < latex.length() && isLetter(latex.charAt(end))) {
                    end++;
                }
                end = end == at + 1 ? Math.min(latex.length(), at + 2) : end;
            }
            String token = latex.substring(at, end);
            if (token.equals("\\text")) {
                String words = words(latex, end);
                boolean script = !tokens.isEmpty() && List.of("_", "^", "{").contains(tokens.get(tokens.size() - 1));
                if (!script && !isName(words)) {
                    // Words have no letters that stand for anything.
                    at = Math.min(latex.length(), end + words.length() + (words.isEmpty() ? 0 : 2));
                    continue;
                }
                token = script ? token : "\\mathrm";
            }
            if (!Character.isWhitespace(c) && !isSpace(token)) {
                tokens.add(token);
                foldGroup(tokens);
            }
            at = end;
        }
        return tokens;
    }

    /** What stands in the braces at the place, without these; empty if none open there. */
    static String words(String latex, int at) {
        int close = at < latex.length() && latex.charAt(at) == '{' ? latex.indexOf('}', at) : -1;
        return close < 0 ? "" : latex.substring(at + 1, close);
    }

    /** Whether the words are what a loss is called, or a function: the reader takes them for a name. */
    static boolean isName(String words) {
        boolean letters = !words.isEmpty() && words.chars().allMatch(c -> isLetter((char) c));
        return letters && (words.chars().filter(Character::isUpperCase).count() > 1 || FUNCTIONS.contains(words));
    }

    private static void foldGroup(List<String> tokens) {
        int size = tokens.size();
        if (size >= 3
                && tokens.get(size - 1).equals("}")
                && tokens.get(size - 3).equals("{")
                && !tokens.get(size - 2).equals("}")) {
            tokens.remove(size - 1);
            tokens.remove(size - 3);
        }
    }

    private static boolean isSpace(String token) {
        return switch (token) {
            case "\\,", "\\;", "\\:", "\\!", "\\ ", "\\left", "\\right", "\\big", "\\Big", "\\bigg", "\\limits", "~" ->
                true;
            default -> false;
        };
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Whether the row holds the part at the place. */
    static boolean holds(List<String> row, int at, List<String> part) {
        return at >= 0
                && at + part.size() <= row.size()
                && row.subList(at, at + part.size()).equals(part);
    }

    /** The place of the first token behind the group, or the single token, that opens at the place. */
    static int behind(List<String> row, int at) {
        if (at >= row.size()) {
            return at;
        }
        String open = row.get(at);
        if (!open.equals("{") && !open.equals("(") && !open.equals("[")) {
            return at + 1;
        }
        int depth = 0;
        for (int i = at; i < row.size(); i++) {
            switch (row.get(i)) {
                case "{", "(", "[" -> depth++;
                case "}", ")", "]" -> depth--;
                default -> {
                    // Neither opens nor closes.
                }
            }
            if (depth == 0) {
                return i + 1;
            }
        }
        return row.size();
    }
}
