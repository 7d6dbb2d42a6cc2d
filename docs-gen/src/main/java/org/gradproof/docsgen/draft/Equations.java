package org.gradproof.docsgen.draft;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.source.SourceLine;

/** The sides of a block's equations, as text. */
final class Equations {
    /** One side and the next, between which stands an equals sign. */
    record Equation(String left, String right) {}

    private final List<Equation> found = new ArrayList<>();
    private final StringBuilder side = new StringBuilder();
    private String before = "";
    private boolean equal;

    private Equations() {}

    /** The equations of the block, one behind the other. */
    static List<Equation> of(List<SourceLine> lines) {
        StringBuilder latex = new StringBuilder();
        lines.forEach(line -> latex.append(line.text()).append(' '));
        Equations equations = new Equations();
        equations.read(latex.toString());
        return equations.found;
    }

    private void read(String latex) {
        int depth = 0;
        int at = 0;
        while (at < latex.length()) {
            char c = latex.charAt(at);
            int end = at + 1;
            if (c == '\\') {
                while (end < latex.length() && Tokens.isLetter(latex.charAt(end))) {
                    end++;
                }
                end = end == at + 1 ? Math.min(latex.length(), at + 2) : end;
            }
            String token = latex.substring(at, end);
            at = end;
            if (token.equals("\\begin") && latex.startsWith("{cases}", at)) {
                // Relations and rows in it are its own.
                int close = latex.indexOf("\\end{cases}", at);
                int behind = close < 0 ? latex.length() : close + "\\end{cases}".length();
                side.append(latex, at - token.length(), behind);
                at = behind;
                continue;
            }
            switch (token) {
                case "\\begin", "\\end", "\\label", "\\tag" -> at = behindArgument(latex, at);
                case "\\text" -> {
                    String words = Tokens.words(latex, at);
                    boolean script = side.toString().stripTrailing().endsWith("_")
                            || side.toString().endsWith("{");
                    if (script || Tokens.isName(words)) {
                        side.append(script ? token : "\\mathrm");
                    } else {
                        side.append(' ');
                        at = behindArgument(latex, at);
                    }
                }
                case "&", "\\nonumber", "\\notag", "\\quad", "\\qquad" -> side.append(' ');
                case "\\\\" -> {
                    at = behindSpacing(latex, at);
                    depth = 0;
                    row(latex, at);
                }
                case "=" -> relation(depth, token, true);
                case "<", ">", "\\le", "\\leq", "\\ge", "\\geq", "\\ne", "\\neq", "\\approx", "\\propto", "\\implies" ->
                    relation(depth, token, false);
                default -> {
                    depth += switch (token) {
                        case "{", "(", "[", "\\{" -> 1;
                        case "}", ")", "]", "\\}" -> -1;
                        default -> 0;
                    };
                    side.append(token);
                }
            }
        }
        close();
    }

    /** A new line goes on where it opens with a relation; otherwise what was is complete. */
    private void row(String latex, int from) {
        int at = from;
        while (at < latex.length() && (Character.isWhitespace(latex.charAt(at)) || latex.charAt(at) == '&')) {
            at++;
        }
        boolean goesOn = at < latex.length() && (latex.charAt(at) == '=' || (latex.charAt(at) == '\\' && at > from));
        if (!goesOn) {
            close();
            before = "";
            equal = false;
        }
    }

    private void relation(int depth, String token, boolean isEqual) {
        if (depth != 0) {
            side.append(token);
            return;
        }
        boolean defines = isEqual && side.toString().stripTrailing().endsWith(":");
        close();
        equal = isEqual && !defines;
    }

    private void close() {
        String text = trimmed(side.toString());
        side.setLength(0);
        if (equal && !before.isEmpty() && !text.isEmpty()) {
            found.add(new Equation(before, text));
        }
        before = text;
        equal = false;
    }

    private static String trimmed(String text) {
        String bare = text.strip();
        while (bare.endsWith(".") || bare.endsWith(",") || bare.endsWith(";") || bare.endsWith("\\;")) {
            bare = bare.substring(0, bare.length() - (bare.endsWith("\\;") ? 2 : 1))
                    .strip();
        }
        return bare.replaceAll("\\s+", " ");
    }

    private static int behindArgument(String latex, int at) {
        int close = at < latex.length() && latex.charAt(at) == '{' ? latex.indexOf('}', at) : -1;
        return close < 0 ? at : close + 1;
    }

    private static int behindSpacing(String latex, int at) {
        int close = at < latex.length() && latex.charAt(at) == '[' ? latex.indexOf(']', at) : -1;
        return close < 0 ? at : close + 1;
    }
}
