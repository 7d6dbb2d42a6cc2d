package org.gradproof.verify.random.repair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.ground.Constraint;
import org.gradproof.verify.random.ground.Domains;
import org.gradproof.verify.random.ground.Draft;
import org.gradproof.verify.random.ground.Exact;
import org.gradproof.verify.random.ground.Grounding;
import org.jspecify.annotations.Nullable;

/**
 * Values that the givens prescribe for unspecified functions: {@code f(0) = 0}, {@code f'(0) = a}, {@code f(0) = f(1)}. A drawn
 * function is bent so that it takes them, and is otherwise as arbitrary as before.
 *
 * <p>What was bent is still checked: a given that is not of this form, or a function that cannot be bent, is no harm.
 */
final class PrescribedValues {
    private static final int MOST = 12;

    private final Givens givens;
    private final Draft draft;
    private final Values values;
    private final Set<Name> fixed;
    private final Grounding grounding;
    private final List<Linear> equations = new ArrayList<>();

    private PrescribedValues(Givens givens, Draft draft, Values values, Set<Name> fixed) {
        this.givens = givens;
        this.draft = draft;
        this.values = values;
        this.fixed = fixed;
        this.grounding = new Grounding(givens, draft);
    }

    /** The value of a function, or of one of its derivatives, at one place. */
    private record Node(Name function, List<Rational> place, int order) {}

    /** A linear form in values of functions. */
    private record Linear(Rational constant, Map<Node, Rational> weights) {
        Linear plus(Linear other, Rational times) {
            Map<Node, Rational> sum = new LinkedHashMap<>(weights);
            other.weights.forEach((node, weight) -> {
                Rational more = sum.getOrDefault(node, Rational.ZERO).plus(weight.times(times));
                if (more.isZero()) {
                    sum.remove(node);
                } else {
                    sum.put(node, more);
                }
            });
            return new Linear(constant.plus(other.constant.times(times)), sum);
        }
    }

    /**
     * Bends the draft's functions.
     *
     * @param fixed functions that are left alone: those that integrate to one, or have a tail
     * @return whether one was bent
     */
    static boolean bend(Givens givens, Draft draft, List<Constraint> constraints, Values values, Set<Name> fixed) {
        PrescribedValues prescribed = new PrescribedValues(givens, draft, values, fixed);
        for (Constraint constraint : constraints) {
            if (constraint.relation().relation() == Relation.EQ) {
                prescribed.read(constraint);
            }
        }
        return !prescribed.equations.isEmpty() && prescribed.bend();
    }

    private void read(Constraint constraint) {
        Linear left = linear(constraint.relation().left());
        Linear right = left == null ? null : linear(constraint.relation().right());
        if (left != null && right != null && equations.size() < MOST) {
            Linear form = left.plus(right, Rational.MINUS_ONE);
            if (!form.weights.isEmpty()) {
                equations.add(form);
            }
        }
    }

    private @Nullable Linear linear(Expr expr) {
        if (expr instanceof Expr.Call call && isOpen(call)) {
            Node node = node(call);
            return node == null ? null : new Linear(Rational.ZERO, Map.of(node, Rational.ONE));
        } else if (expr instanceof Expr.Add add) {
            Linear sum = new Linear(Rational.ZERO, Map.of());
            for (Expr term : add.terms()) {
                Linear part = linear(term);
                if (part == null) {
                    return null;
                }
                sum = sum.plus(part, Rational.ONE);
            }
            return sum;
        } else if (expr instanceof Expr.Mul mul) {
            return product(mul);
        }
        Rational number = number(expr);
        return number == null ? null : new Linear(number, Map.of());
    }

    private @Nullable Linear product(Expr.Mul mul) {
        Linear open = null;
        Rational factor = Rational.ONE;
        for (Expr part : mul.factors()) {
            Linear form = linear(part);
            if (form == null || (!form.weights.isEmpty() && open != null)) {
                return null;
            } else if (form.weights.isEmpty()) {
                factor = factor.times(form.constant);
            } else {
                open = form;
            }
        }
        Linear none = new Linear(Rational.ZERO, Map.of());
        return open == null ? new Linear(factor, Map.of()) : none.plus(open, factor);
    }

    private boolean isOpen(Expr.Call call) {
        return givens.find(call.function()) instanceof Given.SmoothFunction f
                && f.ranges().isEmpty()
                && !fixed.contains(f.name())
                && draft.function(f.name()) != null;
    }

    private @Nullable Node node(Expr.Call call) {
        List<Rational> place = new ArrayList<>();
        for (Expr argument : call.arguments()) {
            Rational number = number(argument);
            if (number == null) {
                return null;
            }
            place.add(number);
        }
        int order = call.orders().stream().mapToInt(Integer::intValue).sum();
        return order > 0 && place.size() > 1 ? null : new Node(call.function(), place, order);
    }

    private @Nullable Rational number(Expr expr) {
        Expr ground = grounding.ground(expr);
        return ground == null ? null : Exact.value(ground, draft);
    }

    private boolean bend() {
        Map<Node, Rational> solved = solve();
        Map<Name, Map<Node, Rational>> byFunction = new TreeMap<>();
        solved.forEach((node, value) -> byFunction
                .computeIfAbsent(node.function(), key -> new LinkedHashMap<>())
                .put(node, value));
        boolean bent = false;
        for (Map.Entry<Name, Map<Node, Rational>> entry : byFunction.entrySet()) {
            Point.Chosen chosen = draft.function(entry.getKey());
            if (chosen != null && givens.find(entry.getKey()) instanceof Given.SmoothFunction f) {
                Expr body = bent(f, chosen, entry.getValue());
                if (body != null) {
                    draft.put(f.name(), new Point.Chosen(chosen.indexParameters(), chosen.parameters(), body));
                    bent = true;
                }
            }
        }
        return bent;
    }

    private @Nullable Expr bent(Given.SmoothFunction f, Point.Chosen chosen, Map<Node, Rational> prescribed) {
        Interpolation interpolation = new Interpolation(chosen, values);
        Map<List<Rational>, List<@Nullable Rational>> places = new LinkedHashMap<>();
        prescribed.forEach((node, value) -> {
            List<@Nullable Rational> derivatives = places.computeIfAbsent(node.place(), key -> new ArrayList<>());
            while (derivatives.size() <= node.order()) {
                derivatives.add(null);
            }
            derivatives.set(node.order(), value);
        });
        if (f.arity() == 1 && f.codomain().equals(Domain.REALS)) {
            return interpolation.byNewton(places);
        }
        boolean plain = places.values().stream().allMatch(derivatives -> derivatives.size() == 1);
        boolean aboveZero = Domains.startsAtZero(f.codomain())
                && f.codomain() instanceof Domain.Interval interval
                && interval.high() == null;
        return plain && (aboveZero || f.codomain().equals(Domain.REALS)) ? interpolation.byDistance(places) : null;
    }

    /** Values that satisfy the equations; those that these leave free are small numbers. */
    private Map<Node, Rational> solve() {
        Map<Node, Rational> solution = new LinkedHashMap<>();
        Set<Node> pivots = new HashSet<>();
        List<Linear> rows = new ArrayList<>();
        List<Node> heads = new ArrayList<>();
        for (Linear equation : equations) {
            Linear row = equation;
            for (int i = 0; i < rows.size(); i++) {
                Rational weight = row.weights.get(heads.get(i));
                row = weight == null ? row : row.plus(rows.get(i), weight.negate());
            }
            if (row.weights.isEmpty()) {
                continue;
            }
            Map.Entry<Node, Rational> pivot = row.weights.entrySet().iterator().next();
            Linear unit = new Linear(Rational.ZERO, Map.of()).plus(row, Rational.ONE.dividedBy(pivot.getValue()));
            Node head = pivot.getKey();
            rows.replaceAll(other -> {
                Rational weight = other.weights.get(head);
                return weight == null ? other : other.plus(unit, weight.negate());
            });
            rows.add(unit);
            heads.add(head);
            pivots.add(head);
        }
        for (Linear row : rows) {
            for (Node node : row.weights.keySet()) {
                if (!pivots.contains(node)) {
                    solution.computeIfAbsent(node, key -> Rational.of(values.integer(0, 3)));
                }
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            Rational value = rows.get(i).constant.negate();
            for (Map.Entry<Node, Rational> term : rows.get(i).weights.entrySet()) {
                Rational free = solution.get(term.getKey());
                if (!pivots.contains(term.getKey()) && free != null) {
                    value = value.minus(term.getValue().times(free));
                }
            }
            solution.put(heads.get(i), value);
        }
        return solution;
    }
}
