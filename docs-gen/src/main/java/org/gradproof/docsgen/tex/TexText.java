package org.gradproof.docsgen.tex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A LaTeX document as one text, with the place of each character. */
final class TexText {
    private final String text;
    private final int[] starts;
    private final int[] closing;
    /** By sign the stretch of a line that was searched for it in vain. */
    private final Map<Character, int[]> missingInLine = new HashMap<>();

    TexText(List<String> lines) {
        text = String.join("\n", lines) + "\n";
        List<Integer> found = new ArrayList<>(List.of(0));
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\n') {
                found.add(at + 1);
            }
        }
        closing = closing(text);
        starts = found.stream().mapToInt(Integer::intValue).toArray();
    }

    int length() {
        return text.length();
    }

    char at(int place) {
        return text.charAt(place);
    }

    boolean has(String words, int place) {
        return text.startsWith(words, place);
    }

    String between(int from, int to) {
        return text.substring(from, to);
    }

    int find(String words, int from) {
        return text.indexOf(words, from);
    }

    /** The place of the sign on the rest of the line, or -1. */
    int findInLine(char sign, int from) {
        int[] missing = missingInLine.getOrDefault(sign, new int[] {0, 0});
        if (missing[0] <= from && from < missing[1]) {
            return -1;
        }
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n') {
            if (text.charAt(at) == sign) {
                return at;
            }
            at++;
        }
        missingInLine.put(sign, new int[] {from, at});
        return -1;
    }

    /** The line of the place, from 1. */
    int line(int place) {
        int low = 0;
        int high = starts.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= place) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + 1;
    }

    /** The column of the place, from 1. */
    int column(int place) {
        return place - starts[line(place) - 1] + 1;
    }

    /** The place of the end of the line that holds the place: of its line feed. */
    int lineEnd(int place) {
        int end = text.indexOf('\n', place);
        return end < 0 ? text.length() : end;
    }

    /** The place behind the command whose backslash is at the place. */
    int commandEnd(int place) {
        int end = place + 1;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        return end == place + 1 ? Math.min(text.length(), place + 2) : end;
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '@';
    }

    /** The next place that holds no blank, within the paragraph: an empty line ends it. */
    int skipBlanks(int from) {
        int at = from;
        boolean newLine = false;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            if (text.charAt(at) == '\n') {
                if (newLine) {
                    return at;
                }
                newLine = true;
            }
            at++;
        }
        return at;
    }

    /** The place of the brace that closes the one at the place, or -1; comments and escaped braces are none. */
    int closing(int open) {
        return closing[open] - 1;
    }

    /** By place of an opening brace one more than that of the one that closes it; 0 elsewhere. */
    private static int[] closing(String text) {
        int[] closing = new int[text.length()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '%') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == '{') {
                open.push(at);
            } else if (c == '}' && !open.isEmpty()) {
                closing[open.pop()] = at + 1;
            }
        }
        return closing;
    }
}
