package org.gradproof.docsgen.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.docsgen.draft.Equations.Equation;

/** What a part's equations state of a symbol: what it is, or what holds of it once that is known. */
final class Statements {
    private static final Set<String> GREEK = Set.of(
            "\\alpha",
            "\\beta",
            "\\gamma",
            "\\delta",
            "\\epsilon",
            "\\varepsilon",
            "\\eta",
            "\\theta",
            "\\kappa",
            "\\lambda",
            "\\mu",
            "\\nu",
            "\\xi",
            "\\rho",
            "\\sigma",
            "\\tau",
            "\\phi",
            "\\varphi",
            "\\psi",
            "\\omega");

    private Statements() {}

    /** The equations of which the symbol, with its arguments, is the left side; the same one twice is one. */
    static List<Equation> of(Symbol symbol, List<Equation> equations) {
        List<Equation> found = new ArrayList<>();
        boolean used = false;
        for (Equation equation : equations) {
            boolean again = found.stream()
                    .anyMatch(each -> Tokens.of(each.left()).equals(Tokens.of(equation.left()))
                            && Tokens.of(each.right()).equals(Tokens.of(equation.right())));
            boolean head = isHead(symbol, Tokens.of(equation.left()));
            if (head && used && found.isEmpty()) {
                // An earlier definition is made of it: what is said of it later follows from that.
                return List.of();
            }
            if (!again && head) {
                found.add(equation);
            }
            used |= !head && isPlainHead(Tokens.of(equation.left())) && holds(symbol, Tokens.of(equation.right()));
        }
        return withoutClaims(symbol, found, equations);
    }

    /** A letter alone, which the equation can define. */
    private static boolean isPlainHead(List<String> left) {
        return left.size() == 1 && !letters(left).isEmpty();
    }

    static boolean isDefinition(Symbol symbol, Equation equation) {
        return !holds(symbol, Tokens.of(equation.right()));
    }

    private static boolean holds(Symbol symbol, List<String> row) {
        for (int at = 0; at < row.size(); at++) {
            if (symbol.isAt(row, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHead(Symbol symbol, List<String> left) {
        if (!symbol.isAt(left, 0)) {
            return false;
        }
        int at = symbol.behindSubscript(left, 0);
        if (at < left.size() && left.get(at).equals("(")) {
            int end = Tokens.behind(left, at);
            boolean product = left.subList(at, end).contains("^");
            at = product ? at : end;
        }
        return at == left.size();
    }

    /** What is stated of other arguments, or anew by letters that the first is made of, is a claim about the first. */
    private static List<Equation> withoutClaims(Symbol symbol, List<Equation> stated, List<Equation> equations) {
        if (stated.size() < 2 || !isDefinition(symbol, stated.get(0))) {
            return stated;
        }
        Equation first = stated.get(0);
        List<String> head = Tokens.of(first.left());
        Set<String> known = new LinkedHashSet<>(letters(head));
        known.addAll(symbol.base());
        known.addAll(letters(Tokens.of(first.right())));
        close(known, equations);
        List<Equation> kept = new ArrayList<>(stated);
        kept.removeIf(later -> {
            List<String> left = Tokens.of(later.left());
            boolean same = left.equals(head) && known.containsAll(letters(Tokens.of(later.right())));
            return !later.equals(first)
                    && (same || (head.contains("(") && left.contains("(") && !isFormal(symbol, left)));
        });
        return kept;
    }

    /** Whether the head's arguments are letters, each another one, as those of a definition are. */
    private static boolean isFormal(Symbol symbol, List<String> left) {
        int open = symbol.behindSubscript(left, 0);
        List<String> arguments = left.subList(Math.min(left.size(), open + 1), Math.max(open + 1, left.size() - 1));
        Set<String> letters = letters(arguments);
        return arguments.stream().allMatch(token -> token.equals(",") || letters.contains(token))
                && letters.size()
                        == arguments.stream()
                                .filter(token -> !token.equals(","))
                                .count();
    }

    /** Adds what the letters are made of, and what is made of them alone. */
    private static void close(Set<String> known, List<Equation> equations) {
        for (int round = 0; round < equations.size(); round++) {
            for (Equation equation : equations) {
                List<String> left = Tokens.of(equation.left());
                Set<String> right = letters(Tokens.of(equation.right()));
                boolean defines = !left.isEmpty()
                        && !letters(left.subList(0, 1)).isEmpty()
                        && (left.size() == 1
                                || left.get(1).equals("_")
                                || left.get(1).equals("("));
                if (defines && known.contains(left.get(0))) {
                    known.addAll(right);
                } else if (defines && known.containsAll(right)) {
                    known.add(left.get(0));
                }
            }
        }
    }

    /** The letters of the row that no sum or product binds. */
    private static Set<String> letters(List<String> row) {
        Set<String> letters = new LinkedHashSet<>();
        Set<String> bound = new LinkedHashSet<>();
        for (int at = 0; at < row.size(); at++) {
            String token = row.get(at);
            boolean letter = token.length() == 1 && Character.isLetter(token.charAt(0)) && !token.equals("e");
            if (letter || (token.length() > 2 && GREEK.contains(token))) {
                letters.add(token);
            } else if ((token.equals("\\sum") || token.equals("\\prod")) && at + 3 < row.size()) {
                bound.add(row.get(at + 2).equals("{") ? row.get(at + 3) : row.get(at + 2));
            }
        }
        letters.removeAll(bound);
        return letters;
    }
}
