package org.gradproof.docsgen.draft;

import java.util.ArrayList;
import java.util.List;

/**
 * LaTeX as a row of commands and signs without its spaces, in which a group of one sign is that sign: {@code z_{i}} and
 * {@code z_i} are the same row. It serves to guess; what a formula means only the reader knows.
 */
final class Tokens {
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
            if (!Character.isWhitespace(c) && !isSpace(token)) {
                tokens.add(token);
                foldGroup(tokens);
            }
            at = end;
        }
        return tokens;
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
