package org.gradproof.docsgen.outline;

import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.source.SourceLine;

/** Tells the display blocks that claim something from those that only show something. */
final class Chains {
    private static final Set<String> ARROWS = Set.of(
            "implies",
            "Rightarrow",
            "Longrightarrow",
            "iff",
            "Leftrightarrow",
            "Longleftrightarrow",
            "therefore",
            "Leftarrow",
            "impliedby",
            "because");
    private static final Set<String> RELATIONS =
            Set.of("le", "leq", "leqslant", "leqq", "ge", "geq", "geqslant", "geqq", "ne", "neq", "lt", "gt", "eq");

    private static final Set<String> LAYOUT =
            Set.of("begin", "end", "quad", "qquad", "displaystyle", "hspace", "nonumber", "notag");

    private Chains() {}

    /**
     * Whether the LaTeX holds a relation that is neither in an argument (a sum's {@code _{i=1}}), nor in brackets
     * ({@code P(y = 1)}), nor in cases, nor a definition ({@code :=}).
     */
    static boolean holdsChain(List<SourceLine> lines) {
        StringBuilder latex = new StringBuilder();
        lines.forEach(line -> latex.append(line.text()).append('\n'));
        return new Scan(latex.toString()).findsRelation();
    }

    /** Whether the LaTeX opens with a relation, layout aside: it goes on from a side that stands before it. */
    static boolean opensWithRelation(List<SourceLine> lines) {
        StringBuilder latex = new StringBuilder();
        lines.forEach(line -> latex.append(line.text()).append('\n'));
        return new Scan(latex.toString()).opensWithRelation();
    }

    private static final class Scan {
        private final String text;
        private int at;
        private int braces;
        private int brackets;
        private int cases;

        Scan(String text) {
            this.text = text;
        }

        boolean findsRelation() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\\') {
                    if (relation(command()) && open()) {
                        return true;
                    }
                    continue;
                }
                at++;
                switch (c) {
                    case '{' -> braces++;
                    case '}' -> braces--;
                    case '(', '[' -> brackets++;
                    case ')', ']' -> brackets = Math.max(0, brackets - 1);
                    case ':' -> {
                        if (at < text.length() && text.charAt(at) == '=') {
                            at++;
                        }
                    }
                    case '=', '<', '>' -> {
                        if (open()) {
                            return true;
                        }
                    }
                    default -> {
                        // Anything else neither nests nor relates.
                    }
                }
            }
            return false;
        }

        boolean opensWithRelation() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\\') {
                    String command = command();
                    if (command.equals("label") || command.equals("tag")) {
                        int close = text.indexOf('}', at);
                        at = close < 0 ? text.length() : close + 1;
                    } else if (!command.isEmpty() && !LAYOUT.contains(command)) {
                        return relation(command) || ARROWS.contains(command);
                    }
                } else if (Character.isWhitespace(c) || c == '&' || c == '{' || c == '}') {
                    at++;
                } else {
                    return c == '=' || c == '<' || c == '>';
                }
            }
            return false;
        }

        private boolean open() {
            return braces <= 0 && brackets == 0 && cases == 0;
        }

        private static boolean relation(String command) {
            return RELATIONS.contains(command);
        }

        /** Reads a command, and the name of an environment that it opens or closes; a new line closes all brackets. */
        private String command() {
            int start = ++at;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            if (at == start) {
                if (at < text.length() && text.charAt(at) == '\\') {
                    brackets = 0;
                    skipSpacing();
                }
                at++;
                return "";
            }
            String command = text.substring(start, at);
            if (command.equals("begin") || command.equals("end")) {
                int close = text.indexOf('}', at);
                if (at < text.length() && text.charAt(at) == '{' && close > 0) {
                    if (text.substring(at + 1, close).contains("cases")) {
                        cases += command.equals("begin") ? 1 : -1;
                    }
                    at = close + 1;
                }
            } else if (command.equals("colon") || command.equals("coloneqq")) {
                skipEquals();
            }
            return command;
        }

        private void skipSpacing() {
            int next = at + 1;
            if (next < text.length() && text.charAt(next) == '[') {
                int close = text.indexOf(']', next);
                if (close > 0) {
                    at = close;
                }
            }
        }

        private void skipEquals() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '=') {
                at++;
            }
        }
    }
}
