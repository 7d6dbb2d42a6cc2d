package org.gradproof.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.jspecify.annotations.Nullable;

/**
 * What a polynomial of the checker is a polynomial in. Two atoms are the same where their keys are: all that makes them
 * up, the variables that they bind named by how deep they stand.
 */
final class Atom implements Comparable<Atom> {
    static final String SYMMETRIC = "symmetric";

    /** What an atom is. */
    enum Kind {
        /** A symbol, with its indices. */
        LETTER,
        /** e to the power of a monomial. */
        EXP,
        /** The logarithm of a positive polynomial. */
        LOG,
        /** A polynomial as one factor, for the sake of powers below the line or of roots. */
        BASE,
        /** A prime number, for the sake of its roots. */
        PRIME,
        /** 1 where two index terms are equal, else 0. */
        EQUAL,
        /** 1 where an index term is less than another, else 0. */
        LESS,
        /** 1 where an index lies in a set, else 0. */
        MEMBER,
        /** 1 where a polynomial is 0, else 0. */
        ZERO,
        /** 1 where a polynomial is positive, else 0. */
        POSITIVE,
        /** A sum over indices from 1 to their ranges. */
        SUM,
        /** A product likewise. */
        PRODUCT,
        /** The largest value likewise. */
        MAX,
        /** The smallest value likewise. */
        MIN,
        /** A function of which nothing is used but that equal arguments give equal values. */
        APPLY,
        /** An integral over a real variable. */
        INTEGRAL,
        /** An entry of the inverse of a matrix: twice its size, then the row and the column. */
        INVERSE,
        /** The determinant of a matrix, likewise. */
        DETERMINANT
    }

    final Kind kind;
    final @Nullable Name name;
    /** Tells functions of one kind apart. */
    final String tag;

    final List<Ix> indices;
    final List<Poly> parts;
    /** Bound in the parts, with the indices as their ranges, where the kind binds. */
    final List<Name> bound;

    final int depth;
    private final String key;
    private final Set<Name> free;

    Atom(Kind kind, @Nullable Name name, String tag, List<Ix> indices, List<Poly> parts, List<Name> bound) {
        this.kind = kind;
        this.name = name;
        this.tag = tag;
        this.indices = List.copyOf(indices);
        this.parts = List.copyOf(parts);
        this.bound = List.copyOf(bound);
        int below = parts.stream().mapToInt(Poly::depth).max().orElse(0);
        this.depth = below + bound.size();
        this.key = kind + "." + (name == null ? "" : name) + "." + tag + indices + parts + bound;
        this.free = new HashSet<>();
        parts.forEach(p -> free.addAll(p.free()));
        free.removeAll(bound);
        indices.forEach(i -> addBase(i, free));
        if (name != null) {
            free.add(name);
        }
        Budget.spend(1 + key.length() / 64);
    }

    private static void addBase(Ix index, Set<Name> all) {
        if (index.base() != null) {
            all.add(index.base());
        }
    }

    static Atom letter(Name name, List<Ix> indices) {
        return new Atom(Kind.LETTER, name, "", indices, List.of(), List.of());
    }

    /** An entry of a matrix that is its own transpose. */
    static Atom symmetric(Name name, List<Ix> indices) {
        Atom plain = new Atom(Kind.LETTER, name, SYMMETRIC, indices, List.of(), List.of());
        return new Atom(Kind.LETTER, name, SYMMETRIC, plain.ordered(indices), List.of(), List.of());
    }

    /** The indices in one order where their order does not matter. */
    List<Ix> ordered(List<Ix> others) {
        List<Ix> turned = turned(others);
        if (kind == Kind.EQUAL) {
            Name a = others.get(0).base();
            Name b = others.get(1).base();
            List<Ix> own = b != null && (a == null || a.compareTo(b) > 0) ? turned : others;
            int shift = -own.get(0).offset();
            return List.of(own.get(0).plus(shift), own.get(1).plus(shift));
        }
        return tag.equals(SYMMETRIC) && turned.toString().compareTo(others.toString()) < 0 ? turned : others;
    }

    /** The orders of the indices that say the same. */
    List<List<Ix>> readings() {
        return tag.equals(SYMMETRIC) ? List.of(indices, turned(indices)) : List.of(indices);
    }

    private static List<Ix> turned(List<Ix> others) {
        List<Ix> turned = new ArrayList<>(others);
        if (others.size() > 1) {
            Collections.swap(turned, others.size() - 2, others.size() - 1);
        }
        return turned;
    }

    static Atom of(Kind kind, Poly part) {
        return new Atom(kind, null, "", List.of(), List.of(part), List.of());
    }

    static Atom guard(Kind kind, Ix first, Ix second) {
        Atom plain = new Atom(kind, null, "", List.of(first, second), List.of(), List.of());
        return new Atom(kind, null, "", plain.ordered(plain.indices), List.of(), List.of());
    }

    /** Whether it is 0 or 1. */
    boolean isGuard() {
        return switch (kind) {
            case EQUAL, LESS, MEMBER, ZERO, POSITIVE -> true;
            default -> false;
        };
    }

    Poly part() {
        return parts.get(0);
    }

    /** The names that occur in it and are not bound there. */
    Set<Name> free() {
        return free;
    }

    boolean dependsOn(Name name) {
        return free.contains(name);
    }

    @Override
    public int compareTo(Atom other) {
        return key.compareTo(other.key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Atom atom && key.equals(atom.key));
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}
