package org.gradproof.symbolic.normal.poly;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/** A sum of monomials with nonzero rational coefficients, largest monomial first. Immutable. */
public final class Poly {
    public static final Poly ZERO = new Poly(new TreeMap<>(Comparator.reverseOrder()));
    public static final Poly ONE = constant(Rational.ONE);

    /** Longer texts than this would make keys of atoms that are refused. */
    private static final int LONGEST_TEXT = 1_000_000;

    private final NavigableMap<Mono, Rational> terms;
    private @Nullable String text;

    private Poly(NavigableMap<Mono, Rational> terms) {
        this.terms = terms;
    }

    public static Poly constant(Rational value) {
        return term(value, Mono.ONE);
    }

    public static Poly constant(long value) {
        return constant(Rational.of(value));
    }

    public static Poly term(Rational coefficient, Mono mono) {
        NavigableMap<Mono, Rational> terms = new TreeMap<>(Comparator.reverseOrder());
        if (!coefficient.isZero()) {
            terms.put(mono, coefficient);
        }
        return new Poly(terms);
    }

    public static Poly of(Atom atom) {
        return term(Rational.ONE, Mono.of(atom));
    }

    public Poly plus(Poly other) {
        if (terms.isEmpty()) {
            return other;
        }
        if (other.terms.isEmpty()) {
            return this;
        }
        Builder builder = new Builder();
        builder.add(this, Rational.ONE);
        builder.add(other, Rational.ONE);
        return builder.build();
    }

    public Poly minus(Poly other) {
        return plus(other.scale(Rational.MINUS_ONE));
    }

    public Poly negate() {
        return scale(Rational.MINUS_ONE);
    }

    public Poly scale(Rational factor) {
        if (factor.isOne()) {
            return this;
        }
        Builder builder = new Builder();
        builder.add(this, factor);
        return builder.build();
    }

    /** Every monomial times the given one, with no regard to what the atoms mean. */
    public Poly shift(Mono mono) {
        if (mono.isOne()) {
            return this;
        }
        Builder builder = new Builder();
        terms.forEach((m, c) -> builder.add(m.times(mono), c));
        return builder.build();
    }

    public Set<Map.Entry<Mono, Rational>> terms() {
        return terms.entrySet();
    }

    public Collection<Mono> monos() {
        return terms.keySet();
    }

    public int size() {
        return terms.size();
    }

    public boolean isZero() {
        return terms.isEmpty();
    }

    public boolean isOne() {
        return isConstant() && constantTerm().isOne();
    }

    public boolean isConstant() {
        return terms.isEmpty() || (terms.size() == 1 && terms.firstKey().isOne());
    }

    public Rational constantTerm() {
        Rational value = terms.get(Mono.ONE);
        return value == null ? Rational.ZERO : value;
    }

    public Rational coefficient(Mono mono) {
        Rational value = terms.get(mono);
        return value == null ? Rational.ZERO : value;
    }

    public Mono leadMono() {
        return terms.firstKey();
    }

    public Rational leadCoefficient() {
        return terms.firstEntry().getValue();
    }

    /** All atoms of all terms (not those inside atoms). */
    public Set<Atom> atoms() {
        Set<Atom> all = new LinkedHashSet<>();
        terms.keySet().forEach(m -> all.addAll(m.atoms()));
        return all;
    }

    public boolean anyAtom(Predicate<Atom> test) {
        for (Mono mono : terms.keySet()) {
            for (Atom atom : mono.atoms()) {
                if (test.test(atom)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The names that occur in it. */
    public Set<Name> free() {
        Set<Name> all = new HashSet<>();
        terms.keySet().forEach(m -> all.addAll(m.free()));
        return all;
    }

    public boolean dependsOn(Name name) {
        return anyAtom(a -> a.dependsOn(name));
    }

    public int height() {
        return terms.keySet().stream().mapToInt(Mono::height).max().orElse(0);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return this == o || (o instanceof Poly other && terms.equals(other.terms));
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            StringBuilder builder = new StringBuilder();
            terms.forEach((m, c) -> {
                if (builder.length() > LONGEST_TEXT) {
                    throw new Unsupported("the expressions grow too large");
                }
                builder.append(builder.isEmpty() ? "" : " + ");
                if (m.isOne()) {
                    builder.append(c);
                } else {
                    builder.append(c.isOne() ? "" : c + "*").append(m);
                }
            });
            known = builder.isEmpty() ? "0" : builder.toString();
            text = known;
        }
        return known;
    }

    /** Collects terms. */
    public static final class Builder {
        private final NavigableMap<Mono, Rational> terms = new TreeMap<>(Comparator.reverseOrder());

        public void add(Mono mono, Rational coefficient) {
            if (coefficient.isZero()) {
                return;
            }
            Rational old = terms.get(mono);
            Rational sum = old == null ? coefficient : old.plus(coefficient);
            if (sum.isZero()) {
                terms.remove(mono);
            } else {
                terms.put(mono, sum);
            }
        }

        public void add(Poly poly, Rational factor) {
            poly.terms.forEach((m, c) -> add(m, c.times(factor)));
        }

        public Poly build() {
            return new Poly(terms);
        }
    }
}
