package org.gradproof.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.jspecify.annotations.Nullable;

/**
 * What equations of the givens say of atoms, and how an atom is built anew with something else in it. What holds for all
 * values of an index is used at a term only where that is known to lie between 1 and the range.
 */
final class Rules {
    private final Laws laws;
    private final Map<Atom, Poly> values = new LinkedHashMap<>();
    private final List<Family> families = new ArrayList<>();
    private final Map<Name, Optional<Domain.Finite>> finite = new HashMap<>();
    private boolean matching;

    Rules(Laws laws) {
        this.laws = laws;
    }

    /** For every value of an index from 1 to its range, the pattern has the value. */
    private record Family(Atom pattern, Name index, Ix range, Poly value) {}

    void learn(Atom atom, Poly value) {
        values.put(atom, value);
    }

    void learn(Atom pattern, Name index, Ix range, Poly value) {
        families.add(new Family(pattern, index, range, value));
    }

    /** The atom, or what an equation says that it equals. */
    Poly atom(Atom atom) {
        Poly value = values.get(atom);
        if (value != null) {
            return value;
        }
        if (matching || families.isEmpty()) {
            return Poly.of(atom);
        }
        matching = true;
        try {
            for (Family family : families) {
                if (family.pattern().kind == atom.kind) {
                    for (Ix candidate : terms(atom)) {
                        if (laws.known.isWithin(candidate, family.range())
                                && put(Poly.of(family.pattern()), family.index(), candidate)
                                        .equals(Poly.of(atom))) {
                            return put(family.value(), family.index(), candidate);
                        }
                    }
                }
            }
        } finally {
            matching = false;
        }
        return Poly.of(atom);
    }

    /** The index terms that stand in the atom and are not bound there. */
    private static Set<Ix> terms(Atom atom) {
        Set<Ix> found = new LinkedHashSet<>();
        collect(atom, found);
        found.removeIf(i -> i.base() != null && !atom.dependsOn(i.base()));
        return found;
    }

    private static void collect(Atom atom, Set<Ix> found) {
        found.addAll(atom.indices);
        for (Poly part : atom.parts) {
            part.atoms().forEach(a -> collect(a, found));
        }
    }

    /** Whether the symbol is declared to be 0 or 1. */
    boolean isZeroOne(Atom letter) {
        Domain.Finite values = labels(letter);
        return values != null && values.isZeroOne();
    }

    /** Whether the symbol is declared to be 1 or -1. */
    boolean isSign(Atom letter) {
        Domain.Finite values = labels(letter);
        return values != null && values.isSign();
    }

    private Domain.@Nullable Finite labels(Atom letter) {
        return finite.computeIfAbsent(Objects.requireNonNull(letter.name), name -> {
                    Given given = laws.givens.find(name);
                    Domain domain = given instanceof Given.Scalar scalar
                            ? scalar.domain()
                            : given instanceof Given.Family family ? family.domain() : Domain.REALS;
                    return domain instanceof Domain.Finite labels ? Optional.of(labels) : Optional.empty();
                })
                .orElse(null);
    }

    /** An index term as a number. */
    Poly index(Ix term) {
        Ix own = laws.known.settled(term);
        Poly offset = Poly.constant(own.offset());
        return own.base() == null
                ? offset
                : atom(Atom.letter(own.base(), List.of())).plus(offset);
    }

    /** The polynomial with an index term put for an index, every atom built anew. */
    Poly put(Poly poly, Name from, Ix to) {
        return poly.dependsOn(from) ? changed(poly, i -> i.put(from, to), p -> put(p, from, to), from, to) : poly;
    }

    /** The polynomial with every atom built anew: by what has been learned meanwhile. */
    Poly again(Poly poly) {
        return changed(poly, i -> i, this::again, null, Ix.of(0));
    }

    private Poly changed(Poly poly, UnaryOperator<Ix> index, UnaryOperator<Poly> part, @Nullable Name from, Ix to) {
        Poly sum = Poly.ZERO;
        for (Map.Entry<Mono, Rational> term : poly.terms().entrySet()) {
            Poly product = Poly.constant(term.getValue());
            for (Map.Entry<Atom, Rational> power : term.getKey().powers().entrySet()) {
                Atom atom = power.getKey();
                boolean same = from != null && !atom.dependsOn(from);
                Poly own = same
                        ? laws.ring.simplified(Mono.of(atom, power.getValue()))
                        : power(changed(atom, index, part, from, to), power.getValue());
                product = laws.times(product, own);
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    private Poly power(Poly poly, Rational exponent) {
        Atom atom = poly.atom();
        return atom == null ? laws.functions.power(poly, exponent) : laws.ring.simplified(Mono.of(atom, exponent));
    }

    private Poly changed(Atom atom, UnaryOperator<Ix> index, UnaryOperator<Poly> part, @Nullable Name from, Ix to) {
        if (atom.kind == Kind.LETTER && atom.indices.isEmpty()) {
            Name name = Objects.requireNonNull(atom.name);
            if (name.equals(from)) {
                return index(to);
            }
            return laws.known.isIndex(name) ? index(Ix.of(name)) : atom(atom);
        }
        if (!atom.bound.isEmpty()) {
            return switch (atom.kind) {
                case INTEGRAL -> laws.integrals.rebuilt(atom, part);
                case INVERSE, DETERMINANT -> laws.matrices.rebuilt(atom, part, index);
                default -> laws.sums.rebuilt(atom, part, index);
            };
        }
        List<Ix> indices =
                atom.indices.stream().map(index).map(laws.known::settled).toList();
        List<Poly> parts = atom.parts.stream().map(part).toList();
        return atom.isGuard()
                ? laws.guards.rebuilt(atom, indices, parts)
                : laws.functions.rebuilt(atom, indices, parts);
    }
}
