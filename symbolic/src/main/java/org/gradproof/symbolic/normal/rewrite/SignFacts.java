package org.gradproof.symbolic.normal.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.KnownSign;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Poly;
import org.jspecify.annotations.Nullable;

/** What is known of the signs of polynomials: the facts learned, at indices where they are universal, and declared ranges. */
final class SignFacts {
    private final Algebra algebra;
    private final Facts facts;
    private final Signs signs;
    private final List<KnownSign> known = new ArrayList<>();
    private final Map<Instance, KnownSign> instances = new HashMap<>();
    private final Set<Instance> underWay = new HashSet<>();

    SignFacts(Algebra algebra, Facts facts, Signs signs) {
        this.algebra = algebra;
        this.facts = facts;
        this.signs = signs;
    }

    void learn(KnownSign fact) {
        known.add(fact);
        instances.clear();
    }

    int size() {
        return known.size();
    }

    /** Forgets all but the first facts, and the instances of these too: {@code |x_k|} may be {@code x_k} in them. */
    void forgetBeyond(int size) {
        known.subList(size, known.size()).clear();
        instances.clear();
    }

    /** The names of which something is known that is not for all values of an index. */
    Set<Name> names() {
        Set<Name> found = new LinkedHashSet<>();
        known.stream()
                .filter(k -> k.universal().isEmpty())
                .forEach(k -> found.addAll(k.poly().free()));
        return found;
    }

    /** Positive polynomials whose logs stand in what is known. */
    Set<Poly> inLogs() {
        Set<Poly> found = new LinkedHashSet<>();
        for (KnownSign fact : known) {
            for (Atom atom : fact.poly().atoms()) {
                if (atom instanceof Atom.Log log && signs.sign(log.argument) == Sign.POSITIVE) {
                    found.add(log.argument);
                }
            }
        }
        return found;
    }

    /** Facts that speak of the atoms of the polynomial: their ranges, and what was learned. */
    List<KnownSign> about(Poly poly) {
        List<KnownSign> all = new ArrayList<>();
        for (Atom atom : poly.atoms()) {
            if (atom instanceof Atom.Symbol symbol) {
                addRange(symbol, all);
                for (KnownSign fact : known) {
                    KnownSign instance = instance(fact, symbol);
                    if (instance != null) {
                        all.add(instance);
                    }
                }
            } else if (atom instanceof Atom.BigOperator operator
                    && operator.kind == Kind.SUM
                    && operator.variables.size() == 1) {
                addDominated(operator, poly, all);
            }
        }
        for (KnownSign fact : known) {
            if (fact.universal().isEmpty()) {
                all.add(fact);
            }
        }
        return all;
    }

    private void addRange(Atom.Symbol symbol, List<KnownSign> all) {
        Given given = facts.givens().find(symbol.name);
        Domain domain = given instanceof Given.Scalar scalar
                ? scalar.domain()
                : given instanceof Given.Family family ? family.domain() : null;
        Poly value = Poly.of(symbol);
        if (domain instanceof Domain.Interval interval) {
            if (interval.low() != null && !interval.low().isZero()) {
                all.add(KnownSign.of(value.minus(Poly.constant(interval.low())), interval.lowOpen()));
            }
            if (interval.high() != null && !interval.high().isZero()) {
                all.add(KnownSign.of(Poly.constant(interval.high()).minus(value), interval.highOpen()));
            }
        } else if (domain instanceof Domain.Finite finite && !finite.values().isEmpty()) {
            Rational high = finite.values().stream().max(Rational::compareTo).orElseThrow();
            Rational low = finite.values().stream().min(Rational::compareTo).orElseThrow();
            all.add(KnownSign.of(Poly.constant(high).minus(value), false));
            all.add(KnownSign.of(value.minus(Poly.constant(low)), false));
        }
        if (given instanceof Given.Family family && family.simplex()) {
            all.add(KnownSign.of(Poly.ONE.minus(value), false));
        }
        if (given instanceof Given.Definition) {
            Sign belowOne = signs.bounds(symbol.name).belowOne();
            if (belowOne.isNonnegative()) {
                all.add(new KnownSign(Poly.ONE.minus(value), belowOne, List.of()));
            }
        }
        Idx top = symbol.indices.isEmpty() ? facts.range(symbol.name) : null;
        if (top != null && given instanceof Given.Index) {
            // An index lies within its range.
            all.add(KnownSign.of(algebra.index(top).minus(value), false));
        }
        if (given instanceof Given.Size) {
            int least = facts.indexCase().least(symbol.name);
            all.add(KnownSign.of(value.minus(Poly.constant(least)), false));
        }
    }

    /** A sum of terms that are not negative is at least each of its terms. */
    private void addDominated(Atom.BigOperator operator, Poly poly, List<KnownSign> all) {
        Sign body = signs.sign(Poly.term(Rational.ONE, operator.body));
        if (!body.isNonnegative() || operator.body.atoms().stream().anyMatch(Atom.Guard.class::isInstance)) {
            return;
        }
        for (Name index : poly.free()) {
            Idx range = facts.range(index);
            if (range != null && range.equals(operator.ranges.get(0))) {
                Poly term = algebra.substitute(
                        Poly.term(Rational.ONE, operator.body), operator.variables.get(0), Idx.of(index));
                boolean others = facts.hasSeveral(range);
                all.add(KnownSign.of(Poly.of(operator).minus(term), others && body == Sign.POSITIVE, Law.DOMINATED));
            }
        }
    }

    /** The universal fact at the indices of the symbol, if it speaks of the symbol's family. */
    private @Nullable KnownSign instance(KnownSign fact, Atom.Symbol symbol) {
        if (fact.universal().size() != 1) {
            return null;
        }
        Name universal = fact.universal().get(0);
        for (Atom atom : fact.poly().atoms()) {
            if (atom instanceof Atom.Symbol pattern && pattern.name.equals(symbol.name)) {
                for (int i = 0; i < pattern.indices.size(); i++) {
                    if (pattern.indices.get(i).equals(Idx.of(universal)) && facts.isInstance(universal, symbol, i)) {
                        return instance(fact, universal, symbol.indices.get(i));
                    }
                }
            }
        }
        return null;
    }

    private record Instance(KnownSign fact, Idx index) {}

    /** The fact at one index, worked out once; null while that is under way, as a sign in it may be asked for. */
    private @Nullable KnownSign instance(KnownSign fact, Name universal, Idx index) {
        Instance key = new Instance(fact, index);
        KnownSign instance = instances.get(key);
        if (instance == null && underWay.add(key)) {
            try {
                instance = new KnownSign(algebra.substitute(fact.poly(), universal, index), fact.sign(), List.of());
                instances.put(key, instance);
            } finally {
                underWay.remove(key);
            }
        }
        return instance;
    }
}
