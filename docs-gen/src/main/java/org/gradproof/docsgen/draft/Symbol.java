package org.gradproof.docsgen.draft;

import java.util.List;
import java.util.Set;

/**
 * A letter of the document with what belongs to its name.
 *
 * @param name as a given declares it, without the indices that it bears here
 * @param base its tokens, without the indices that it bears
 */
record Symbol(String name, List<String> base) {
    private static final Set<String> FONTS = Set.of(
            "\\tilde",
            "\\hat",
            "\\bar",
            "\\vec",
            "\\dot",
            "\\overline",
            "\\widehat",
            "\\widetilde",
            "\\mathbf",
            "\\mathrm",
            "\\mathit",
            "\\mathsf",
            "\\mathcal",
            "\\mathscr",
            "\\mathbb",
            "\\mathfrak",
            "\\boldsymbol",
            "\\bm",
            "\\operatorname",
            "\\text");
    private static final String INDICES = "ijklmnrst";

    /** The symbol that a message of the reader quotes. */
    static Symbol of(String written) {
        // A derivative is declared by its function.
        String quoted = written.replace("'", "");
        List<String> tokens = Tokens.of(quoted);
        int sub = tokens.indexOf("_");
        boolean indexed = sub >= 0 && isIndices(tokens.subList(sub + 1, Tokens.behind(tokens, sub + 1)));
        List<String> base = indexed ? tokens.subList(0, sub) : tokens;
        int cut = quoted.indexOf('_');
        return new Symbol(indexed ? quoted.substring(0, cut).strip() : quoted, List.copyOf(base));
    }

    /** Whether the subscript is made of indices and numbers alone. */
    static boolean isIndices(List<String> subscript) {
        boolean letter = false;
        for (String token : subscript) {
            boolean index = token.length() == 1 && INDICES.contains(token);
            boolean number = token.length() == 1 && Character.isDigit(token.charAt(0));
            if (!index && !number && !Set.of("{", "}", ",", "+", "-", "\\ell").contains(token)) {
                return false;
            }
            letter |= index || number || token.equals("\\ell");
        }
        return letter;
    }

    /** Whether the symbol's letter stands at the place of the row, and is no part of a longer name. */
    boolean isAt(List<String> row, int at) {
        if (!Tokens.holds(row, at, base)) {
            return false;
        }
        int before = at - 1;
        while (before >= 0 && row.get(before).equals("{")) {
            before--;
        }
        if (before >= 0 && FONTS.contains(row.get(before))) {
            return false;
        }
        int end = at + base.size();
        boolean named = end < row.size()
                && row.get(end).equals("_")
                && !isIndices(row.subList(end + 1, Tokens.behind(row, end + 1)));
        return !named;
    }

    /** Whether the LaTeX has it anywhere. */
    boolean isIn(String latex) {
        List<String> row = Tokens.of(latex);
        for (int at = 0; at < row.size(); at++) {
            if (isAt(row, at)) {
                return true;
            }
        }
        return false;
    }

    /** The place behind the symbol's subscript, for one that is at the place. */
    int behindSubscript(List<String> row, int at) {
        int end = at + base.size();
        return end < row.size() && row.get(end).equals("_") ? Tokens.behind(row, end + 1) : end;
    }

    /** The tokens as LaTeX that a given may have. */
    static String latex(List<String> tokens) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean argument =
                    i > 0 && FONTS.contains(tokens.get(i - 1)) && !token.equals("{") && !FONTS.contains(token);
            if (argument) {
                out.append('{').append(token).append('}');
            } else {
                boolean apart = !out.isEmpty()
                        && Tokens.isLetter(out.charAt(out.length() - 1))
                        && Tokens.isLetter(token.charAt(0))
                        && tokens.get(i - 1).startsWith("\\");
                out.append(apart ? " " : "").append(token);
            }
        }
        return out.toString();
    }
}
