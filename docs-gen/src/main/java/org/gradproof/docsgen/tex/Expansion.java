package org.gradproof.docsgen.tex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.source.SourceLine;
import org.jspecify.annotations.Nullable;

/**
 * Display math with the document's own commands replaced by what they stand for, its comments taken out. What a command
 * stands for has the place of the call. The whole is bounded: commands that call each other can grow without end.
 */
final class Expansion {
    /** More than any formula that a person wrote comes to. */
    private static final int MOST_CHARACTERS = 100_000;

    private static final int MOST_CALLS = 10_000;

    /** Characters that wait to be read, and the place of all of them; -1 where each has its own. */
    private static final class Input {
        private final String characters;
        private final int place;
        private int at;
        private final int base;

        Input(String characters, int place, int base) {
            this.characters = characters;
            this.place = place;
            this.base = base;
        }

        int placeOf(int index) {
            return place < 0 ? base + index : place;
        }
    }

    private final TexText text;
    private final Macros macros;
    private final List<SourceError> errors;
    private final Deque<Input> inputs = new ArrayDeque<>();
    private final StringBuilder out = new StringBuilder();
    private final List<Integer> places = new ArrayList<>();
    private int written;
    private int calls;

    Expansion(TexText text, Macros macros, List<SourceError> errors) {
        this.text = text;
        this.macros = macros;
        this.errors = errors;
    }

    /** The lines of what stands between the places; null where it cannot be expanded, which is reported. */
    @Nullable
    List<SourceLine> lines(int from, int to) {
        inputs.push(new Input(text.between(from, to), -1, from));
        while (!inputs.isEmpty()) {
            Input input = inputs.peek();
            if (input.at >= input.characters.length()) {
                inputs.pop();
            } else if (!next(input)) {
                return null;
            }
        }
        return split();
    }

    private boolean next(Input input) {
        char c = input.characters.charAt(input.at);
        if (c == '%' && input.place < 0) {
            // A comment takes its line's end with it, and what opens the next line is set off by nothing.
            int end = input.characters.indexOf('\n', input.at);
            input.at = end < 0 ? input.characters.length() : end;
            return true;
        }
        if (c != '\\') {
            write(c, input.placeOf(input.at++));
            return true;
        }
        int start = input.at;
        String name = command(input);
        int place = input.placeOf(start);
        Macro macro = macros.find(name);
        if (macro == null) {
            for (int i = start; i < input.at; i++) {
                write(input.characters.charAt(i), input.placeOf(i));
            }
            return true;
        }
        if (!macro.fault().isEmpty()) {
            return refuse(place, "unreadable-macro", "\"\\" + name + "\" cannot be expanded: " + macro.fault());
        }
        List<String> arguments = arguments(name, macro, place);
        if (arguments == null) {
            return false;
        }
        String body = filled(macro.body(), arguments);
        if (!body.isEmpty() && TexText.isLetter(body.charAt(0)) && endsInCommand(out)) {
            write(' ', place);
        }
        if (endsInCommand(body)) {
            body += " ";
        }
        calls++;
        written += body.length();
        if (calls > MOST_CALLS || written > MOST_CHARACTERS) {
            return refuse(
                    place,
                    "macro-limit",
                    "\"\\" + name + "\" and what it calls come to more than " + MOST_CHARACTERS
                            + " characters; expected commands that end");
        }
        inputs.push(new Input(body, place, 0));
        return true;
    }

    /** Reads the name of the command at the input's place. */
    private static String command(Input input) {
        int from = input.at + 1;
        int end = from;
        while (end < input.characters.length() && TexText.isLetter(input.characters.charAt(end))) {
            end++;
        }
        if (end == from) {
            end = Math.min(input.characters.length(), from + 1);
        }
        input.at = end;
        return input.characters.substring(from, end);
    }

    private @Nullable List<String> arguments(String name, Macro macro, int place) {
        List<String> arguments = new ArrayList<>();
        if (macro.starred() && peek() == '*') {
            take();
        }
        int wanted = macro.arguments();
        if (macro.optional() != null && wanted > 0) {
            String optional = peek() == '[' ? until(']') : macro.optional();
            if (optional == null) {
                refuse(place, "macro-argument", "\"\\" + name + "\" opens \"[\", which nothing closes");
                return null;
            }
            arguments.add(optional);
        }
        while (arguments.size() < wanted) {
            String argument = argument();
            if (argument == null) {
                refuse(
                        place,
                        "macro-argument",
                        "\"\\" + name + "\" takes " + wanted + (wanted == 1 ? " argument" : " arguments")
                                + ", and this call has fewer");
                return null;
            }
            arguments.add(argument);
        }
        return arguments;
    }

    /** The next character that is no blank, where a macro looks for its arguments; 0 at the end. */
    private char peek() {
        while (!inputs.isEmpty()) {
            Input input = inputs.peek();
            while (input.at < input.characters.length()) {
                char c = input.characters.charAt(input.at);
                if (c == '%' && input.place < 0) {
                    int end = input.characters.indexOf('\n', input.at);
                    input.at = end < 0 ? input.characters.length() : end;
                } else if (!Character.isWhitespace(c)) {
                    return c;
                } else {
                    input.at++;
                }
            }
            if (inputs.size() == 1) {
                return 0;
            }
            inputs.pop();
        }
        return 0;
    }

    private char take() {
        Input input = inputs.element();
        return input.characters.charAt(input.at++);
    }

    private @Nullable String until(char close) {
        StringBuilder argument = new StringBuilder();
        take();
        int depth = 0;
        Input input = inputs.element();
        while (input.at < input.characters.length()) {
            char c = take();
            if (c == close && depth == 0) {
                return argument.toString();
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            argument.append(c == '\n' ? ' ' : c);
        }
        return null;
    }

    private @Nullable String argument() {
        char c = peek();
        if (c == 0 || c == '}') {
            return null;
        }
        Input input = inputs.element();
        if (c == '\\') {
            return "\\" + command(input);
        }
        take();
        if (c != '{') {
            return String.valueOf(c);
        }
        StringBuilder argument = new StringBuilder();
        int depth = 1;
        while (input.at < input.characters.length()) {
            char next = take();
            if (next == '\\' && input.at < input.characters.length()) {
                argument.append(next).append(take());
                continue;
            }
            if (next == '%' && input.place < 0) {
                int end = input.characters.indexOf('\n', input.at);
                input.at = end < 0 ? input.characters.length() : end;
                continue;
            }
            depth += next == '{' ? 1 : next == '}' ? -1 : 0;
            if (depth == 0) {
                return argument.toString();
            }
            argument.append(next == '\n' ? ' ' : next);
        }
        return null;
    }

    /** The body with its arguments. */
    private static String filled(String body, List<String> arguments) {
        StringBuilder filled = new StringBuilder();
        boolean behindArgument = false;
        for (int at = 0; at < body.length(); at++) {
            char c = body.charAt(at);
            int number = c == '#' && at + 1 < body.length() ? body.charAt(at + 1) - '1' : -1;
            if (number >= 0 && number < arguments.size()) {
                keepApart(filled, arguments.get(number));
                filled.append(arguments.get(number));
                behindArgument = true;
                at++;
                continue;
            }
            if (behindArgument) {
                keepApart(filled, String.valueOf(c));
                behindArgument = false;
            }
            filled.append(c);
            if (c == '\\' && at + 1 < body.length()) {
                filled.append(body.charAt(++at));
            }
        }
        return filled.toString();
    }

    /** TeX keeps a command apart from a letter that an expansion brings behind it; in a text a blank does. */
    private static void keepApart(StringBuilder before, String behind) {
        if (!behind.isEmpty() && TexText.isLetter(behind.charAt(0)) && endsInCommand(before)) {
            before.append(' ');
        }
    }

    private static boolean endsInCommand(CharSequence latex) {
        int at = latex.length();
        while (at > 0 && TexText.isLetter(latex.charAt(at - 1))) {
            at--;
        }
        int slashes = 0;
        while (at - slashes > 0 && latex.charAt(at - slashes - 1) == '\\') {
            slashes++;
        }
        return at < latex.length() && slashes % 2 == 1;
    }

    private void write(char c, int place) {
        out.append(c);
        places.add(place);
    }

    private boolean refuse(int place, String kind, String message) {
        errors.add(new SourceError(text.line(place), text.column(place), kind, message));
        return false;
    }

    /** What was written, cut into the lines of the file, without the blanks around each. */
    private List<SourceLine> split() {
        List<SourceLine> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < out.length(); at++) {
            boolean last = at + 1 == out.length();
            if (out.charAt(at) == '\n' || last || text.line(places.get(at + 1)) != text.line(places.get(from))) {
                add(from, out.charAt(at) == '\n' ? at : at + 1, lines);
                from = at + 1;
            }
        }
        return lines;
    }

    private void add(int first, int end, List<SourceLine> lines) {
        int from = first;
        int to = end;
        while (from < to && Character.isWhitespace(out.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(out.charAt(to - 1))) {
            to--;
        }
        if (from == to) {
            return;
        }
        int line = text.line(places.get(from));
        List<Integer> columns = new ArrayList<>();
        boolean asWritten = true;
        for (int at = from; at < to; at++) {
            columns.add(text.column(places.get(at)));
            asWritten &= columns.get(at - from) == columns.get(0) + at - from;
        }
        lines.add(new SourceLine(line, columns.get(0), out.substring(from, to), asWritten ? List.of() : columns));
    }
}
