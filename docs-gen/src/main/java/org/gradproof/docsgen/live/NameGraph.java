package org.gradproof.docsgen.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.report.Counterexample;

/**
 * Which of a derivation's names depend on which, from what it differentiates by to what it differentiates: what the chain
 * rule goes along.
 *
 * @param nodes the names in LaTeX, those that others are made of first
 */
public record NameGraph(List<Node> nodes) {
    /** Beyond these it is no longer a small picture. */
    private static final int MOST = 10;

    private static final int FEWEST = 3;

    /**
     * A name.
     *
     * @param latex the name as its author writes it
     * @param layer how many names at most lie below it
     * @param of the places among the nodes of those that its definition uses
     */
    public record Node(String latex, int layer, List<Integer> of) {
        public Node {
            of = List.copyOf(of);
        }
    }

    public NameGraph {
        nodes = List.copyOf(nodes);
    }

    /** The graph, or nothing where no name stands between a variable and what depends on it, or too many do. */
    public static Optional<NameGraph> of(Derivation derivation) {
        Givens givens = derivation.givens();
        Set<Name> variables = new HashSet<>();
        Map<Name, Set<Name>> uses = uses(derivation.steps(), givens, variables);
        Map<Name, Integer> layers = new LinkedHashMap<>();
        uses.keySet().forEach(name -> layer(name, uses, variables, layers, new HashSet<>()));
        layers.values().removeIf(layer -> layer < 0);
        int deepest = layers.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (layers.size() < FEWEST || layers.size() > MOST || deepest < 2) {
            return Optional.empty();
        }
        List<Name> ordered = layers.entrySet().stream()
                .sorted(Map.Entry.<Name, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        List<Node> nodes = new ArrayList<>();
        for (Name name : ordered) {
            int layer = layers.getOrDefault(name, 0);
            List<Integer> of = uses.getOrDefault(name, Set.of()).stream()
                    .filter(used -> layers.getOrDefault(used, deepest) < layer)
                    .map(ordered::indexOf)
                    .sorted()
                    .toList();
            nodes.add(new Node(Counterexample.key(givens, name), layer, of));
        }
        return Optional.of(new NameGraph(nodes));
    }

    /** Of each variable and each name that is defined, the names that its definition uses, through functions too. */
    private static Map<Name, Set<Name>> uses(List<Step> steps, Givens givens, Set<Name> variables) {
        Map<Name, Set<Name>> uses = new TreeMap<>();
        Deque<Name> open = new ArrayDeque<>();
        for (Step step : steps) {
            for (Expr side : List.of(step.left().expr(), step.right().expr())) {
                open.addAll(names(side, givens, variables));
            }
        }
        open.addAll(variables);
        while (!open.isEmpty()) {
            Name name = open.pop();
            if (!uses.containsKey(name)) {
                Given.Definition definition = givens.definition(name);
                Set<Name> used = definition == null ? Set.of() : names(definition.body(), givens, variables);
                uses.put(name, used);
                open.addAll(used);
            }
        }
        return uses;
    }

    /** The names in the expression; for a defined function those in what it is. Notes what is differentiated by. */
    private static Set<Name> names(Expr expr, Givens givens, Set<Name> variables) {
        Set<Name> names = new TreeSet<>();
        Set<Name> functions = new HashSet<>();
        Deque<Expr> open = new ArrayDeque<>(List.of(expr));
        while (!open.isEmpty()) {
            Expr next = open.pop();
            if (next instanceof Expr.Deriv derivative) {
                variables.add(derivative.variable().name());
            } else if (next instanceof Expr.Sym sym) {
                names.add(sym.name());
            } else if (next instanceof Expr.Call call && functions.add(call.function())) {
                Given.Definition function = givens.definition(call.function());
                if (function != null) {
                    open.push(function.body());
                }
            }
            Parts.of(next).forEach(open::push);
        }
        return names;
    }

    /** The most names between the name and a variable, both counted but the variable; below zero where there is none. */
    private static int layer(
            Name name, Map<Name, Set<Name>> uses, Set<Name> variables, Map<Name, Integer> layers, Set<Name> above) {
        Integer known = layers.get(name);
        if (known != null || !above.add(name)) {
            // A family defined by its earlier members uses itself.
            return known == null ? -1 : known;
        }
        int below = -1;
        for (Name used : uses.getOrDefault(name, Set.of())) {
            below = Math.max(below, layer(used, uses, variables, layers, above));
        }
        above.remove(name);
        int layer = below >= 0 ? below + 1 : variables.contains(name) ? 0 : -1;
        layers.put(name, layer);
        return layer;
    }
}
