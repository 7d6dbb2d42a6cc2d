package org.gradproof.docsgen.asciidoc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of a block attribute line, {@code latexmath#id.derivation,where="a, b"}, read by Asciidoctor's rules:
 * a quoted value ends at the first quote without a backslash before it, an unquoted one at the next comma.
 *
 * @param positional by position, from the first; empty where the position holds a named one
 * @param named in their order
 */
record AttributeList(List<String> positional, Map<String, String> named) {
    AttributeList {
        positional = List.copyOf(positional);
        named = Map.copyOf(named);
    }

    static AttributeList parse(String text) {
        return new Scanner(text).all();
    }

    private static final class Scanner {
        private final String text;
        private int at;
        private final List<String> positional = new ArrayList<>();
        private final Map<String, String> named = new LinkedHashMap<>();

        Scanner(String text) {
            this.text = text;
        }

        AttributeList all() {
            do {
                one();
                skipBlank();
            } while (at < text.length() && text.charAt(at++) == ',');
            return new AttributeList(positional, named);
        }

        private void one() {
            skipBlank();
            int start = at;
            if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                positional.add(quoted(text.charAt(at)));
                return;
            }
            String name = name();
            skipBlank();
            if (!name.isEmpty() && at < text.length() && text.charAt(at) == '=') {
                at++;
                skipBlank();
                boolean quote = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
                String value = quote ? quoted(text.charAt(at)) : toDelimiter();
                if (quote || !value.equals("None")) {
                    named.put(name, value);
                }
                positional.add("");
            } else {
                at = start;
                positional.add(toDelimiter());
            }
        }

        private String name() {
            int start = at;
            while (at < text.length() && isNamePart(text.charAt(at), at == start)) {
                at++;
            }
            return text.substring(start, at);
        }

        private static boolean isNamePart(char c, boolean first) {
            return Character.isLetterOrDigit(c) || c == '_' || (!first && (c == '-' || c == '.'));
        }

        private String quoted(char quote) {
            int open = at++;
            for (int end = at; end < text.length(); end++) {
                if (text.charAt(end) == quote && (end == at || text.charAt(end - 1) != '\\')) {
                    String value = text.substring(at, end);
                    at = end + 1;
                    return value.replace("\\" + quote, String.valueOf(quote));
                }
            }
            at = open;
            return toDelimiter();
        }

        private String toDelimiter() {
            int end = text.indexOf(',', at);
            if (end < 0) {
                end = text.length();
            }
            String value = text.substring(at, end).strip();
            at = end;
            return value;
        }

        private void skipBlank() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }
    }
}
