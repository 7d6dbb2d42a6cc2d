package org.gradproof.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Sums, products and extremes over an index from 1 to a range that is not empty, or of a known number of terms. A sum is
 * linear; what does not depend on its index stands before it; a delta picks one term.
 */
final class Sums {
    private static final int MOST_EXPLICIT = 12;
    private static final int MOST_VARIABLES = 4;
    private static final int MOST_JOINED = 3;

    private final Laws laws;

    Sums(Laws laws) {
        this.laws = laws;
    }

    /** {@code sum_{j=1}^range body}. */
    Poly sum(Name j, Ix range, Poly body) {
        if (range.isNumber()) {
            Poly sum = Poly.ZERO;
            for (int i = 1; i <= explicit(range); i++) {
                sum = sum.plus(laws.rules.put(body, j, Ix.of(i)));
            }
            return sum;
        }
        Poly sum = Poly.ZERO;
        for (Map.Entry<Mono, Rational> term : laws.ring.divided(body).terms().entrySet()) {
            Poly outside = Poly.term(term.getKey().filter(a -> !a.dependsOn(j)), term.getValue());
            sum = sum.plus(laws.times(outside, ofInside(j, range, term.getKey().filter(a -> a.dependsOn(j)))));
        }
        return sum;
    }

    private static int explicit(Ix range) {
        if (range.offset() > MOST_EXPLICIT) {
            throw new NoAnswer("a sum of many terms");
        }
        return range.offset();
    }

    private Poly ofInside(Name j, Ix range, Mono inside) {
        Poly count = laws.rules.index(range);
        if (inside.isOne()) {
            return count;
        }
        for (Atom atom : inside.powers().keySet()) {
            Ix value = atom.kind == Kind.EQUAL ? solved(atom, j) : null;
            if (value != null) {
                // sum_j [j = c] a_j = [1 <= c <= range] a_c.
                Poly within = laws.times(
                        Poly.ONE.minus(laws.guards.less(value, Ix.of(1))),
                        Poly.ONE.minus(laws.guards.less(range, value)));
                if (within.isZero()) {
                    return Poly.ZERO;
                }
                Poly picked = laws.rules.put(Poly.term(inside.without(atom), Rational.ONE), j, value);
                return laws.times(within, picked);
            }
        }
        Atom letter = Atom.letter(j, List.of());
        Rational power = inside.exponent(letter);
        if (inside.without(letter).isOne() && power.isInteger() && power.signum() > 0) {
            Poly known = powers(count, power.numerator().intValueExact());
            if (known != null) {
                return known;
            }
        }
        Poly counted = counted(j, range, inside);
        return counted != null ? counted : joined(j, range, inside);
    }

    /** {@code sum j, sum j^2, sum j^3}. */
    private @Nullable Poly powers(Poly n, int power) {
        Poly next = n.plus(Poly.ONE);
        Poly twice = laws.times(n, next);
        return switch (power) {
            case 1 -> twice.scale(Rational.HALF);
            case 2 -> laws.times(twice, n.scale(Rational.of(2)).plus(Poly.ONE)).scale(Rational.of(1, 6));
            case 3 -> laws.times(twice, twice).scale(Rational.of(1, 4));
            default -> null;
        };
    }

    /** {@code sum_j [j < k] = k - 1} for a k from 1 to the range plus one. */
    private @Nullable Poly counted(Name j, Ix range, Mono inside) {
        Atom only = inside.powers().keySet().iterator().next();
        if (inside.powers().size() != 1 || only.kind != Kind.LESS) {
            return null;
        }
        Ix left = only.indices.get(0);
        Ix right = only.indices.get(1);
        if (left.equals(Ix.of(j)) && laws.known.isWithin(right, range)) {
            return laws.rules.index(right).minus(Poly.ONE);
        } else if (right.equals(Ix.of(j)) && laws.known.isWithin(left, range)) {
            return laws.rules.index(range).minus(laws.rules.index(left));
        }
        return null;
    }

    /** The value of the index at which the delta is 1. */
    private static @Nullable Ix solved(Atom delta, Name j) {
        Ix a = delta.indices.get(0);
        Ix b = delta.indices.get(1);
        if (j.equals(a.base()) && !j.equals(b.base())) {
            return b.plus(-a.offset());
        }
        return j.equals(b.base()) && !j.equals(a.base()) ? a.plus(-b.offset()) : null;
    }

    /** Sums inside are joined to one over several indices: a product of finite sums is the sum over all pairs. */
    private Poly joined(Name j, Ix range, Mono inside) {
        List<Name> variables = new ArrayList<>(List.of(j));
        List<Ix> ranges = new ArrayList<>(List.of(range));
        Poly body = Poly.ONE;
        for (Map.Entry<Atom, Rational> power : inside.powers().entrySet()) {
            Rational exponent = power.getValue();
            boolean joins = power.getKey().kind == Kind.SUM
                    && exponent.isInteger()
                    && exponent.signum() > 0
                    && exponent.compareTo(Rational.of(MOST_JOINED)) <= 0;
            for (int i = 0; joins && i < exponent.numerator().intValueExact(); i++) {
                body = laws.times(body, opened(power.getKey(), variables, ranges));
            }
            if (!joins) {
                body = laws.times(body, Mono.of(power.getKey(), exponent));
            }
        }
        Poly sum = Poly.ZERO;
        for (Map.Entry<Mono, Rational> term : body.terms().entrySet()) {
            Poly contracted = laws.matrices.contracted(variables, ranges, term.getKey());
            Poly own = contracted != null ? contracted : parted(variables, ranges, term.getKey());
            sum = sum.plus(own, term.getValue());
        }
        return sum;
    }

    /** The body with new indices, which are added to the lists. */
    private Poly opened(Atom operator, List<Name> variables, List<Ix> ranges) {
        Poly body = operator.part();
        for (int i = 0; i < operator.bound.size(); i++) {
            Ix range = operator.indices.get(i);
            Name fresh = laws.known.fresh(range);
            body = laws.rules.put(body, operator.bound.get(i), Ix.of(fresh));
            variables.add(fresh);
            ranges.add(range);
        }
        return body;
    }

    /** Factors that share no index are sums of their own. */
    private Poly parted(List<Name> variables, List<Ix> ranges, Mono body) {
        List<Name> left = new ArrayList<>(variables);
        Poly result = Poly.term(body.filter(a -> variables.stream().noneMatch(a::dependsOn)), Rational.ONE);
        while (!left.isEmpty()) {
            Set<Name> together = new LinkedHashSet<>(Set.of(left.get(0)));
            int before;
            do {
                before = together.size();
                for (Atom atom : body.powers().keySet()) {
                    if (together.stream().anyMatch(atom::dependsOn)) {
                        left.stream().filter(atom::dependsOn).forEach(together::add);
                    }
                }
            } while (together.size() > before);
            left.removeAll(together);
            List<Name> own = variables.stream().filter(together::contains).toList();
            List<Ix> ownRanges = own.stream()
                    .map(name -> ranges.get(variables.indexOf(name)))
                    .toList();
            Mono part = body.filter(a -> own.stream().anyMatch(a::dependsOn));
            result = laws.times(
                    result, part.isOne() ? laws.rules.index(ownRanges.get(0)) : closed(Kind.SUM, own, ownRanges, part));
        }
        return result;
    }

    private Poly closed(Kind kind, List<Name> variables, List<Ix> ranges, Mono body) {
        return closed(kind, variables, ranges, Poly.term(body, Rational.ONE));
    }

    /** The atom, its indices named by how deep it is, in the order that gives the first of all spellings. */
    private Poly closed(Kind kind, List<Name> variables, List<Ix> ranges, Poly body) {
        if (variables.size() > MOST_VARIABLES) {
            throw new NoAnswer("a sum over many indices");
        }
        int depth = body.depth();
        Atom best = null;
        for (List<Integer> order : orders(variables.size())) {
            Poly renamed = body;
            List<Name> names = new ArrayList<>();
            List<Ix> ends = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                Name name = new Name("%", depth + i + 1);
                names.add(name);
                ends.add(ranges.get(order.get(i)));
                renamed = Renaming.of(renamed, variables.get(order.get(i)), name);
            }
            Atom atom = new Atom(kind, null, "", ends, List.of(renamed), names);
            best = best == null || atom.compareTo(best) < 0 ? atom : best;
        }
        return laws.rules.atom(Objects.requireNonNull(best));
    }

    private static List<List<Integer>> orders(int size) {
        List<List<Integer>> all = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < size; i++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> order : all) {
                for (int next = 0; next < size; next++) {
                    if (!order.contains(next)) {
                        List<Integer> more = new ArrayList<>(order);
                        more.add(next);
                        longer.add(more);
                    }
                }
            }
            all = longer;
        }
        return all;
    }

    /** {@code prod_{j=1}^range body}: of a product the product of each factor's, of an exponential that of the sum. */
    Poly product(Name j, Ix range, Poly body) {
        if (range.isNumber()) {
            Poly product = Poly.ONE;
            for (int i = 1; i <= explicit(range); i++) {
                product = laws.times(product, laws.rules.put(body, j, Ix.of(i)));
            }
            return product;
        }
        if (body.isZero()) {
            return Poly.ZERO;
        }
        Ring.Primitive primitive = Ring.primitive(body);
        Poly count = laws.rules.index(range);
        boolean turned = laws.signs.isNonnegative(primitive.poly().negate());
        Rational number = turned ? primitive.number().negate() : primitive.number();
        Poly result = laws.functions.power(Poly.constant(number), count);
        for (Map.Entry<Atom, Rational> power : primitive.content().powers().entrySet()) {
            result = laws.times(result, ofPower(j, range, power.getKey(), power.getValue()));
        }
        Poly rest = turned ? primitive.poly().negate() : primitive.poly();
        return rest.isOne() ? result : laws.times(result, closed(Kind.PRODUCT, List.of(j), List.of(range), rest));
    }

    private Poly ofPower(Name j, Ix range, Atom atom, Rational exponent) {
        if (!atom.dependsOn(j)) {
            Poly power = Poly.term(Mono.of(atom, exponent), Rational.ONE);
            return laws.functions.power(power, laws.rules.index(range));
        } else if (atom.kind == Kind.EXP) {
            return laws.functions.exp(sum(j, range, atom.part()).scale(exponent));
        } else if (exponent.isInteger() || laws.signs.isPositive(Poly.of(atom))) {
            Poly product = closed(Kind.PRODUCT, List.of(j), List.of(range), Poly.of(atom));
            return laws.functions.power(product, exponent);
        }
        return closed(Kind.PRODUCT, List.of(j), List.of(range), Mono.of(atom, exponent));
    }

    /** {@code log prod_j a_j = sum_j log a_j}, for positive factors. */
    Poly logOfProduct(Atom product) {
        Ix range = product.indices.get(0);
        Name fresh = laws.known.fresh(range);
        Poly body = laws.rules.put(product.part(), product.bound.get(0), Ix.of(fresh));
        return sum(fresh, range, laws.functions.log(body));
    }

    /** The largest or smallest value. */
    Poly extreme(Kind kind, Name j, Ix range, Poly body) {
        if (range.isNumber()) {
            throw new NoAnswer("a maximum of a number of terms");
        }
        return body.dependsOn(j) ? closed(kind, List.of(j), List.of(range), body) : body;
    }

    /** The atom with something put inside, all indices new. */
    Poly rebuilt(Atom operator, UnaryOperator<Poly> change, UnaryOperator<Ix> ends) {
        List<Name> variables = new ArrayList<>();
        List<Ix> ranges = new ArrayList<>();
        Poly body = change.apply(opened(operator, variables, ranges));
        for (int i = variables.size() - 1; i >= 0; i--) {
            Ix range = laws.known.settled(ends.apply(ranges.get(i)));
            body = switch (operator.kind) {
                case SUM -> sum(variables.get(i), range, body);
                case PRODUCT -> product(variables.get(i), range, body);
                default -> extreme(operator.kind, variables.get(i), range, body);
            };
        }
        return body;
    }
}
