package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes formulas without laws: densities as entries of tables, expectations as sums. */
final class Rewriter {
    private static final Set<String> BINDERS = Set.of("\\sum", "\\prod", "\\max", "\\min");

    final LawBook book;
    private final Averages averages;
    /** What stands for a variable that a condition fixes, by its spelling. */
    private final Map<String, List<Node>> fixed = new HashMap<>();

    /** The letters that signs in the formula bind. */
    private final Set<String> bound = new HashSet<>();

    Rewriter(LawBook book) {
        this.book = book;
        this.averages = new Averages(this);
    }

    /** A whole formula, written out. */
    List<Node> formula(List<Node> nodes) {
        collectBound(nodes, bound);
        return row(nodes);
    }

    /** The letters below the signs of sums and the like. */
    private static void collectBound(List<Node> nodes, Set<String> found) {
        for (Node node : nodes) {
            if (node instanceof Scripted sign && BINDERS.contains(Cursor.baseText(node))) {
                sign.sub().stream().filter(PointLetters::isLetter).forEach(letter -> found.add(Spelling.of(letter)));
            }
            Free.parts(node).stream()
                    .filter(part -> !part.equals(List.of(node)))
                    .forEach(part -> collectBound(part, found));
        }
    }

    /** What the name is defined as stands here in its place, so that nothing here may bind what is free in it. */
    private void refuseCapture(Node name, List<Node> derivation) {
        Set<String> own = new HashSet<>();
        collectBound(derivation, own);
        for (String letter : bound) {
            if (!own.contains(letter) && stands(letter, derivation)) {
                throw new LatexException(
                        name.span(),
                        "ambiguous-index",
                        "\"" + letter + "\" stands in the definition of " + Cursor.quote(name)
                                + " and is bound here; expected another letter for one of the two");
            }
        }
    }

    private static boolean stands(String letter, List<Node> nodes) {
        return nodes.stream()
                .anyMatch(node -> Spelling.of(node).equals(letter)
                        || Free.parts(node).stream()
                                .anyMatch(part -> !part.equals(List.of(node)) && stands(letter, part)));
    }

    /** The row, written out. */
    List<Node> row(List<Node> nodes) {
        List<Node> out = new ArrayList<>();
        int at = 0;
        while (at < nodes.size()) {
            at = step(nodes, at, out);
        }
        return out;
    }

    /** Writes what stands at the place, and answers where the next stands. */
    private int step(List<Node> row, int at, List<Node> out) {
        Node node = row.get(at);
        Build build = new Build(node.span());
        Operator operator = Operator.at(row, at, book);
        if (operator != null) {
            List<Node> vectors = book.vectors.of(operator, book, build);
            List<Node> value = vectors == null ? averages.of(operator, node) : vectors;
            if (value != null) {
                out.add(powered(value, operator.power(), build));
                return operator.end();
            }
        }
        Node next = at + 1 < row.size() ? row.get(at + 1) : null;
        List<Node> probability = new Probabilities(this).at(node, next);
        if (probability != null && next != null) {
            out.add(powered(probability, row(PointLetters.powerOf(next)), build));
            return at + 2;
        }
        if (takesDensityAlone(row, at) && next != null && row.get(at + 2) instanceof Bracket bracket) {
            Node value = called(next, bracket, build);
            out.add(node);
            out.add(build.round(value == null ? List.of(next, bracket) : List.of(value)));
            return at + 3;
        }
        Node argument = next instanceof Scripted scripted ? scripted.base() : next;
        if (next != null
                && argument instanceof Bracket bracket
                && bracket.open().equals("(")) {
            Node value = called(node, bracket, build);
            if (value != null) {
                List<Node> power = PointLetters.powerOf(next);
                out.add(power.isEmpty() ? value : build.power(build.round(List.of(value)), row(power)));
                return at + 2;
            }
        }
        if (Cursor.baseText(node).equals("\\sum")
                && node instanceof Scripted sign
                && sign.sup().isEmpty()) {
            List<Node> sums = sums(sign, build);
            if (sums != null) {
                out.addAll(sums);
                return at + 1;
            }
        }
        if (Cursor.baseText(node).equals("\\int")) {
            int end = integral(row, at, out, build);
            if (end > 0) {
                return end;
            }
        }
        if (Cursor.baseText(node).equals("\\nabla")
                && node instanceof Scripted sign
                && sign.sub().size() == 1
                && sign.sup().isEmpty()
                && book.isScalar(sign.sub().get(0))) {
            Node by = sign.sub().get(0);
            out.add(build.fraction(List.of(build.symbol("\\partial")), List.of(build.symbol("\\partial"), by)));
            return at + 1;
        }
        out.add(single(node, build));
        return at + 1;
    }

    /**
     * Whether a log stands there before a density and a function of points that may be negative, at which what it takes
     * ends: {@code \\log \\pi(a | s) Q(s, a)}.
     */
    private boolean takesDensityAlone(List<Node> row, int at) {
        boolean log = Cursor.isSymbol(row.get(at), "\\log") || Cursor.isSymbol(row.get(at), "\\ln");
        if (!log || at + 4 >= row.size() || book.law(row.get(at + 1)) == null) {
            return false;
        }
        PointFunction function = book.function(row.get(at + 3));
        String codomain = function == null ? "" : Spelling.of(function.codomain());
        return function != null
                && (codomain.isEmpty() || codomain.equals("\\mathbb{R}"))
                && row.get(at + 2) instanceof Bracket
                && row.get(at + 4) instanceof Bracket;
    }

    private static Node powered(List<Node> value, List<Node> power, Build build) {
        Node bracket = build.round(value);
        return power.isEmpty() ? bracket : build.power(bracket, power);
    }

    /** A density or a function of points at its arguments, or null. */
    private @Nullable Node called(Node name, Bracket bracket, Build build) {
        TableLaw law = book.law(name);
        if (law != null) {
            return density(law, Free.untilSemicolon(bracket.body()), build);
        }
        PointFunction function = book.function(name);
        return function == null ? null : pointFunction(function, bracket, build);
    }

    private Node pointFunction(PointFunction function, Bracket bracket, Build build) {
        List<List<Node>> arguments = function.arguments(bracket);
        List<Node> points = new ArrayList<>();
        List<Node> reals = new ArrayList<>(function.parameters());
        for (int i = 0; i < arguments.size(); i++) {
            String space = function.spaces().get(i);
            if (!space.isEmpty()) {
                points.add(point(arguments.get(i), space, bracket));
            } else {
                reals.add(build.round(row(arguments.get(i))));
            }
        }
        return Tables.function(function, points, reals, build);
    }

    /** The index of the point that the nodes name. */
    Node point(List<Node> nodes, String space, Node around) {
        List<Node> named = nodes;
        if (nodes.size() == 1) {
            named = fixed.getOrDefault(Spelling.of(nodes), nodes);
        } else if (nodes.size() > 2 && Cursor.isSymbol(nodes.get(1), "=")) {
            named = nodes.subList(2, nodes.size());
        }
        Space of = named.size() == 1 ? book.spaces.of(named.get(0)) : null;
        if (of == null || (!space.isEmpty() && !of.key().equals(space))) {
            throw new LatexException(
                    nodes.isEmpty() ? around.span() : nodes.get(0).span(),
                    "unknown-point",
                    Cursor.quote(nodes) + " is no point of the space here; expected a letter of it, such as "
                            + (space.isEmpty() ? "x" : space));
        }
        return book.letters.index(named.get(0));
    }

    /** The density of the law that stands at arguments told apart by their letters. */
    private Node density(TableLaw law, List<Node> arguments, Build build) {
        int bar = LawText.bar(arguments);
        Map<String, Node> left = matched(law, bar < 0 ? arguments : arguments.subList(0, bar));
        Map<String, Node> right = bar < 0 ? Map.of() : matched(law, arguments.subList(bar + 1, arguments.size()));
        return Tables.density(book, law, left, right, build);
    }

    /** The points by the law's variables. */
    private Map<String, Node> matched(TableLaw law, List<Node> arguments) {
        Map<String, Node> found = new java.util.LinkedHashMap<>();
        List<String> all = new ArrayList<>(law.left());
        all.addAll(law.right());
        for (List<Node> argument : Pattern.splitAtCommas(arguments)) {
            Node letter = argument.isEmpty() ? null : PointLetters.withoutPower(argument.get(0));
            if (letter == null || !PointLetters.isLetter(letter)) {
                throw new LatexException(
                        law.symbol().span(),
                        "unknown-point",
                        Cursor.quote(argument) + " is no variable of the law \"" + law.name() + "\"; expected one of "
                                + all);
            }
            String id = variable(letter, all, found);
            found.put(id, point(argument, book.spaces.of(letter, id).key(), letter));
        }
        return found;
    }

    private static String variable(Node letter, List<String> all, Map<String, Node> taken) {
        String exact = PointLetters.variable(letter);
        if (all.contains(exact)) {
            return exact;
        }
        List<String> alike = all.stream()
                .filter(id -> !taken.containsKey(id))
                .filter(id -> PointLetters.key(org.gradproof.symbolic.latex.Tree.readSpelling(id)
                                .get(0))
                        .equals(PointLetters.key(letter)))
                .toList();
        if (alike.size() == 1) {
            return alike.get(0);
        }
        throw new LatexException(
                letter.span(),
                "unknown-point",
                Cursor.quote(letter) + " is no variable of this law; expected one of " + all);
    }

    /** {@code \sum_x} and {@code \sum_{x \in \mathcal{X}, y}} of points, or null. */
    private @Nullable List<Node> sums(Scripted sign, Build build) {
        List<Node> sums = new ArrayList<>();
        List<Node> weights = new ArrayList<>();
        for (List<Node> part : Pattern.splitAtCommas(sign.sub())) {
            boolean member =
                    part.size() == 3 && Cursor.isSymbol(part.get(1), "\\in") && LawText.isSet(part.subList(2, 3));
            Space space = part.size() == 1 || member ? book.spaces.of(part.get(0)) : null;
            if (space == null) {
                return null;
            }
            Node index = book.letters.index(part.get(0));
            sums.add(build.sum(index, space.size(build)));
            if (!space.discrete()) {
                weights.add(space.weight(index, build));
            }
        }
        sums.addAll(weights);
        return sums;
    }

    /** An integral over points, up to its differential; 0 where it is none. */
    private int integral(List<Node> row, int at, List<Node> out, Build build) {
        int from = at + 1;
        int signs = 1;
        while (from < row.size() && Cursor.baseText(row.get(from)).equals("\\int")) {
            from++;
            signs++;
        }
        int open = signs;
        List<Node> variables = new ArrayList<>();
        int first = -1;
        int i = from;
        while (i < row.size() && open > 0) {
            if (Cursor.baseText(row.get(i)).equals("\\int")) {
                open++;
            } else if (i + 1 < row.size() && isD(row.get(i)) && book.spaces.of(row.get(i + 1)) != null) {
                open--;
                if (open < signs) {
                    first = first < 0 ? i : first;
                    variables.add(row.get(i + 1));
                }
                i++;
            } else if (first >= 0) {
                return 0;
            }
            i++;
        }
        boolean limits = row.subList(at, at + signs).stream()
                .anyMatch(sign -> !PointLetters.powerOf(sign).isEmpty());
        if (open > 0 || first < 0 || limits || variables.size() != signs) {
            return 0;
        }
        List<Node> all = new ArrayList<>();
        List<Node> factors = new ArrayList<>();
        for (Node variable : variables) {
            Space space = book.spaces.of(variable);
            if (space == null) {
                return 0;
            }
            Node index = book.letters.index(variable);
            all.add(build.sum(index, space.size(build)));
            if (!space.discrete()) {
                factors.add(space.weight(index, build));
            }
        }
        all.addAll(factors);
        List<Node> body = row(row.subList(from, first));
        if (!body.isEmpty()) {
            all.add(build.round(body));
        }
        out.add(build.round(all));
        return i;
    }

    private static boolean isD(Node node) {
        return org.gradproof.symbolic.reader.grammar.Differential.isPlainD(node);
    }

    /** One node that opens nothing longer. */
    private Node single(Node node, Build build) {
        List<Node> derivation = book.derivation(node);
        if (derivation != null) {
            refuseCapture(node, derivation);
        }
        List<Node> value = derivation == null ? value(node, build) : List.of(build.round(row(derivation)));
        if (value != null) {
            List<Node> power = book.powerOf(node);
            Node alone = value.size() == 1 ? value.get(0) : build.round(value);
            if (power.isEmpty()) {
                return alone;
            }
            boolean scripted = alone instanceof Scripted;
            return build.power(scripted ? build.round(List.of(alone)) : alone, row(power));
        }
        if (node instanceof Scripted scripted) {
            Node base = scripted.base() instanceof Bracket || scripted.base() instanceof Fraction
                    ? single(scripted.base(), build)
                    : scripted.base();
            return new Scripted(base, scripted.sub(), row(scripted.sup()), scripted.primes(), scripted.span());
        }
        return node.withRows(this::row);
    }

    /** What a variable or a point is as a number, its power aside; null where the node is none. */
    private @Nullable List<Node> value(Node node, Build build) {
        Node plain = PointLetters.withoutPower(node);
        List<Node> known = fixed.get(Spelling.of(plain));
        Variable variable = book.variable(plain);
        if (variable != null && variable.isReal()) {
            return known == null ? List.of(plain) : List.of(build.round(known));
        }
        Node point = known != null && known.size() == 1 ? known.get(0) : plain;
        Space space = book.spaces.of(point);
        return space == null ? null : List.of(space.value(book.letters.index(point), build));
    }

    /** Whatever is written within stands under the condition that the variable has this value. */
    List<Node> under(Map<String, List<Node>> conditions, java.util.function.Supplier<List<Node>> within) {
        Map<String, List<Node>> before = new HashMap<>(fixed);
        fixed.putAll(conditions);
        List<Node> value = within.get();
        fixed.clear();
        fixed.putAll(before);
        return value;
    }
}
