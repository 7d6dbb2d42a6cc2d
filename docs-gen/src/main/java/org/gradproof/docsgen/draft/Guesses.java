package org.gradproof.docsgen.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.docsgen.draft.Equations.Equation;
import org.gradproof.symbolic.source.SourceLine;

/** What a symbol of a part of the document is likely to be, by how the part's display math uses it. */
final class Guesses {
    private static final String REAL = "\\mathbb{R}";
    private static final String POSITIVE = "\\mathbb{R}_{>0}";
    private static final Set<String> LOGS = Set.of("\\log", "\\ln");
    private static final Set<String> OF_FUNCTIONS = Set.of(
            "f",
            "g",
            "h",
            "u",
            "v",
            "p",
            "q",
            "F",
            "G",
            "H",
            "J",
            "L",
            "P",
            "Q",
            "\\ell",
            "\\phi",
            "\\psi",
            "\\sigma",
            "\\Phi",
            "\\mathcal",
            "\\mathscr");

    /** What a bracket behind it multiplies as often as it is an argument. */
    private static final Set<String> OF_FACTORS = Set.of("h", "p", "q", "u", "v");

    /** The most tokens between a sum's sign and the first factor of what it sums. */
    private static final int HEAD_OF_SUM = 12;

    private final Part part;
    private final List<Part> earlier;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Equation> equations = new ArrayList<>();
    private final Indices indices;

    Guesses(Part part, List<Part> earlier) {
        this.part = part;
        this.earlier = earlier;
        for (Part.Block block : part.blocks()) {
            StringBuilder latex = new StringBuilder();
            for (SourceLine line : block.display().lines()) {
                latex.append(line.text()).append('\n');
            }
            rows.add(Tokens.of(latex.toString()));
            equations.addAll(Equations.of(block.display().lines()));
        }
        indices = new Indices(rows);
    }

    /** Lines of givens, the likeliest first. None for what an equation states and no definition can be. */
    List<List<String>> of(Symbol symbol) {
        Set<List<String>> guesses = new LinkedHashSet<>();
        word(symbol, guesses);
        List<Equation> stated = Statements.of(symbol, equations);
        if (stated.size() == 1 && Statements.isDefinition(symbol, stated.get(0))) {
            ofAnyArgument(symbol, stated.get(0), guesses);
            guesses.add(List.of(line(stated.get(0))));
        }
        for (int i = earlier.size() - 1; i >= 0; i--) {
            List<String> lines = earlier.get(i).givens().get(symbol.name());
            if (lines != null && fits(symbol, lines)) {
                guesses.add(lines);
            }
        }
        if (!stated.isEmpty()) {
            // A letter that could be anything is no side of an equation that could hold.
            return List.copyOf(guesses);
        }
        dependence(symbol, guesses);
        if (indices.isEnd(symbol)) {
            guesses.add(List.of(symbol.name() + " \\in \\mathbb{N}"));
        }
        if (indices.isCount(symbol)) {
            guesses.add(List.of(symbol.name() + " \\in \\mathbb{N}_0"));
        }
        function(symbol, guesses);
        if (weighs(symbol)) {
            String size = indices.sizes(symbol).get(0);
            guesses.add(List.of(symbol.name() + " \\in \\Delta^{" + size + "-1}"));
        }
        for (List<String> sizes : indices.shapes(symbol)) {
            guesses.add(List.of(symbol.name() + " \\in " + domain(symbol) + "^"
                    + (sizes.size() == 1 ? braced(sizes.get(0)) : "{" + String.join(" \\times ", sizes) + "}")));
        }
        if (indices.isIndex(symbol)) {
            guesses.add(List.of("n \\in \\mathbb{N}", symbol.name() + " \\in \\{1, \\ldots, n\\}"));
        }
        guesses.add(List.of(symbol.name() + " \\in " + domain(symbol)));
        guesses.add(List.of(symbol.name() + " \\in " + REAL));
        return List.copyOf(guesses);
    }

    /** Several letters in a row that an equation defines are one name: {@code KL(p, q) = …}. */
    private void word(Symbol symbol, Set<List<String>> guesses) {
        for (Equation equation : equations) {
            String left = equation.left();
            int end = 0;
            while (end < left.length() && Tokens.isLetter(left.charAt(end))) {
                end++;
            }
            boolean word = end > 1 && (end == left.length() || left.charAt(end) == '(' || left.charAt(end) == '_');
            if (word && left.substring(0, end).contains(symbol.name())) {
                guesses.add(List.of(line(equation)));
                return;
            }
        }
    }

    /** Whether the part's blocks state different things of the symbol, or give it other indices each. */
    boolean differs(Symbol symbol) {
        return Statements.of(symbol, equations).size() > 1 || indices.shapes(symbol).size() > 1;
    }

    /** Whether a block of the part states what the symbol is, so that one that does not cannot tell which is meant. */
    boolean isStated(Symbol symbol) {
        return !Statements.of(symbol, equations).isEmpty();
    }

    /** A function of one letter that stands with other arguments too, or with a prime, is defined for any of them. */
    private void ofAnyArgument(Symbol symbol, Equation equation, Set<List<String>> guesses) {
        List<String> head = Tokens.of(equation.left());
        int open = symbol.behindSubscript(head, 0);
        if (head.size() != open + 3 || !head.get(open).equals("(")) {
            return;
        }
        boolean otherwise = false;
        for (List<String> row : rows) {
            for (int at = 0; at < row.size(); at++) {
                int behind = symbol.isAt(row, at) ? symbol.behindSubscript(row, at) : row.size();
                boolean call = behind < row.size()
                        && (row.get(behind).equals("(") || row.get(behind).equals("'"));
                otherwise |= call && !Tokens.holds(row, at, head);
            }
        }
        List<String> right = Tokens.of(equation.right());
        String letter = List.of("t", "s", "r", "a").stream()
                .filter(each -> !right.contains(each) && !head.contains(each))
                .findFirst()
                .orElse("");
        if (otherwise && !letter.isEmpty()) {
            String argument = head.get(open + 1);
            List<String> body = right.stream()
                    .map(each -> each.equals(argument) ? letter : each)
                    .toList();
            guesses.add(List.of(symbol.name() + "(" + letter + ") := " + Symbol.latex(body)));
        }
    }

    private static String line(Equation equation) {
        return equation.left() + " := " + equation.right();
    }

    /** Whether what an earlier part declares is what is meant here: a definition with other arguments is not. */
    private boolean fits(Symbol symbol, List<String> lines) {
        if (lines.get(lines.size() - 1).contains(" \\in ")) {
            // What it is here is seen here, where it is used at all.
            return rows.stream().noneMatch(row -> {
                boolean used = false;
                for (int at = 0; at < row.size(); at++) {
                    used |= symbol.isAt(row, at);
                }
                return used;
            });
        }
        for (String line : lines) {
            int defines = line.indexOf(" := ");
            List<String> head = defines < 0 ? List.of() : Tokens.of(line.substring(0, defines));
            if (!head.contains("(")) {
                continue;
            }
            for (List<String> row : rows) {
                for (int at = 0; at < row.size(); at++) {
                    int open = symbol.isAt(row, at) ? symbol.behindSubscript(row, at) : row.size();
                    if (open < row.size() && row.get(open).equals("(") && !Tokens.holds(row, at, head)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** What the author has to be asked about the symbol; empty if nothing. */
    String question(Symbol symbol) {
        List<String> sizes = indices.sizes(symbol);
        boolean guessed = part.givens().getOrDefault(symbol.name(), List.of()).stream()
                .anyMatch(line -> line.startsWith(symbol.name() + " \\in"));
        if (!guessed || sizes.size() != 1) {
            return "";
        }
        String n = sizes.get(0);
        return "is " + symbol.name() + " any vector, one of probabilities (" + symbol.name() + " \\in \\Delta^{" + n
                + "-1}), or one-hot (" + symbol.name() + " \\in \\{0, 1\\}^" + braced(n) + " with \\sum_{i=1}^"
                + braced(n)
                + " " + symbol.name() + "_i = 1)?";
    }

    /** Where the document differentiates the symbol by another that it does not hold, it is a function of that. */
    private void dependence(Symbol symbol, Set<List<String>> guesses) {
        for (List<String> row : rows) {
            for (int at = 0; at < row.size(); at++) {
                if (!symbol.isAt(row, at)) {
                    continue;
                }
                int end = symbol.behindSubscript(row, at);
                if (end < row.size() && row.get(end).equals("(")) {
                    continue;
                }
                List<String> by = List.of();
                if (at >= 2
                        && isD(row.get(at - 1))
                        && row.get(at - 2).equals("{")
                        && end + 2 < row.size()
                        && row.get(end).equals("}")
                        && row.get(end + 1).equals("{")
                        && isD(row.get(end + 2))) {
                    by = row.subList(end + 3, Math.max(end + 3, Tokens.behind(row, end + 1) - 1));
                } else if (at >= 1 && row.get(at - 1).equals("}")) {
                    by = operator(row, at - 1);
                }
                if (!by.isEmpty() && !by.contains("_") && !Tokens.holds(by, 0, symbol.base())) {
                    String function = freshLetter();
                    List<String> sizes = indices.sizes(symbol);
                    String target = sizes.size() == 1 ? REAL + "^" + braced(sizes.get(0)) : REAL;
                    guesses.add(List.of(
                            function + " : " + REAL + " \\to " + target,
                            symbol.name() + " := " + function + "(" + Symbol.latex(by) + ")"));
                    return;
                }
            }
        }
    }

    /** The variable of an operator whose last brace is at the place: {@code \frac{\partial}{\partial x}}. */
    private static List<String> operator(List<String> row, int close) {
        int open = close;
        while (open > 0 && !row.get(open).equals("{")) {
            open--;
        }
        boolean operator = open >= 2
                && isD(row.get(open - 1))
                && row.get(open - 2).equals("\\frac")
                && open + 1 < close
                && isD(row.get(open + 1));
        return operator ? row.subList(open + 2, close) : List.of();
    }

    private static boolean isD(String token) {
        return token.equals("\\partial") || token.equals("d");
    }

    private String freshLetter() {
        for (String letter : List.of("g", "h", "u", "v", "w", "a", "b")) {
            boolean taken = rows.stream().anyMatch(row -> row.contains(letter))
                    || part.givens().values().stream()
                            .flatMap(List::stream)
                            .anyMatch(line -> Tokens.of(line).contains(letter));
            if (!taken) {
                return letter;
            }
        }
        return "G";
    }

    /** Whether its entries are what logarithms are weighed with in a sum, as those of labels and laws are. */
    private boolean weighs(Symbol symbol) {
        boolean weight = false;
        for (List<String> row : rows) {
            for (int at = 1; at < row.size(); at++) {
                int end = symbol.isAt(row, at) ? symbol.behindSubscript(row, at) : row.size();
                int from = at - 1;
                while (from > Math.max(0, at - HEAD_OF_SUM)
                        && !row.get(from).equals("\\sum")
                        && !row.get(from).equals("\\\\")) {
                    from--;
                }
                weight |= end > at + symbol.base().size()
                        && end < row.size()
                        && LOGS.contains(row.get(end))
                        && row.get(from).equals("\\sum");
            }
        }
        return weight && indices.sizes(symbol).size() == 1 && indices.shapes(symbol).size() == 1;
    }

    private void function(Symbol symbol, Set<List<String>> guesses) {
        int calls = 0;
        int uses = 0;
        int arity = 0;
        String head = "";
        boolean plain = true;
        for (List<String> row : rows) {
            for (int at = 0; at < row.size(); at++) {
                if (!symbol.isAt(row, at)) {
                    continue;
                }
                uses++;
                int open = symbol.behindSubscript(row, at);
                if (open < row.size() && row.get(open).equals("(")) {
                    int end = Tokens.behind(row, open);
                    List<String> arguments = row.subList(open + 1, Math.max(open + 1, end - 1));
                    calls++;
                    arity = (int) arguments.stream().filter(","::equals).count() + 1;
                    plain &= arguments.stream()
                            .noneMatch(
                                    each -> Set.of("=", "|", "\\mid", ";", "_").contains(each));
                    head = Symbol.latex(row.subList(at, end));
                }
            }
        }
        boolean function = calls > 0
                && (calls == uses
                        || (OF_FUNCTIONS.contains(symbol.base().get(0))
                                && !OF_FACTORS.contains(symbol.base().get(0))));
        if (!function) {
            return;
        }
        if (plain) {
            String from = arity == 1 ? REAL : REAL + "^" + arity;
            guesses.add(List.of(symbol.name() + " : " + from + " \\to " + (logged(symbol) ? POSITIVE : REAL)));
        }
        guesses.add(List.of(head + " \\in " + (logged(symbol) ? POSITIVE : REAL)));
    }

    private String domain(Symbol symbol) {
        boolean complement = false;
        for (List<String> row : rows) {
            for (int at = 0; at < row.size(); at++) {
                complement |= symbol.isAt(row, at)
                        && Tokens.holds(row, at - 3, List.of("(", "1", "-"))
                        && at >= 4
                        && LOGS.contains(row.get(at - 4));
                // A power that is no number has a value of positive bases alone.
                complement |= symbol.isAt(row, at)
                        && Tokens.holds(row, at - 3, List.of("(", "1", "-"))
                        && Tokens.holds(row, symbol.behindSubscript(row, at), List.of(")", "^"))
                        && !Character.isDigit(row.get(symbol.behindSubscript(row, at) + 2).charAt(0));
            }
        }
        return complement ? "(0, 1)" : logged(symbol) ? POSITIVE : REAL;
    }

    private boolean logged(Symbol symbol) {
        for (List<String> row : rows) {
            for (int at = 1; at < row.size(); at++) {
                boolean opened = at >= 2
                        && (row.get(at - 1).equals("(") || row.get(at - 1).equals("{"));
                if (symbol.isAt(row, at) && LOGS.contains(row.get(opened ? at - 2 : at - 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String braced(String size) {
        return size.length() == 1 ? size : "{" + size + "}";
    }
}
