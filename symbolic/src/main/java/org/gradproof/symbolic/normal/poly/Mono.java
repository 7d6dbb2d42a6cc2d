package org.gradproof.symbolic.normal.poly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/** A product of atoms with nonzero rational exponents, in the order of the atoms. */
public final class Mono implements Comparable<Mono> {
    public static final Mono ONE = new Mono(new Atom[0], new Rational[0]);

    private final Atom[] atoms;
    private final Rational[] exponents;
    private final int hash;
    private @Nullable String text;

    private Mono(Atom[] atoms, Rational[] exponents) {
        this.atoms = atoms;
        this.exponents = exponents;
        this.hash = 31 * Arrays.hashCode(atoms) + Arrays.hashCode(exponents);
    }

    public static Mono of(Atom atom) {
        return new Mono(new Atom[] {atom}, new Rational[] {Rational.ONE});
    }

    public static Mono of(Atom atom, Rational exponent) {
        return exponent.isZero() ? ONE : new Mono(new Atom[] {atom}, new Rational[] {exponent});
    }

    /** The product, exponents added, with no regard to what the atoms mean. */
    public Mono times(Mono other) {
        if (atoms.length == 0) {
            return other;
        }
        if (other.atoms.length == 0) {
            return this;
        }
        Atom[] a = new Atom[atoms.length + other.atoms.length];
        Rational[] e = new Rational[a.length];
        int i = 0;
        int j = 0;
        int k = 0;
        while (i < atoms.length || j < other.atoms.length) {
            int order = i == atoms.length ? 1 : j == other.atoms.length ? -1 : atoms[i].compareTo(other.atoms[j]);
            if (order < 0) {
                a[k] = atoms[i];
                e[k++] = exponents[i++];
            } else if (order > 0) {
                a[k] = other.atoms[j];
                e[k++] = other.exponents[j++];
            } else {
                Rational sum = exponents[i].plus(other.exponents[j]);
                if (!sum.isZero()) {
                    a[k] = atoms[i];
                    e[k++] = sum;
                }
                i++;
                j++;
            }
        }
        return k == a.length ? new Mono(a, e) : new Mono(Arrays.copyOf(a, k), Arrays.copyOf(e, k));
    }

    /** Every exponent times the factor. */
    public Mono power(Rational factor) {
        if (factor.isZero()) {
            return ONE;
        }
        Rational[] e = new Rational[exponents.length];
        for (int i = 0; i < e.length; i++) {
            e[i] = exponents[i].times(factor);
        }
        return new Mono(atoms, e);
    }

    /** The factors whose atoms the predicate accepts. */
    public Mono filter(Predicate<Atom> accept) {
        List<Atom> a = new ArrayList<>();
        List<Rational> e = new ArrayList<>();
        for (int i = 0; i < atoms.length; i++) {
            if (accept.test(atoms[i])) {
                a.add(atoms[i]);
                e.add(exponents[i]);
            }
        }
        return a.size() == atoms.length ? this : new Mono(a.toArray(Atom[]::new), e.toArray(Rational[]::new));
    }

    public Mono without(Atom atom) {
        return filter(a -> !a.equals(atom));
    }

    /** The exponent of the atom, 0 if it does not occur. */
    public Rational exponent(Atom atom) {
        int at = Arrays.binarySearch(atoms, atom);
        return at < 0 ? Rational.ZERO : exponents[at];
    }

    public int size() {
        return atoms.length;
    }

    public Atom atom(int position) {
        return atoms[position];
    }

    public Rational exponent(int position) {
        return exponents[position];
    }

    public Collection<Atom> atoms() {
        return List.of(atoms);
    }

    public boolean isOne() {
        return atoms.length == 0;
    }

    /** The names that occur in it. */
    Set<Name> free() {
        Set<Name> all = new HashSet<>();
        for (Atom atom : atoms) {
            all.addAll(atom.free());
        }
        return all;
    }

    boolean dependsOn(Name name) {
        for (Atom atom : atoms) {
            if (atom.dependsOn(name)) {
                return true;
            }
        }
        return false;
    }

    public int height() {
        int height = 0;
        for (Atom atom : atoms) {
            height = Math.max(height, atom.height());
        }
        return height;
    }

    /** Whether the other divides this with no negative exponent left on the other's atoms. */
    public boolean divisibleBy(Mono other) {
        for (int i = 0; i < other.atoms.length; i++) {
            if (exponent(other.atoms[i]).compareTo(other.exponents[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Lexicographic by atoms, then exponents: compatible with multiplication. */
    @Override
    public int compareTo(Mono other) {
        int i = 0;
        int j = 0;
        while (i < atoms.length || j < other.atoms.length) {
            int order = i == atoms.length ? 1 : j == other.atoms.length ? -1 : atoms[i].compareTo(other.atoms[j]);
            if (order < 0) {
                return exponents[i].signum();
            } else if (order > 0) {
                return -other.exponents[j].signum();
            }
            int byExponent = exponents[i].compareTo(other.exponents[j]);
            if (byExponent != 0) {
                return byExponent;
            }
            i++;
            j++;
        }
        return 0;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return this == o
                || (o instanceof Mono other
                        && hash == other.hash
                        && Arrays.equals(atoms, other.atoms)
                        && Arrays.equals(exponents, other.exponents));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            StringBuilder builder = new StringBuilder();
            for (int i = 0; i < atoms.length; i++) {
                builder.append(i == 0 ? "" : "*").append(atoms[i]);
                if (!exponents[i].isOne()) {
                    builder.append('^').append(exponents[i]);
                }
            }
            known = builder.toString();
            text = known;
        }
        return known;
    }
}
