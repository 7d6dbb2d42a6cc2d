package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Spelling;

/** The joint law of variables by their own laws, given some others. */
final class Joint {
    private final LawBook book;
    private final Build build;
    private final Set<String> given;
    /** Those that are averaged: each behind those on which its law is conditioned. */
    private final Map<String, Variable> needed = new LinkedHashMap<>();

    private final Map<String, Variable> conditions = new LinkedHashMap<>();
    private final List<Set<String>> parts = new ArrayList<>();

    /**
     * The joint law.
     *
     * @param of the variables that are averaged
     * @param given the spellings of those that are fixed
     */
    Joint(LawBook book, List<Node> of, Set<String> given, Build build) {
        this.book = book;
        this.build = build;
        this.given = given;
        of.forEach(node -> need(node, 0));
        for (Variable variable : book.variables()) {
            if (given.contains(Spelling.of(variable.node()))) {
                conditions.put(Spelling.of(variable.node()), variable);
                // What a fixed variable hangs on is averaged too, under what the variable tells of it.
                if (isReversed(variable)) {
                    variable.parents().forEach(parent -> need(parent, 0));
                }
            }
        }
        connect();
    }

    private void need(Node node, int depth) {
        Variable variable = book.variable(node);
        String name = Spelling.of(node);
        if (variable == null || given.contains(name) || needed.containsKey(name)) {
            return;
        }
        if (depth > 20) {
            throw new LatexException(node.span(), "circular-definition", "laws hang on each other in a circle");
        }
        variable.parents().forEach(parent -> need(parent, depth + 1));
        needed.put(name, variable);
    }

    /** Whether one that is averaged stands in the condition of this one's law. */
    private boolean isReversed(Variable fixed) {
        return ancestors(fixed, 0).stream().anyMatch(needed::containsKey);
    }

    private Set<String> ancestors(Variable variable, int depth) {
        Set<String> all = new java.util.LinkedHashSet<>();
        for (Node parent : variable.parents()) {
            all.add(Spelling.of(parent));
            Variable above = book.variable(parent);
            if (above != null && depth < 20) {
                all.addAll(ancestors(above, depth + 1));
            }
        }
        return all;
    }

    /** Variables that nothing ties to each other are not jointly given, unless they are independent. */
    private void connect() {
        needed.values().forEach(variable -> {
            Set<String> tied = new java.util.LinkedHashSet<>(ancestors(variable, 0));
            tied.add(Spelling.of(variable.node()));
            TableLaw law = variable.isReal() ? null : book.lawOf(variable.node());
            if (law != null) {
                book.variables().stream()
                        .filter(other -> law.left().contains(PointLetters.variable(other.node())))
                        .forEach(other -> tied.add(Spelling.of(other.node())));
            }
            List<Set<String>> touched = parts.stream()
                    .filter(part -> part.stream().anyMatch(tied::contains))
                    .toList();
            parts.removeAll(touched);
            touched.forEach(tied::addAll);
            parts.add(tied);
        });
        requireIndependence();
    }

    private void requireIndependence() {
        List<Set<String>> averaged = new ArrayList<>();
        List<Node> first = new ArrayList<>();
        for (Set<String> part : parts) {
            List<Node> nodes = needed.values().stream()
                    .map(Variable::node)
                    .filter(node -> part.contains(Spelling.of(node)))
                    .toList();
            averaged.add(nodes.stream().map(PointLetters::variable).collect(java.util.stream.Collectors.toSet()));
            first.add(nodes.get(0));
        }
        if (!book.independences.areMutual(averaged)) {
            throw new LatexException(
                    first.get(0).span(),
                    "not-jointly-given",
                    "the random variables "
                            + String.join(
                                    " and ", first.stream().map(Spelling::of).toList())
                            + " are not given together; expected (X, Y) \\sim P, Y \\mid X \\sim P, or X \\perp Y");
        }
    }

    /** The average of the value, which is written when its variables are bound. */
    List<Node> average(Rewriter writer, Supplier<List<Node>> value) {
        Variable reversed = conditions.values().stream()
                .filter(variable -> variable.isReal() && isReversed(variable))
                .findFirst()
                .orElse(null);
        if (reversed != null) {
            return posterior(writer, reversed, value);
        }
        List<Node> inner = value.get();
        List<Variable> inside = new ArrayList<>(needed.values());
        for (int i = inside.size() - 1; i >= 0; i--) {
            Variable variable = inside.get(i);
            if (variable.isReal()) {
                Node over = variable.isSample() ? build.members(variable.node()) : variable.node();
                List<Node> law = writer.row(variable.book());
                inner = variable.isVector()
                        ? build.columnExpectation(over, law, inner)
                        : build.expectation(over, law, inner);
            }
        }
        List<Variable> tables =
                inside.stream().filter(variable -> !variable.isReal()).toList();
        if (tables.isEmpty()) {
            return inner;
        }
        boolean quotient = conditions.values().stream().anyMatch(fixed -> !fixed.isReal() && isReversed(fixed));
        List<Node> weights = weights(writer, tables, quotient);
        List<Node> top = Build.join(sums(tables), weights, List.of(build.round(inner)));
        return quotient ? List.of(build.fraction(top, Build.join(sums(tables), weights))) : top;
    }

    private List<Node> sums(List<Variable> tables) {
        List<Node> sums = new ArrayList<>();
        List<Node> weights = new ArrayList<>();
        for (Variable variable : tables) {
            Space space = book.spaces.of(variable.node(), PointLetters.variable(variable.node()));
            Node index = book.letters.index(variable.node());
            sums.add(build.sum(index, space.size(build)));
            if (!space.discrete()) {
                weights.add(space.weight(index, build));
            }
        }
        sums.addAll(weights);
        return sums;
    }

    /** The densities of the laws, each of those of its variables that are averaged, given those that are fixed. */
    private List<Node> weights(Rewriter writer, List<Variable> tables, boolean together) {
        List<Node> factors = new ArrayList<>();
        List<TableLaw> done = new ArrayList<>();
        List<Variable> all = new ArrayList<>(tables);
        if (together) {
            conditions.values().stream().filter(v -> !v.isReal()).forEach(all::add);
        }
        for (Variable variable : all) {
            TableLaw law = book.lawOf(variable.node());
            if (law == null || done.contains(law)) {
                continue;
            }
            done.add(law);
            List<Node> left = new ArrayList<>();
            List<Node> right = new ArrayList<>();
            all.stream()
                    .filter(other -> law.left().contains(PointLetters.variable(other.node())))
                    .forEach(other -> left.add(other.node()));
            if (!together) {
                conditions.values().stream()
                        .filter(other -> law.left().contains(PointLetters.variable(other.node())))
                        .forEach(other -> right.add(other.node()));
            }
            law.right().forEach(id -> right.add(spelled(id)));
            List<Node> arguments = new ArrayList<>(build.commas(left));
            if (!right.isEmpty()) {
                arguments.add(build.symbol("|"));
                arguments.addAll(build.commas(right));
            }
            factors.addAll(writer.row(List.of(law.symbol(), build.round(arguments))));
        }
        return factors;
    }

    /** The variable of this spelling in a law as it is declared. */
    private Node spelled(String id) {
        return book.variables().stream()
                .map(Variable::node)
                .filter(node -> PointLetters.variable(node).equals(id))
                .findFirst()
                .orElseGet(
                        () -> org.gradproof.symbolic.latex.Tree.readSpelling(id).get(0));
    }

    private List<Node> posterior(Rewriter writer, Variable fixed, Supplier<List<Node>> value) {
        Variable cause =
                fixed.parents().size() == 1 ? book.variable(fixed.parents().get(0)) : null;
        boolean simple = cause != null
                && cause.isReal()
                && needed.size() == 1
                && needed.containsValue(cause)
                && conditions.values().stream().filter(this::isReversed).count() == 1;
        List<Node> law = simple && cause != null ? new Posterior(writer, build).of(cause, fixed) : null;
        if (law == null || cause == null) {
            throw new LatexException(
                    fixed.node().span(),
                    "unknown-condition",
                    "the law given \"" + Spelling.of(fixed.node())
                            + "\" is not known; expected a condition on what its law hangs on, or a conjugate pair such"
                            + " as two Gaussians");
        }
        return build.expectation(cause.node(), law, value.get());
    }
}
