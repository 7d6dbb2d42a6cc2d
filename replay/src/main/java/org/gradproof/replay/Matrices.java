package org.gradproof.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.jspecify.annotations.Nullable;

/**
 * Inverses and determinants of square matrices, each by the polynomial that an entry of the matrix is. A matrix times its
 * inverse is the identity: of the sum that an entry of the matrix is, one term beside the inverse makes way for the others.
 */
final class Matrices {
    private final Laws laws;
    /** The matrices that have an inverse wherever the claim has a value. */
    private final Set<String> regular = new HashSet<>();

    Matrices(Laws laws) {
        this.laws = laws;
    }

    /**
     * An entry of the inverse, or the determinant.
     *
     * @param entry of the matrix, at the row p and the column q
     * @param at the row and column of the inverse's entry
     */
    Poly of(Kind kind, Poly entry, Name p, Name q, Ix size, List<Ix> at) {
        Poly identity = laws.guards.equal(Ix.of(p), Ix.of(q));
        if (entry.equals(identity)) {
            return kind == Kind.INVERSE ? laws.guards.equal(at.get(0), at.get(1)) : Poly.ONE;
        }
        Atom atom = atom(kind, entry, p, q, size, at);
        if (kind == Kind.DETERMINANT && entry.minus(identity).size() == 1) {
            Map.Entry<Mono, Rational> term = entry.minus(identity).lead();
            Word word = word(term.getKey(), p, q);
            return word == null ? laws.rules.atom(atom) : exchanged(atom, word, term.getValue(), p, q, size);
        }
        return laws.rules.atom(atom);
    }

    /** Of a matrix and its transpose, whose inverse is the transpose of the inverse, that which is written first. */
    private static Atom atom(Kind kind, Poly entry, Name p, Name q, Ix size, List<Ix> at) {
        Name row = new Name("%", entry.depth() + 1);
        Name col = new Name("%", entry.depth() + 2);
        Poly straight = Renaming.of(Renaming.of(entry, p, row), q, col);
        Poly turned = Renaming.of(Renaming.of(entry, p, col), q, row);
        boolean turns = turned.toString().compareTo(straight.toString()) < 0;
        List<Ix> indices = List.of(size, size, at.get(turns ? 1 : 0), at.get(turns ? 0 : 1));
        List<Poly> parts = List.of(turns ? turned : straight);
        String tag = straight.equals(turned) ? Atom.SYMMETRIC : "";
        Atom plain = new Atom(kind, null, tag, indices, parts, List.of(row, col));
        return new Atom(kind, null, tag, plain.ordered(indices), parts, List.of(row, col));
    }

    Poly rebuilt(Atom matrix, UnaryOperator<Poly> change, UnaryOperator<Ix> index) {
        Ix size = laws.known.settled(index.apply(matrix.indices.get(0)));
        Name p = laws.known.fresh(size);
        Name q = laws.known.fresh(size);
        Poly entry = change.apply(opened(matrix, p, q));
        List<Ix> at = matrix.indices.subList(2, 4).stream()
                .map(index)
                .map(laws.known::settled)
                .toList();
        return of(matrix.kind, entry, p, q, size, at);
    }

    /** The matrix's entry at a row and a column. */
    private Poly opened(Atom matrix, Name row, Name col) {
        return laws.rules.put(
                laws.rules.put(matrix.part(), matrix.bound.get(0), Ix.of(row)), matrix.bound.get(1), Ix.of(col));
    }

    /** The monomial as a word between the ends, or null if it is none. */
    private @Nullable Word word(Mono mono, Name first, Name last) {
        return Word.of(mono, Set.of(first, last), laws.known);
    }

    /**
     * {@code sum_j M_xj (M^-1)_jo = [x = o]}, and the same on the other side: where the term of M with the most factors
     * stands beside the inverse, it is the identity less the other terms. Null where none does.
     *
     * @param body what is summed up over the variables
     */
    @Nullable
    Poly contracted(List<Name> variables, List<Ix> ranges, Mono body) {
        for (Atom inverse : body.powers().keySet()) {
            for (int side = 0; side < 2 && inverse.kind == Kind.INVERSE; side++) {
                Ix met = inverse.indices.get(2 + side);
                int place = met.offset() == 0 && met.base() != null ? variables.indexOf(met.base()) : -1;
                Map<Name, Ix> all = new LinkedHashMap<>();
                for (int i = 0; i < variables.size(); i++) {
                    all.put(variables.get(i), ranges.get(i));
                }
                boolean meets = place >= 0
                        && ranges.get(place).equals(inverse.indices.get(0))
                        && body.exponent(inverse).isOne();
                Poly found = meets ? contracted(all, body.without(inverse), inverse, side) : null;
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable Poly contracted(Map<Name, Ix> variables, Mono body, Atom inverse, int side) {
        Name met = inverse.bound.get(1 - side);
        Name free = inverse.bound.get(side);
        Ix j = inverse.indices.get(2 + side);
        Ix size = inverse.indices.get(0);
        Ix other = inverse.indices.get(3 - side);
        Map.Entry<Mono, Rational> lead = null;
        Word longest = null;
        for (Map.Entry<Mono, Rational> term : inverse.part().terms().entrySet()) {
            Word word = word(term.getKey(), met, free);
            // Of several as long the last one, as they stand in one order.
            boolean fits = word != null && word.scalars().isOne() && word.hangsOn(met);
            if (word != null && fits && (longest == null || word.size() >= longest.size())) {
                longest = word;
                lead = term;
            }
        }
        if (longest == null || lead == null) {
            return null;
        }
        Word.Match match = longest.in(body, variables, met, j);
        Ix x = match == null ? null : match.values().get(free);
        boolean holds = match != null
                && x != null
                && match.leaves(x)
                && match.leaves(other)
                && laws.known.isWithin(x, size)
                && laws.known.isWithin(other, size);
        if (match == null || x == null || !holds) {
            return null;
        }
        Poly others = inverse.part().minus(Poly.term(lead.getKey(), lead.getValue()));
        Poly beside = laws.rules.put(laws.rules.put(others, free, x), met, j);
        Poly value = laws.guards
                .equal(x, other)
                .minus(laws.sums.sum(j.name(), size, laws.times(beside, Poly.of(inverse))))
                .scale(Rational.ONE.dividedBy(lead.getValue()));
        Poly result = laws.times(value, match.rest());
        for (Map.Entry<Name, Ix> variable : variables.entrySet()) {
            if (!match.gone().contains(variable.getKey())) {
                result = laws.sums.sum(variable.getKey(), variable.getValue(), result);
            }
        }
        return result;
    }

    /**
     * {@code det(I + A B) = det(I + B A)}, whatever the shapes of A and B: of all turns of the word the first one, as they are
     * written, stands for all. Where a row stands behind a column, the determinant is a number.
     */
    private Poly exchanged(Atom plain, Word word, Rational factor, Name p, Name q, Ix size) {
        Atom best = plain;
        List<Name> cuts = new ArrayList<>(word.inner().keySet());
        cuts.add(p);
        for (Name cut : cuts) {
            Word.Halves halves = word.cut(p, q, cut);
            if (halves == null) {
                continue;
            }
            boolean column = cut.equals(p);
            Ix range = column ? Ix.of(1) : Objects.requireNonNull(word.inner().get(cut));
            Name row = laws.known.fresh(range);
            Name col = laws.known.fresh(range);
            Name middle = laws.known.fresh(size);
            Poly left = laws.rules.put(Poly.term(halves.behind(), factor), q, Ix.of(middle));
            Poly right = laws.rules.put(Poly.term(halves.before(), Rational.ONE), p, Ix.of(middle));
            if (!column) {
                left = laws.rules.put(left, cut, Ix.of(row));
                right = laws.rules.put(right, cut, Ix.of(col));
            }
            Poly turned = laws.sums.sum(middle, size, laws.times(left, right));
            for (Map.Entry<Name, Ix> inner : word.inner().entrySet()) {
                turned = inner.getKey().equals(cut) ? turned : laws.sums.sum(inner.getKey(), inner.getValue(), turned);
            }
            turned = laws.times(turned, word.scalars());
            if (column) {
                return turned.plus(Poly.ONE);
            }
            Poly entry = laws.guards.equal(Ix.of(row), Ix.of(col)).plus(turned);
            Atom atom = atom(Kind.DETERMINANT, entry, row, col, range, List.of(Ix.of(1), Ix.of(1)));
            best = atom.compareTo(best) < 0 ? atom : best;
        }
        return laws.rules.atom(best);
    }

    /** From now on the matrices whose inverses stand in the polynomial have one wherever the claim has a value. */
    void learnRegular(Poly poly) {
        inverses(poly).forEach(inverse -> regular.add(key(inverse)));
    }

    /** Whether the matrix of an inverse is known to have one. */
    boolean isRegular(Atom inverse) {
        return isDefinite(inverse) || regular.contains(key(inverse));
    }

    private static String key(Atom inverse) {
        return inverse.part() + " " + inverse.indices.get(0);
    }

    /** Whether the matrix is declared to be positive definite: so is its inverse, and its determinant is positive. */
    boolean isDefinite(Atom matrix) {
        Atom letter = matrix.part().atom();
        return letter != null && isSemidefinite(letter, Given.Structure.POSITIVE_DEFINITE);
    }

    /** Whether it is an entry of a matrix that is declared to be at least positive semidefinite, or of such an inverse. */
    boolean isSemidefinite(Atom entry) {
        return entry.kind == Kind.INVERSE
                ? isDefinite(entry)
                : isSemidefinite(entry, Given.Structure.POSITIVE_SEMIDEFINITE);
    }

    private boolean isSemidefinite(Atom letter, Given.Structure least) {
        return letter.kind == Kind.LETTER
                && letter.indices.size() == 2
                && laws.givens.find(Objects.requireNonNull(letter.name)) instanceof Given.Family family
                && family.structure().compareTo(least) >= 0;
    }

    /** All inverses in the polynomial, and within its atoms. */
    static Set<Atom> inverses(Poly poly) {
        Set<Atom> found = new LinkedHashSet<>();
        for (Atom atom : poly.atoms()) {
            if (atom.kind == Kind.INVERSE) {
                found.add(atom);
            }
            atom.parts.forEach(part -> found.addAll(inverses(part)));
        }
        return found;
    }

    /** The difference, for each row of which the matrix has one: multiplied by the matrix, from the left (0) or right (1). */
    Poly multiplied(Poly difference, Atom inverse, int side, Name index, Name fresh) {
        Ix size = inverse.indices.get(0);
        Name sum = laws.known.fresh(size);
        Poly matrix = side == 0 ? opened(inverse, fresh, sum) : opened(inverse, sum, fresh);
        Poly own = laws.rules.put(difference, index, Ix.of(sum));
        return laws.sums.sum(sum, size, laws.times(matrix, own));
    }
}
