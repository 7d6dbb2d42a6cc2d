package org.gradproof.symbolic.normal.poly;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.jspecify.annotations.Nullable;

/**
 * A real quantity that the normal form does not look into. Atoms are equal when their keys are; keys
 * name bound indices canonically, so alpha-equivalent atoms are equal.
 */
public abstract sealed class Atom implements Comparable<Atom> {
    /** An atom stands in the keys of those around it: each level of nesting may double what is below. */
    private static final int LONGEST_KEY = 100_000;

    private final String key;
    private final int height;
    private final Set<Name> free;

    private Atom(String key, int height, Set<Name> free) {
        if (key.length() > LONGEST_KEY) {
            throw new Unsupported("the expressions grow too large");
        }
        this.key = key;
        this.height = height;
        this.free = free;
    }

    /** The names of symbols, indices and sizes that occur, those that a operator binds left out. */
    public final Set<Name> free() {
        return free;
    }

    public final boolean dependsOn(Name name) {
        return free.contains(name);
    }

    /** A text that identifies the quantity. */
    public final String key() {
        return key;
    }

    /** The largest number of a canonical bound index inside, 0 if there is none. */
    final int height() {
        return height;
    }

    @Override
    public final int compareTo(Atom other) {
        // The keys of what stands deep within each other are long.
        return this == other ? 0 : key.compareTo(other.key);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Atom atom && atom.key.equals(key));
    }

    @Override
    public final int hashCode() {
        return key.hashCode();
    }

    @Override
    public final String toString() {
        return key;
    }

    private static String list(List<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static Set<Name> names(List<Idx> indices, @Nullable Name... more) {
        Set<Name> all = new HashSet<>();
        for (Idx index : indices) {
            if (index.base() != null) {
                all.add(index.base());
            }
        }
        for (Name name : more) {
            if (name != null) {
                all.add(name);
            }
        }
        return all;
    }

    private static Set<Name> names(List<Idx> indices, List<Poly> parts, @Nullable Name... more) {
        Set<Name> all = names(indices, more);
        parts.forEach(p -> all.addAll(p.free()));
        return all;
    }

    private static Set<Name> union(Set<Name> a, Set<Name> b) {
        Set<Name> all = new HashSet<>(a);
        all.addAll(b);
        return all;
    }

    private static Set<Name> without(Set<Name> all, List<Name> bound) {
        all.removeAll(bound);
        return all;
    }

    private static int highest(List<Poly> parts) {
        return parts.stream().mapToInt(Poly::height).max().orElse(0);
    }

    /** A variable, a component, a size or index as a number, or a defined name that is not unfolded. */
    public static final class Symbol extends Atom {
        public final Name name;
        public final List<Idx> indices;
        /** Whether its two indices may be exchanged; then they stand in order. */
        public final boolean symmetric;

        public Symbol(Name name, List<Idx> indices) {
            this(name, indices, false);
        }

        public Symbol(Name name, List<Idx> indices, boolean symmetric) {
            super(
                    name + (indices.isEmpty() ? "" : "[" + list(inOrder(indices, symmetric)) + "]"),
                    0,
                    names(indices, name));
            this.name = name;
            this.indices = inOrder(indices, symmetric);
            this.symmetric = symmetric;
        }

        private static List<Idx> inOrder(List<Idx> indices, boolean symmetric) {
            return symmetric ? indices.stream().sorted().toList() : List.copyOf(indices);
        }
    }

    /** The circle's constant. */
    public static final class Circle extends Atom {
        public static final Circle PI = new Circle();

        private Circle() {
            // With brackets, as no name has them: a variable may be spelt pi.
            super("pi()", 0, Set.of());
        }
    }

    /** A prime number under a fractional exponent. */
    public static final class Prime extends Atom {
        public final long prime;

        public Prime(long prime) {
            super("prime" + prime, 0, Set.of());
            this.prime = prime;
        }
    }

    /** exp of a monomial with coefficient one; exp of the empty one is e. */
    public static final class Exp extends Atom {
        public final Mono exponent;

        public Exp(Mono exponent) {
            super("exp(" + exponent + ")", exponent.height(), exponent.free());
            this.exponent = exponent;
        }
    }

    /** log of a polynomial. */
    public static final class Log extends Atom {
        public final Poly argument;

        public Log(Poly argument) {
            super("log(" + argument + ")", argument.height(), argument.free());
            this.argument = argument;
        }
    }

    /** A polynomial of more than one term as a base: stands with negative or fractional exponents only. */
    public static final class Base extends Atom {
        public final Poly poly;

        public Base(Poly poly) {
            super("(" + poly + ")", poly.height(), poly.free());
            this.poly = poly;
        }
    }

    /** 1 where a condition on indices holds, else 0; so it equals its square. */
    public static final class Guard extends Atom {
        public final Test test;
        public final Idx left;
        public final Idx right;
        public final @Nullable Name set;

        public Guard(Test test, Idx left, Idx right, @Nullable Name set) {
            super("[" + left + test.text + (set == null ? right : set) + "]", 0, names(List.of(left, right), set));
            this.test = test;
            this.left = left;
            this.right = right;
            this.set = set;
        }

        public enum Test {
            EQ("="),
            LT("<"),
            IN(" in ");

            final String text;

            Test(String text) {
                this.text = text;
            }
        }
    }

    /** An integral of a monomial in which the real variable occurs; a limit that is null is infinite. */
    public static final class Integral extends Atom {
        public final Name variable;
        public final @Nullable Poly low;
        public final @Nullable Poly high;
        public final Mono body;

        public Integral(Name variable, @Nullable Poly low, @Nullable Poly high, Mono body, int height) {
            super(
                    "int{" + variable + ":" + low + ".." + high + ":" + body + "}",
                    height,
                    without(names(List.of(), parts(low, high, body)), List.of(variable)));
            this.variable = variable;
            this.low = low;
            this.high = high;
            this.body = body;
        }

        private static List<Poly> parts(@Nullable Poly low, @Nullable Poly high, Mono body) {
            List<Poly> parts = new ArrayList<>(List.of(Poly.term(Rational.ONE, body)));
            if (low != null) {
                parts.add(low);
            }
            if (high != null) {
                parts.add(high);
            }
            return parts;
        }
    }

    /**
     * A sum over one or more indices, each from 1 to its range, of a monomial in which every index
     * occurs, or a product of one factor over one index.
     */
    public static final class BigOperator extends Atom {
        public final Kind kind;
        public final List<Name> variables;
        public final List<Idx> ranges;
        public final Mono body;

        public BigOperator(Kind kind, List<Name> variables, List<Idx> ranges, Mono body, int height) {
            super(
                    kind + "{" + list(variables) + "<=" + list(ranges) + ":" + body + "}",
                    height,
                    without(names(ranges, List.of(Poly.term(Rational.ONE, body))), variables));
            this.kind = kind;
            this.variables = List.copyOf(variables);
            this.ranges = List.copyOf(ranges);
            this.body = body;
        }
    }

    /** The largest or smallest value of a polynomial over an index. */
    public static final class Extreme extends Atom {
        public final Kind kind;
        public final Name variable;
        public final Idx range;
        public final Poly body;

        public Extreme(Kind kind, Name variable, Idx range, Poly body, int height) {
            super(
                    kind + "{" + variable + "<=" + range + ":" + body + "}",
                    height,
                    without(names(List.of(range), List.of(body)), List.of(variable)));
            this.kind = kind;
            this.variable = variable;
            this.range = range;
            this.body = body;
        }
    }

    /** A named function of polynomials: an unspecified one with its derivative orders, |.|, sin … */
    public static final class Apply extends Atom {
        public final String function;
        public final @Nullable Name name;
        public final List<Idx> indices;
        public final List<Poly> arguments;
        public final List<Integer> orders;

        public Apply(
                String function, @Nullable Name name, List<Idx> indices, List<Poly> arguments, List<Integer> orders) {
            super(
                    function
                            + (name == null ? "" : name)
                            + (indices.isEmpty() ? "" : "[" + list(indices) + "]")
                            + (orders.isEmpty() ? "" : "^" + list(orders))
                            + "(" + list(arguments) + ")",
                    highest(arguments),
                    names(indices, arguments, name));
            this.function = function;
            this.name = name;
            this.indices = List.copyOf(indices);
            this.arguments = List.copyOf(arguments);
            this.orders = List.copyOf(orders);
        }
    }

    /** The derivative of a defined name, not unfolded, by one of the names that its definition uses. */
    public static final class Derivative extends Atom {
        public final Symbol of;
        public final Symbol by;

        public Derivative(Symbol of, Symbol by) {
            super("d(" + of + ")/d(" + by + ")", 0, union(of.free(), by.free()));
            this.of = of;
            this.by = by;
        }
    }

    /** 1 where a polynomial of real quantities is positive (or not negative, or zero), else 0. */
    public static final class Where extends Atom {
        public final Poly poly;
        public final Relation relation;

        public Where(Poly poly, Relation relation) {
            super("[" + poly + relation + "0]", poly.height(), poly.free());
            this.poly = poly;
            this.relation = relation;
        }
    }
}
