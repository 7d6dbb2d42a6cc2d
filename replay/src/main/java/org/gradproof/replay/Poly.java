package org.gradproof.replay;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/** A sum of monomials with rational coefficients, none of them 0. Products are {@link Ring}'s, which knows the atoms. */
final class Poly {
    static final Poly ZERO = new Poly(new TreeMap<>());
    static final Poly ONE = constant(Rational.ONE);

    private final NavigableMap<Mono, Rational> terms;
    private @Nullable String text;

    private Poly(NavigableMap<Mono, Rational> terms) {
        this.terms = terms;
        Budget.spend(1 + terms.size());
    }

    static Poly constant(Rational value) {
        return term(Mono.ONE, value);
    }

    static Poly constant(long value) {
        return constant(Rational.of(value));
    }

    static Poly term(Mono mono, Rational coefficient) {
        return coefficient.isZero() ? new Poly(new TreeMap<>()) : new Poly(new TreeMap<>(Map.of(mono, coefficient)));
    }

    static Poly of(Atom atom) {
        return term(Mono.of(atom), Rational.ONE);
    }

    Map<Mono, Rational> terms() {
        return Collections.unmodifiableMap(terms);
    }

    int size() {
        return terms.size();
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    boolean isConstant() {
        return terms.isEmpty() || (terms.size() == 1 && terms.firstKey().isOne());
    }

    boolean isOne() {
        return equals(ONE);
    }

    /** The coefficient of 1. */
    Rational constantTerm() {
        return terms.getOrDefault(Mono.ONE, Rational.ZERO);
    }

    Map.Entry<Mono, Rational> lead() {
        return terms.lastEntry();
    }

    /** The atom that it is, or null if it is more than one, or a multiple or power of one. */
    @Nullable
    Atom atom() {
        boolean single = terms.size() == 1 && lead().getValue().isOne();
        Map<Atom, Rational> powers = single ? lead().getKey().powers() : Map.of();
        return powers.size() == 1 && powers.containsValue(Rational.ONE)
                ? powers.keySet().iterator().next()
                : null;
    }

    Poly plus(Poly other) {
        return plus(other, Rational.ONE);
    }

    Poly minus(Poly other) {
        return plus(other, Rational.MINUS_ONE);
    }

    Poly negate() {
        return scale(Rational.MINUS_ONE);
    }

    Poly plus(Poly other, Rational factor) {
        NavigableMap<Mono, Rational> sum = new TreeMap<>(terms);
        other.terms.forEach((mono, coefficient) -> {
            Rational added = sum.getOrDefault(mono, Rational.ZERO).plus(coefficient.times(factor));
            if (added.isZero()) {
                sum.remove(mono);
            } else {
                sum.put(mono, added);
            }
        });
        return new Poly(sum);
    }

    Poly scale(Rational factor) {
        return ZERO.plus(this, factor);
    }

    /** Times a monomial, nothing simplified. */
    Poly shifted(Mono mono) {
        NavigableMap<Mono, Rational> product = new TreeMap<>();
        terms.forEach((own, coefficient) -> product.merge(own.times(mono), coefficient, Rational::plus));
        product.values().removeIf(Rational::isZero);
        return new Poly(product);
    }

    Set<Atom> atoms() {
        Set<Atom> all = new LinkedHashSet<>();
        terms.keySet().forEach(mono -> all.addAll(mono.powers().keySet()));
        return all;
    }

    Set<Name> free() {
        Set<Name> all = new HashSet<>();
        terms.keySet().forEach(mono -> all.addAll(mono.free()));
        return all;
    }

    boolean dependsOn(Name name) {
        return terms.keySet().stream().anyMatch(mono -> mono.dependsOn(name));
    }

    int depth() {
        return terms.keySet().stream().mapToInt(Mono::depth).max().orElse(0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Poly poly && terms.equals(poly.terms));
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            known = terms.toString();
            text = known;
        }
        return known;
    }
}
