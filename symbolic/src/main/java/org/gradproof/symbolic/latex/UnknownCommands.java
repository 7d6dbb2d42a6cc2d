package org.gradproof.symbolic.latex;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What to write instead of well-known commands that the language does not have. */
final class UnknownCommands {
    private static final Map<String, String> INSTEAD = new HashMap<>();

    static {
        put("the two formulas apart, each in a derivation of its own", "\\pm", "\\mp");
        put("=, <, \\le, >, \\ge or \\neq; an approximation has no truth to check", "\\gg", "\\ll");
        put("= for values that are equal, := in a definition", "\\doteq");
        put("=, <, \\le, >, \\ge or \\neq, with the sides exchanged", "\\nless", "\\ngtr", "\\nleq", "\\ngeq");
        put("a condition behind the line, as in \\quad \\text{for } x > 0", "\\exists");
        put(
                "\\lim, or a formula without limits superior and inferior, which the language does not have",
                "\\limsup",
                "\\liminf");
        put("\\max or \\min over an index", "\\sup", "\\inf");
        put("\\max or \\min; the place of an extremum is no number here", "\\arg");
        put("\\frac{a}{b} or a/b", "\\div", "\\over");
        put("sums of components, as \\sum_{i=1}^{n} x_i y_i", "\\oplus");
        put("a remainder as n - m \\lfloor n/m \\rfloor", "\\bmod", "\\mod", "\\pmod");
        put(
                "a condition such as i \\neq k, or a set with a given of its own",
                "\\notin",
                "\\cap",
                "\\cup",
                "\\setminus",
                "\\emptyset",
                "\\varnothing");
        put("\\implies or =", "\\xrightarrow");
        put("components and their derivatives, as \\frac{\\partial L}{\\partial x_i}", "\\det");
        put("\\quad", "\\enspace", "\\enskip");
    }

    private UnknownCommands() {}

    private static void put(String expected, String... commands) {
        List.of(commands).forEach(command -> INSTEAD.put(command, expected));
    }

    /** What was expected in place of the command. */
    static String expected(String command) {
        return INSTEAD.getOrDefault(command, "one of the language's commands, or \\operatorname{…} for a name");
    }
}
