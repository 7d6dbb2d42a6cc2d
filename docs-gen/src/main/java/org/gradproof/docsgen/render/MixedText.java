package org.gradproof.docsgen.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words with LaTeX among them and nothing to tell them apart, as reasons and messages have them:
 * {@code definition of \tilde{y}}, {@code splits off i = k}. A word with a backslash, a brace, a subscript or a
 * power is LaTeX; so are the operators, numbers and single letters next to it or to an operator. What messages quote
 * from a document, {@code "\sum_{i=1}^{n}"}, is LaTeX without its quotes if it looks so, or is one letter.
 */
final class MixedText {
    /** A stretch of words, or of LaTeX. */
    record Part(String text, boolean math) {}

    private enum Kind {
        WORD,
        /** LaTeX if it stands by LaTeX: a letter, a number, a bracket. */
        WEAK,
        /** Makes what stands around it LaTeX: a relation or an operator. */
        OPERATOR,
        LATEX
    }

    private static final Pattern LATEX = Pattern.compile(".*[\\\\_^{}].*", Pattern.DOTALL);
    /** What is longer quotes something that nobody reads as mathematics. */
    private static final int LONGEST = 5_000;

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*[\\\\_^{}][^\"]*|[A-Za-z]'*)\"");
    private static final Pattern OPERATOR = Pattern.compile("[=<>+*/≤≥≠∈−-]|:=|<=|>=");
    private static final Pattern WEAK =
            Pattern.compile("[(\\[|]*-?(?:[A-Za-z]'*|[0-9.]+)(?:[+*/=-](?:[A-Za-z]|[0-9.]++))*+[)\\]|,;]*");

    private MixedText() {}

    static List<Part> parts(String text) {
        if (text.length() > LONGEST) {
            return List.of(new Part(text, false));
        }
        List<Part> parts = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        int at = 0;
        while (quoted.find()) {
            parts.addAll(unquoted(text.substring(at, quoted.start())));
            parts.add(new Part(quoted.group(1), true));
            at = quoted.end();
        }
        parts.addAll(unquoted(text.substring(at)));
        return parts;
    }

    /** The parts of a text that quotes nothing; blanks at its ends are kept. */
    private static List<Part> unquoted(String text) {
        List<Part> parts = new ArrayList<>();
        if (text.isBlank()) {
            return text.isEmpty() ? parts : List.of(new Part(text, false));
        }
        if (Character.isWhitespace(text.charAt(0))) {
            parts.add(new Part(" ", false));
        }
        parts.addAll(words(text.strip()));
        if (Character.isWhitespace(text.charAt(text.length() - 1))) {
            parts.add(new Part(" ", false));
        }
        return parts;
    }

    private static List<Part> words(String text) {
        List<Part> parts = new ArrayList<>();
        String[] pieces = text.split("\\$", -1);
        if (pieces.length % 2 == 1 && pieces.length > 1) {
            for (int i = 0; i < pieces.length; i++) {
                if (!pieces[i].isEmpty()) {
                    parts.add(new Part(pieces[i], i % 2 == 1));
                }
            }
            return parts;
        }
        List<String> tokens = tokens(text);
        List<Kind> kinds = tokens.stream().map(MixedText::kind).toList();
        int at = 0;
        while (at < tokens.size()) {
            int end = at;
            boolean math = false;
            boolean operator = false;
            while (end < tokens.size() && kinds.get(end) != Kind.WORD) {
                math |= kinds.get(end) == Kind.LATEX;
                operator |= kinds.get(end) == Kind.OPERATOR;
                end++;
            }
            boolean lone = end - at == 1 && !math;
            if (end > at && (math || (operator && !lone))) {
                add(parts, String.join(" ", tokens.subList(at, end)), true);
                at = end;
            } else {
                end = Math.max(end, at + 1);
                add(parts, String.join(" ", tokens.subList(at, end)), false);
                at = end;
            }
        }
        return parts;
    }

    private static void add(List<Part> parts, String text, boolean math) {
        if (parts.isEmpty()) {
            addTrimmed(parts, text, math);
            return;
        }
        Part last = parts.get(parts.size() - 1);
        if (!math && !last.math()) {
            parts.set(parts.size() - 1, new Part(last.text() + " " + text, false));
        } else if (!math) {
            parts.add(new Part((last.math() ? " " : "") + text, false));
        } else {
            parts.set(parts.size() - 1, new Part(last.text() + " ", false));
            addTrimmed(parts, text, true);
        }
    }

    /** Punctuation at the end of LaTeX belongs to the sentence. */
    private static void addTrimmed(List<Part> parts, String text, boolean math) {
        int end = text.length();
        while (math && end > 1 && ",;:.".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        parts.add(new Part(text.substring(0, end), math));
        if (end < text.length()) {
            parts.add(new Part(text.substring(end), false));
        }
    }

    private static Kind kind(String token) {
        if (LATEX.matcher(token).matches()) {
            return Kind.LATEX;
        }
        if (OPERATOR.matcher(token).matches()) {
            return Kind.OPERATOR;
        }
        return WEAK.matcher(token).matches() ? Kind.WEAK : Kind.WORD;
    }

    /** The text at its blanks, but for those within braces or brackets that a token with LaTeX has opened. */
    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean latex = token.indexOf("\\") >= 0 || token.indexOf("_") >= 0 || token.indexOf("{") >= 0;
            depth += "{".indexOf(c) >= 0 || (latex && "([".indexOf(c) >= 0) ? 1 : 0;
            depth -= depth > 0 && ("}".indexOf(c) >= 0 || (latex && ")]".indexOf(c) >= 0)) ? 1 : 0;
            if (c == ' ' && depth == 0) {
                if (token.length() > 0) {
                    tokens.add(token.toString());
                    token.setLength(0);
                }
            } else {
                token.append(c);
            }
        }
        if (token.length() > 0) {
            tokens.add(token.toString());
        }
        return tokens;
    }
}
