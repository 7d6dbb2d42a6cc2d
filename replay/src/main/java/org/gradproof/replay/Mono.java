package org.gradproof.replay;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/** A product of powers of atoms with rational exponents, none of them 0. */
final class Mono implements Comparable<Mono> {
    static final Mono ONE = new Mono(new TreeMap<>());

    private final NavigableMap<Atom, Rational> powers;
    private final int hash;

    private Mono(NavigableMap<Atom, Rational> powers) {
        this.powers = powers;
        this.hash = powers.hashCode();
    }

    static Mono of(Atom atom, Rational exponent) {
        return exponent.isZero() ? ONE : new Mono(new TreeMap<>(Map.of(atom, exponent)));
    }

    static Mono of(Atom atom) {
        return of(atom, Rational.ONE);
    }

    Map<Atom, Rational> powers() {
        return powers;
    }

    boolean isOne() {
        return powers.isEmpty();
    }

    Rational exponent(Atom atom) {
        return powers.getOrDefault(atom, Rational.ZERO);
    }

    Mono times(Mono other) {
        if (powers.isEmpty()) {
            return other;
        }
        NavigableMap<Atom, Rational> product = new TreeMap<>(powers);
        other.powers.forEach((atom, exponent) -> {
            Rational sum = product.getOrDefault(atom, Rational.ZERO).plus(exponent);
            if (sum.isZero()) {
                product.remove(atom);
            } else {
                product.put(atom, sum);
            }
        });
        return new Mono(product);
    }
    /** The monomial to a power. */
    Mono power(Rational exponent) {
        NavigableMap<Atom, Rational> all = new TreeMap<>();
        powers.forEach((atom, own) -> all.put(atom, own.times(exponent)));
        return new Mono(all);
    }

    Mono inverse() {
        return power(Rational.MINUS_ONE);
    }

    Mono without(Atom atom) {
        return filter(a -> !a.equals(atom));
    }

    Mono filter(Predicate<Atom> kept) {
        NavigableMap<Atom, Rational> rest = new TreeMap<>();
        powers.forEach((atom, exponent) -> {
            if (kept.test(atom)) {
                rest.put(atom, exponent);
            }
        });
        return new Mono(rest);
    }

    boolean dependsOn(Name name) {
        return powers.keySet().stream().anyMatch(atom -> atom.dependsOn(name));
    }

    Set<Name> free() {
        Set<Name> all = new HashSet<>();
        powers.keySet().forEach(atom -> all.addAll(atom.free()));
        return all;
    }

    int depth() {
        return powers.keySet().stream().mapToInt(atom -> atom.depth).max().orElse(0);
    }

    /** An order that products keep: by the exponent of the first atom in which two differ. */
    @Override
    public int compareTo(Mono other) {
        Iterator<Map.Entry<Atom, Rational>> own = powers.entrySet().iterator();
        Iterator<Map.Entry<Atom, Rational>> its = other.powers.entrySet().iterator();
        Map.Entry<Atom, Rational> a = next(own);
        Map.Entry<Atom, Rational> b = next(its);
        while (a != null || b != null) {
            int order = a == null ? 1 : b == null ? -1 : a.getKey().compareTo(b.getKey());
            if (order < 0) {
                return a == null ? 0 : a.getValue().signum();
            } else if (order > 0) {
                return b == null ? 0 : -b.getValue().signum();
            } else if (a != null && b != null && !a.getValue().equals(b.getValue())) {
                return a.getValue().compareTo(b.getValue());
            }
            a = next(own);
            b = next(its);
        }
        return 0;
    }

    private static Map.@Nullable Entry<Atom, Rational> next(Iterator<Map.Entry<Atom, Rational>> entries) {
        return entries.hasNext() ? entries.next() : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Mono mono && hash == mono.hash && powers.equals(mono.powers));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return powers.toString();
    }
}
