package org.gradproof.docsgen.tex;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the definitions of commands. */
final class Definitions {
    private static final Set<String> NEW = Set.of(
            "newcommand",
            "renewcommand",
            "providecommand",
            "def",
            "gdef",
            "edef",
            "xdef",
            "let",
            "DeclareMathOperator",
            "DeclarePairedDelimiter",
            "DeclareRobustCommand",
            "NewDocumentCommand",
            "RenewDocumentCommand");

    private final TexText text;
    private final Macros macros;
    private int at;

    Definitions(TexText text, Macros macros) {
        this.text = text;
        this.macros = macros;
    }

    static boolean defines(String command) {
        return NEW.contains(command);
    }

    /**
     * Takes in a definition.
     *
     * @param command that makes it
     * @param from the place behind that
     * @param doubtful whether it depends on a condition, so that it is not known to hold
     * @return the place behind the definition
     */
    int read(String command, int from, boolean doubtful) {
        at = from;
        if (at < text.length() && text.at(at) == '*') {
            at++;
        }
        String name = name();
        if (name == null) {
            return at;
        }
        Macro macro = switch (command) {
            case "def", "gdef" -> plain();
            case "let" -> same();
            case "DeclareMathOperator" -> operator(from < text.length() && text.at(from) == '*');
            case "DeclarePairedDelimiter" -> delimiters();
            case "newcommand", "renewcommand", "DeclareRobustCommand" -> latex();
            case "providecommand" -> provided(name);
            default -> {
                skipArguments();
                yield Macro.unreadable("it is defined by \\" + command + "; expected \\newcommand");
            }
        };
        if (doubtful) {
            macro = Macro.unreadable("its definition depends on a condition of TeX; expected one that does not");
        }
        if (command.equals("gdef")) {
            macros.defineGlobally(name, macro);
        } else {
            macros.define(name, macro);
        }
        return at;
    }

    /** The name that is defined, in braces or bare, without its backslash. */
    private @Nullable String name() {
        at = text.skipBlanks(at);
        boolean braced = at < text.length() && text.at(at) == '{';
        int from = braced ? text.skipBlanks(at + 1) : at;
        if (from >= text.length() || text.at(from) != '\\') {
            return null;
        }
        int end = text.commandEnd(from);
        String name = text.between(from + 1, end);
        at = end;
        if (braced) {
            at = text.skipBlanks(at);
            if (at < text.length() && text.at(at) == '}') {
                at++;
            }
        }
        return name;
    }

    /** {@code \def\name#1#2{…}}. */
    private Macro plain() {
        int arguments = 0;
        at = text.skipBlanks(at);
        while (at + 1 < text.length() && text.at(at) == '#' && text.at(at + 1) == (char) ('1' + arguments)) {
            arguments++;
            at = text.skipBlanks(at + 2);
        }
        if (at < text.length() && text.at(at) == '{') {
            String body = group();
            return body == null ? Macro.unreadable("its definition is not closed") : Macro.of(arguments, null, body);
        }
        while (at < text.length() && text.at(at) != '{' && text.at(at) != '\n') {
            at++;
        }
        if (at < text.length() && text.at(at) == '{') {
            group();
        }
        return Macro.unreadable("text stands between the parameters of its \\def; expected \\newcommand");
    }

    /** {@code \let\name=\other}: what the other means now. */
    private Macro same() {
        at = text.skipBlanks(at);
        if (at < text.length() && text.at(at) == '=') {
            at = text.skipBlanks(at + 1);
        }
        if (at >= text.length() || text.at(at) != '\\') {
            return Macro.unreadable("\\let makes it a single sign; expected \\newcommand");
        }
        int end = text.commandEnd(at);
        String other = text.between(at + 1, end);
        at = end;
        Macro macro = macros.find(other);
        return macro == null ? Macro.of(0, null, "\\" + other) : macro;
    }

    private Macro operator(boolean starred) {
        String name = group();
        return name == null
                ? Macro.unreadable("its definition is not closed")
                : Macro.of(0, null, "\\operatorname" + (starred ? "*" : "") + "{" + name + "}");
    }

    private Macro delimiters() {
        String left = group();
        String right = group();
        return left == null || right == null
                ? Macro.unreadable("its definition is not closed")
                : new Macro(1, null, "\\left" + left + " #1 \\right" + right + " ", true, "");
    }

    private Macro latex() {
        int arguments = 0;
        String optional = null;
        String count = brackets();
        if (count != null) {
            if (count.length() != 1 || count.charAt(0) < '0' || count.charAt(0) > '9') {
                skipArguments();
                return Macro.unreadable("\"" + count + "\" is no number of arguments");
            }
            arguments = count.charAt(0) - '0';
            optional = brackets();
        }
        String body = group();
        return body == null
                ? Macro.unreadable("its definition has no body in braces")
                : Macro.of(arguments, optional, body);
    }

    /** Only where nothing has the name; whether LaTeX has it is not known here. */
    private Macro provided(String name) {
        Macro provided = latex();
        Macro before = macros.find(name);
        return before != null
                ? before
                : provided.fault().isEmpty()
                        ? Macro.unreadable("\\providecommand leaves open whether its definition holds; expected \\n"
                                + "ewcommand or \\r"
                                + "enewcommand")
                        : provided;
    }

    private void skipArguments() {
        String optional = brackets();
        while (optional != null) {
            optional = brackets();
        }
        at = text.skipBlanks(at);
        while (at < text.length() && text.at(at) == '{' && group() != null) {
            at = text.skipBlanks(at);
        }
    }

    private @Nullable String group() {
        at = text.skipBlanks(at);
        int close = at < text.length() && text.at(at) == '{' ? text.closing(at) : -1;
        if (close < 0) {
            return null;
        }
        String body = withoutComments(text.between(at + 1, close));
        at = close + 1;
        return body;
    }

    private @Nullable String brackets() {
        int open = text.skipBlanks(at);
        int close = open < text.length() && text.at(open) == '[' ? text.findInLine(']', open) : -1;
        if (close < 0) {
            return null;
        }
        String inner = text.between(open + 1, close);
        at = close + 1;
        return inner;
    }

    private static String withoutComments(String body) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < body.length(); at++) {
            char c = body.charAt(at);
            if (c == '%') {
                int end = body.indexOf('\n', at);
                at = end < 0 ? body.length() : end;
            } else {
                out.append(c == '\n' ? ' ' : c);
                if (c == '\\' && at + 1 < body.length()) {
                    out.append(body.charAt(++at));
                }
            }
        }
        return out.toString();
    }
}
