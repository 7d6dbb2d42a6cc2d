package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Root;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.jspecify.annotations.Nullable;

/** The random variables that stand in a formula and are averaged by nothing within it. */
final class Free {
    private final LawBook book;

    Free(LawBook book) {
        this.book = book;
    }

    /** By their spelling. */
    Map<String, Node> in(List<Node> row) {
        Map<String, Node> found = new LinkedHashMap<>();
        for (int at = 0; at < row.size(); at++) {
            Operator operator = Operator.at(row, at, book);
            if (operator != null) {
                found.putAll(of(operator));
                at = operator.end() - 1;
            } else {
                node(row.get(at), found);
            }
        }
        return found;
    }

    private void node(Node node, Map<String, Node> found) {
        Variable variable = book.variable(node);
        List<Node> derivation = book.derivation(node);
        if (variable != null) {
            found.put(Spelling.of(variable.node()), variable.node());
            found.putAll(in(PointLetters.powerOf(node)));
        } else if (derivation != null) {
            found.putAll(in(derivation));
        } else if (node instanceof Scripted scripted) {
            if (scripted.base() instanceof Bracket || book.law(node) == null) {
                found.putAll(in(List.of(scripted.base())));
            }
            found.putAll(in(scripted.sub()));
            found.putAll(in(scripted.sup()));
        } else if (node instanceof Bracket bracket) {
            found.putAll(in(bracket.body()));
        } else if (node instanceof Fraction fraction) {
            found.putAll(in(fraction.top()));
            found.putAll(in(fraction.bottom()));
        } else if (node instanceof Root root) {
            found.putAll(in(root.body()));
        }
    }

    /** The variables that stay free in an operator. */
    private Map<String, Node> of(Operator operator) {
        Map<String, Node> found = new LinkedHashMap<>();
        if (operator.kind() == Operator.Kind.ENTROPY || operator.kind() == Operator.Kind.INFORMATION) {
            return found;
        }
        found.putAll(in(operator.value()));
        found.putAll(in(operator.sub()));
        for (List<Node> part : operator.given()) {
            Node variable = part.isEmpty() ? null : part.get(0);
            if (variable != null && part.size() > 1 && Cursor.isSymbol(part.get(1), "=")) {
                found.remove(Spelling.of(variable));
                found.putAll(in(part.subList(2, part.size())));
            } else {
                found.putAll(in(part));
            }
        }
        boundBy(operator).forEach(node -> found.remove(Spelling.of(node)));
        return found;
    }

    /** The variables that the operator averages. */
    List<Node> boundBy(Operator operator) {
        List<Node> sub = operator.sub();
        List<Node> bound = new ArrayList<>();
        if (operator.kind() == Operator.Kind.DIVERGENCE) {
            in(operator.body().body()).values().forEach(bound::add);
            return bound;
        }
        if (sub.isEmpty()) {
            Map<String, Node> free = in(operator.value());
            for (List<Node> part : operator.given()) {
                if (!part.isEmpty()) {
                    free.remove(Spelling.of(part.get(0)));
                }
            }
            return List.copyOf(free.values());
        }
        for (Below below : below(operator)) {
            bound.addAll(below.variables());
        }
        return bound;
    }

    /**
     * A law below an expectation with the variables that have it.
     *
     * @param law empty where the variables' own law is meant
     */
    record Below(List<Node> variables, List<Node> law) {
        /** Whether a variable of the other stands in the condition of this law. */
        private boolean isUnder(Below other) {
            if (law.size() != 2 || !(law.get(1) instanceof Bracket bracket)) {
                return false;
            }
            int bar = LawText.bar(bracket.body());
            List<Node> condition = bar < 0
                    ? List.of()
                    : bracket.body().subList(bar + 1, bracket.body().size());
            return condition.stream()
                    .anyMatch(node -> other.variables().stream()
                            .anyMatch(variable -> Spelling.of(variable).equals(Spelling.of(node))));
        }
    }

    /** What stands below an expectation. */
    List<Below> below(Operator operator) {
        List<Below> all = new ArrayList<>();
        List<Node> sub = operator.sub();
        List<List<Node>> parts = Pattern.splitAtCommas(sub);
        boolean several = parts.stream().filter(Free::hasLaw).count() > 1;
        List<List<Node>> laws = new ArrayList<>();
        List<Node> open = new ArrayList<>();
        if (several) {
            for (List<Node> part : parts) {
                if (!open.isEmpty()) {
                    open.add(new Node.Symbol(",", part.get(0).span()));
                }
                open.addAll(part);
                if (hasLaw(part)) {
                    laws.add(open);
                    open = new ArrayList<>();
                }
            }
        } else {
            laws.addAll(factors(sub));
        }
        for (List<Node> part : laws) {
            all.add(one(part, operator));
        }
        return conditionsFirst(all);
    }

    /** Each law behind those whose variables stand in its condition, in whatever order they are written. */
    private static List<Below> conditionsFirst(List<Below> written) {
        List<Below> rest = new ArrayList<>(written);
        List<Below> ordered = new ArrayList<>();
        while (!rest.isEmpty()) {
            Below next = rest.stream()
                    .filter(below -> rest.stream().noneMatch(other -> !other.equals(below) && below.isUnder(other)))
                    .findFirst()
                    .orElse(rest.get(0));
            rest.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /** {@code q(z \\mid x) p(x)}: each law; else all in one. */
    private List<List<Node>> factors(List<Node> sub) {
        List<List<Node>> factors = new ArrayList<>();
        for (int i = 0; i + 1 < sub.size() && sub.size() % 2 == 0; i += 2) {
            if (book.law(sub.get(i)) != null && sub.get(i + 1) instanceof Bracket) {
                factors.add(sub.subList(i, i + 2));
            }
        }
        return factors.size() * 2 == sub.size() ? factors : List.of(sub);
    }

    private static boolean hasLaw(List<Node> part) {
        return part.stream().anyMatch(node -> Cursor.isSymbol(node, "\\sim"));
    }

    private Below one(List<Node> part, Operator operator) {
        for (int i = 0; i < part.size(); i++) {
            if (Cursor.isSymbol(part.get(i), "\\sim")) {
                List<Node> left = part.subList(0, i);
                int bar = LawText.bar(left);
                return new Below(
                        LawText.letters(bar < 0 ? left : left.subList(0, bar)), part.subList(i + 1, part.size()));
            }
        }
        TableLaw law = part.isEmpty() ? null : book.law(part.get(0));
        boolean density = law != null || (!part.isEmpty() && book.conditional(part.get(0)) != null);
        if (density && part.size() == 2 && part.get(1) instanceof Bracket bracket) {
            int bar = LawText.bar(bracket.body());
            List<Node> left = bar < 0 ? bracket.body() : bracket.body().subList(0, bar);
            List<Node> letters = new ArrayList<>();
            for (List<Node> one : Pattern.splitAtCommas(untilSemicolon(left))) {
                if (one.size() == 1 && book.spaces.of(one.get(0)) != null) {
                    letters.add(one.get(0));
                }
            }
            return new Below(letters, part);
        } else if (law != null && part.size() == 1) {
            return new Below(lettersOf(law, operator.value()), part);
        }
        int bar = LawText.bar(part);
        return new Below(LawText.letters(bar < 0 ? part : part.subList(0, bar)), List.of());
    }

    static List<Node> untilSemicolon(List<Node> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            if (Cursor.isSymbol(nodes.get(i), ";")) {
                return nodes.subList(0, i);
            }
        }
        return nodes;
    }

    /** The law's variables as the formula writes them. */
    private List<Node> lettersOf(TableLaw law, List<Node> value) {
        List<Node> letters = new ArrayList<>();
        for (String id : law.left()) {
            Node used = use(id, value);
            Node own = book.variables().stream()
                    .map(Variable::node)
                    .filter(node -> PointLetters.variable(node).equals(id))
                    .findFirst()
                    .orElse(law.symbol());
            letters.add(used == null ? own : used);
        }
        return letters;
    }

    private @Nullable Node use(String id, List<Node> nodes) {
        for (Node node : nodes) {
            if (book.spaces.of(node) != null
                    && PointLetters.variable(PointLetters.withoutPower(node)).equals(id)) {
                return PointLetters.withoutPower(node);
            }
            for (List<Node> part : parts(node)) {
                Node found = use(id, part);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    static List<List<Node>> parts(Node node) {
        if (node instanceof Scripted scripted) {
            return List.of(List.of(scripted.base()), scripted.sub(), scripted.sup());
        } else if (node instanceof Bracket bracket) {
            return List.of(bracket.body());
        } else if (node instanceof Fraction fraction) {
            return List.of(fraction.top(), fraction.bottom());
        }
        return node instanceof Root root ? List.of(root.body()) : List.of();
    }
}
