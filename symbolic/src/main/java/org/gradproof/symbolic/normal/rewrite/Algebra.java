package org.gradproof.symbolic.normal.rewrite;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.Combination;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Factors;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.jspecify.annotations.Nullable;

/** The rooms of the normal form, joined: every constructor of atoms goes through here. */
public final class Algebra {
    private final Facts facts;
    private final Ring ring;
    private final Powers powers;
    private final Guards guards;
    private final Sums sums;
    private final Products products;
    private final Signs signs;
    private final Integrals integrals;
    private final CanonicalSums canonical;
    private final PartialFractions reduction;
    private final Angles angles;
    private final WholePowers wholePowers;
    private final List<Combination> combinations = new ArrayList<>();
    private final Set<Law> used = EnumSet.noneOf(Law.class);
    private final Map<Atom, Poly> rewrites = new HashMap<>();
    private final Map<Name, List<Component>> families = new HashMap<>();
    private final List<FoldFamily> foldFamilies = new ArrayList<>();
    private final Set<Atom.Extreme> extremes = new LinkedHashSet<>();
    private boolean matching;

    public Algebra(Facts facts) {
        this.facts = facts;
        this.ring = new Ring(this, facts);
        this.powers = new Powers(this, ring);
        this.guards = new Guards(this, facts);
        this.sums = new Sums(this, facts, ring);
        this.products = new Products(this, ring);
        this.signs = new Signs(this, facts);
        this.integrals = new Integrals(this, ring);
        this.canonical = new CanonicalSums(this);
        this.reduction = new PartialFractions(ring);
        this.angles = new Angles(this);
        this.wholePowers = new WholePowers(this, facts);
    }

    public Facts facts() {
        return facts;
    }

    public Ring ring() {
        return ring;
    }

    public Powers powers() {
        return powers;
    }

    public Guards guards() {
        return guards;
    }

    public Sums sums() {
        return sums;
    }

    public Products products() {
        return products;
    }

    public Signs signs() {
        return signs;
    }

    public Integrals integrals() {
        return integrals;
    }

    public Angles angles() {
        return angles;
    }

    public WholePowers wholePowers() {
        return wholePowers;
    }

    public void note(Law law) {
        used.add(law);
    }

    /** Notes what shows the sign of a polynomial. */
    public void note(Combination combination) {
        combinations.add(combination);
    }

    /** All that showed the sign of a polynomial, in the order in which it was found. */
    public List<Combination> combinations() {
        return combinations;
    }

    public Set<Law> used() {
        return used;
    }

    /** From now on the atom is replaced wherever it is built. */
    public void rewrite(Atom atom, Poly by) {
        rewrites.put(atom, by);
    }

    /**
     * From now on each component that is the pattern with something in the index's range is replaced, that put into
     * the value.
     */
    public void rewriteFamily(Atom.Symbol pattern, Name index, Poly value) {
        families.computeIfAbsent(pattern.name, n -> new ArrayList<>()).add(new Component(pattern, index, value));
    }

    private record Component(Atom.Symbol pattern, Name index, Poly value) {
        /** What stands for the index in the symbol, or null if the symbol is not of the pattern, or beyond its range. */
        @Nullable
        Idx match(Atom.Symbol symbol, Facts facts) {
            Idx found = null;
            for (int i = 0; i < pattern.indices.size() && i < symbol.indices.size(); i++) {
                Idx own = symbol.indices.get(i);
                boolean open = index.equals(pattern.indices.get(i).base());
                int offset = pattern.indices.get(i).offset();
                Idx value = open ? own.plus(-offset) : own;
                boolean instance =
                        open && (offset == 0 ? facts.isInstance(index, symbol, i) : facts.ranges(index, value));
                if (instance && (found == null || found.equals(value))) {
                    found = value;
                } else if (open || !pattern.indices.get(i).equals(own)) {
                    return null;
                }
            }
            return found;
        }
    }

    /**
     * From now on the sum is replaced for every value in the range of the index that is free in it.
     *
     * @param whole whether what is summed has no component beyond the index's range
     */
    public void rewriteFolds(Atom.BigOperator pattern, Name index, boolean whole, Poly value) {
        foldFamilies.add(new FoldFamily(pattern, index, whole, value));
    }

    private record FoldFamily(Atom.BigOperator pattern, Name index, boolean whole, Poly value) {}

    /** What a given for all values of an index says of the sum, or null. */
    private @Nullable Poly ofFamily(Atom.BigOperator operator) {
        for (FoldFamily family : foldFamilies) {
            if (!operator.ranges.equals(family.pattern().ranges) || matching) {
                continue;
            }
            matching = true;
            try {
                for (Idx candidate : indices(operator.body)) {
                    boolean bound = candidate.base() != null && operator.variables.contains(candidate.base());
                    if (bound || !(family.whole() || facts.ranges(family.index(), candidate))) {
                        continue;
                    }
                    Poly instance = substitute(Poly.of(family.pattern()), family.index(), candidate);
                    if (instance.equals(Poly.of(operator))) {
                        return substitute(family.value(), family.index(), candidate);
                    }
                }
            } finally {
                matching = false;
            }
        }
        return null;
    }

    /** The index terms of the components in the monomial. */
    private static Set<Idx> indices(Mono mono) {
        Set<Idx> found = new LinkedHashSet<>();
        for (Atom atom : mono.atoms()) {
            if (atom instanceof Atom.Symbol symbol) {
                found.addAll(symbol.indices);
            }
        }
        return found;
    }

    /** The atom, or what a given says that it equals. */
    public Poly atom(Atom atom) {
        if (!rewrites.isEmpty()) {
            Poly by = rewrites.get(atom);
            if (by != null) {
                return by;
            }
        }
        if (!families.isEmpty() && atom instanceof Atom.Symbol symbol) {
            for (Component component : families.getOrDefault(symbol.name, List.of())) {
                Idx index = component.match(symbol, facts);
                if (index != null) {
                    return substitute(component.value(), component.index(), index);
                }
            }
        }
        if (!foldFamilies.isEmpty() && atom instanceof Atom.BigOperator operator) {
            Poly value = ofFamily(operator);
            return value == null ? Poly.of(atom) : value;
        }
        return Poly.of(atom);
    }

    /** The value of an index term as a real number. */
    public Poly index(Idx index) {
        Poly offset = Poly.constant(index.offset());
        return index.base() == null
                ? offset
                : atom(new Atom.Symbol(index.base(), List.of())).plus(offset);
    }

    Poly reduce(Poly poly) {
        return reduction.reduce(poly);
    }

    Poly absolute(Poly poly) {
        return powers.absolute(poly);
    }

    /** The irreducible factors of a primitive polynomial, as far as they are found. */
    public List<Poly> factor(Poly poly) {
        return Factors.of(poly, facts.polynomials());
    }

    Poly canonicalFold(Kind kind, List<Name> variables, List<Idx> ranges, Mono body) {
        return canonical.operator(kind, variables, ranges, body);
    }

    public Poly canonicalExtreme(Kind kind, Name variable, Idx range, Poly body) {
        if (range.isNumber()) {
            throw new Unsupported("a maximum over a number of terms");
        }
        Poly extreme = canonical.extreme(kind, variable, range, body);
        extreme.atoms().forEach(a -> {
            if (a instanceof Atom.Extreme atom) {
                extremes.add(atom);
            }
        });
        return extreme;
    }

    /** All largest and smallest values met so far. */
    public Set<Atom.Extreme> extremes() {
        return extremes;
    }

    /** The polynomial with a symbol that no atom binds under another name. */
    public Poly rename(Poly poly, Name from, Name to) {
        return substitute(poly, from, Idx.of(to));
    }

    /** The polynomial with an index symbol replaced, every atom rebuilt. */
    public Poly substitute(Poly poly, Name from, Idx to) {
        if (!poly.dependsOn(from)) {
            return poly;
        }
        Poly.Builder builder = new Poly.Builder();
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            builder.add(substitute(term.getKey(), from, to), term.getValue());
        }
        return builder.build();
    }

    private Poly substitute(Mono mono, Name from, Idx to) {
        ring.spend(1);
        Poly result = Poly.term(Rational.ONE, mono.filter(a -> !a.dependsOn(from)));
        Mono changed = mono.filter(a -> a.dependsOn(from));
        for (int i = 0; i < changed.size(); i++) {
            Poly rebuilt = substitute(changed.atom(i), from, to);
            result = ring.times(result, power(rebuilt, changed.exponent(i)));
        }
        return result;
    }

    private Poly power(Poly rebuilt, Rational exponent) {
        if (rebuilt.size() == 1) {
            Map.Entry<Mono, Rational> only = rebuilt.terms().iterator().next();
            if (only.getValue().isOne()
                    && only.getKey().size() == 1
                    && only.getKey().exponent(0).isOne()) {
                return ring.simplified(only.getKey().power(exponent), Rational.ONE);
            }
        }
        return powers.power(rebuilt, exponent);
    }

    private Poly substitute(Atom atom, Name from, Idx to) {
        if (atom instanceof Atom.Symbol symbol) {
            if (symbol.indices.isEmpty()) {
                return symbol.name.equals(from) ? index(to) : Poly.of(symbol);
            }
            return atom(new Atom.Symbol(symbol.name, substitute(symbol.indices, from, to), symbol.symmetric));
        } else if (atom instanceof Atom.Exp exp) {
            return powers.exp(substitute(Poly.term(Rational.ONE, exp.exponent), from, to));
        } else if (atom instanceof Atom.Log log) {
            return powers.log(substitute(log.argument, from, to));
        } else if (atom instanceof Atom.Base base) {
            return substitute(base.poly, from, to);
        } else if (atom instanceof Atom.Guard guard) {
            Idx left = guard.left.substitute(from, to);
            Idx right = guard.right.substitute(from, to);
            return switch (guard.test) {
                case EQ -> guards.equal(left, right);
                case LT -> guards.less(left, right);
                case IN -> guards.member(left, Objects.requireNonNull(guard.set));
            };
        } else if (atom instanceof Atom.BigOperator operator) {
            return sums.substitute(operator, from, to);
        } else if (atom instanceof Atom.Integral integral) {
            return integrals.substitute(integral, from, to);
        } else if (atom instanceof Atom.Extreme extreme) {
            Name fresh = facts.fresh(extreme.range);
            Poly body = substitute(substitute(extreme.body, extreme.variable, Idx.of(fresh)), from, to);
            return canonicalExtreme(extreme.kind, fresh, extreme.range.substitute(from, to), body);
        } else if (atom instanceof Atom.Apply apply) {
            List<Poly> arguments = new ArrayList<>();
            apply.arguments.forEach(a -> arguments.add(substitute(a, from, to)));
            return apply(apply.function, apply.name, substitute(apply.indices, from, to), arguments, apply.orders);
        } else if (atom instanceof Atom.Derivative slot) {
            return Poly.of(new Atom.Derivative(
                    new Atom.Symbol(slot.of.name, substitute(slot.of.indices, from, to)),
                    new Atom.Symbol(slot.by.name, substitute(slot.by.indices, from, to))));
        } else if (atom instanceof Atom.Where where) {
            return guards.relation(substitute(where.poly, from, to), where.relation);
        }
        return Poly.of(atom);
    }

    private static List<Idx> substitute(List<Idx> indices, Name from, Idx to) {
        return indices.stream().map(i -> i.substitute(from, to)).toList();
    }

    /** A named function of polynomials. */
    public Poly apply(
            String function, @Nullable Name name, List<Idx> indices, List<Poly> arguments, List<Integer> orders) {
        for (int i = 0; i < arguments.size(); i++) {
            int position = i;
            Poly split = guards.expand(arguments.get(i), a -> {
                List<Poly> replaced = new ArrayList<>(arguments);
                replaced.set(position, a);
                return apply(function, name, indices, replaced, orders);
            });
            if (split != null) {
                return split;
            }
        }
        if (function.equals("abs")) {
            return powers.absolute(arguments.get(0));
        }
        if (function.equals("sin") || function.equals("cos")) {
            return trigonometric(function, reduce(arguments.get(0)));
        }
        if (function.equals(WholePart.FLOOR)) {
            return new WholePart(this).of(reduce(arguments.get(0)));
        }
        if (function.equals("factorial")) {
            return Functions.factorial(this, reduce(arguments.get(0)));
        }
        if (function.equals("binomial")) {
            return new Factorials(this).binomial(reduce(arguments.get(0)), reduce(arguments.get(1)));
        }
        if (function.equals("power")) {
            Poly power = wholePowers.power(arguments.get(0), arguments.get(1));
            if (power == null) {
                throw new Unsupported("a power with the exponent " + arguments.get(1));
            }
            return power;
        }
        return atom(new Atom.Apply(
                function,
                name,
                indices,
                arguments.stream().map(this::fractionless).toList(),
                orders));
    }

    /** One spelling for equal arguments, as far as that goes. */
    private Poly fractionless(Poly poly) {
        return reduce(ring.poly(ring.together(poly)));
    }

    private Poly trigonometric(String function, Poly argument) {
        boolean sine = function.equals("sin");
        if (argument.isZero()) {
            return sine ? Poly.ZERO : Poly.ONE;
        }
        Poly value = angles.value(argument, sine);
        if (value != null) {
            return value;
        }
        boolean flip = argument.leadCoefficient().signum() < 0;
        Poly canonicalArgument = flip ? argument.negate() : argument;
        Poly atom = Poly.of(new Atom.Apply(function, null, List.of(), List.of(canonicalArgument), List.of()));
        return flip && sine ? atom.negate() : atom;
    }
}
