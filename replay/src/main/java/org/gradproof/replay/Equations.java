package org.gradproof.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.jspecify.annotations.Nullable;

/**
 * The relations that are given, put to use: an equation as the value of one of its atoms, others as signs. An equation
 * {@code a + r = 0} makes a equal to {@code -r} wherever it holds; one that has no such atom is a polynomial that is zero,
 * multiples of which may be taken away. No factor is cancelled from it that may be zero itself.
 */
final class Equations {
    private static final int MOST_DIVISIONS = 200;

    private final Laws laws;
    private final List<Poly> ideal = new ArrayList<>();

    Equations(Laws laws) {
        this.laws = laws;
    }

    /** Learns the signs that all assumptions give. */
    void learnSigns() {
        for (Assumption assumption : laws.givens.assumptions()) {
            if (assumption.universal().size() <= 1) {
                try {
                    learnSign(assumption);
                } catch (NoAnswer unreadable) {
                    // What is not read is not known, and proves nothing.
                    laws.reading.forget();
                }
            }
        }
    }

    private void learnSign(Assumption assumption) {
        Relation kind = assumption.relation().relation();
        if (kind == Relation.EQ) {
            return;
        }
        Opened opened = open(assumption);
        if (kind == Relation.NE) {
            if (opened.index() == null) {
                laws.signs.assumeNonzero(opened.difference());
            }
            return;
        }
        boolean above = kind == Relation.GT || kind == Relation.GE;
        Poly poly = above ? opened.difference() : opened.difference().negate();
        boolean strict = kind == Relation.GT || kind == Relation.LT;
        if (opened.index() == null || opened.range() == null) {
            laws.signs.assume(poly, strict);
        } else {
            laws.signs.assume(poly, opened.index(), opened.range(), strict);
        }
    }

    /** Left less right, with a new index for the one over all whose values the relation holds. */
    private record Opened(
            Poly difference, @Nullable Name index, @Nullable Ix range) {}

    private Opened open(Assumption assumption) {
        Scope scope = Scope.EMPTY;
        Name index = null;
        Ix range = null;
        for (int i = 0; i < assumption.universal().size(); i++) {
            range = laws.known.term(assumption.universalRanges().get(i));
            if (range == null) {
                throw new NoAnswer("the range of a given");
            }
            index = laws.known.fresh(range);
            scope = scope.with(assumption.universal().get(i).name(), Ix.of(index));
        }
        Cond.Rel relation = assumption.relation();
        Poly left = laws.reading.of(relation.left(), scope);
        return new Opened(left.minus(laws.reading.of(relation.right(), scope)), index, range);
    }

    /** Learns the equations, each by those before it, and then once more by all. */
    void learn(List<Given> equations) {
        for (int round = 0; round < 2; round++) {
            for (Given given : equations) {
                learn(given);
                laws.reading.forget();
            }
        }
    }

    private void learn(Given given) {
        if (given instanceof Assumption assumption && assumption.relation().relation() == Relation.EQ) {
            learn(assumption);
        } else if (given instanceof Given.Family family && family.simplex()) {
            Expr.Sym index = new Expr.Sym(new Name("i", Integer.MAX_VALUE));
            Expr sum = new Expr.Binder(
                    Expr.Kind.SUM,
                    index,
                    Exprs.ONE,
                    family.ranges().get(0),
                    new Cond.True(),
                    new Expr.Sym(family.name(), List.of(index)));
            learnZero(laws.reading.of(sum).minus(Poly.ONE));
        }
    }

    private void learn(Assumption assumption) {
        if (assumption.universal().size() > 1) {
            return;
        }
        Opened opened = open(assumption);
        if (opened.index() == null || opened.range() == null) {
            learnZero(opened.difference());
            return;
        }
        Poly numerator = laws.ring.together(opened.difference()).numerator();
        Atom lead = lead(numerator, opened.index());
        if (lead != null) {
            laws.rules.learn(lead, opened.index(), opened.range(), value(numerator, lead));
        }
    }

    /** Learns that a polynomial is zero. */
    void learnZero(Poly zero) {
        Poly numerator = laws.ring.together(zero).numerator();
        if (numerator.isZero()) {
            return;
        }
        Atom lead = lead(numerator, null);
        if (lead == null) {
            ideal.add(laws.signs.withoutNonzero(numerator));
        } else {
            laws.rules.learn(lead, value(numerator, lead));
        }
    }

    private static Poly value(Poly zero, Atom lead) {
        Rational coefficient = Objects.requireNonNull(zero.terms().get(Mono.of(lead)));
        Poly rest = zero.minus(Poly.term(Mono.of(lead), coefficient));
        return rest.scale(Rational.MINUS_ONE.dividedBy(coefficient));
    }

    /** An atom that stands in the polynomial once, alone in its term, and in no other atom; sums before letters. */
    private static @Nullable Atom lead(Poly zero, @Nullable Name index) {
        Atom best = null;
        for (Mono mono : zero.terms().keySet()) {
            Atom atom = Poly.term(mono, Rational.ONE).atom();
            if (atom == null
                    || atom.isGuard()
                    || atom.kind == Kind.BASE
                    || atom.kind == Kind.PRIME
                    || (index != null && !atom.dependsOn(index))
                    || (best != null && rank(atom) < rank(best))) {
                continue;
            }
            boolean alone = zero.atoms().stream().noneMatch(other -> !other.equals(atom) && mentions(other, atom))
                    && zero.terms().keySet().stream()
                            .noneMatch(other ->
                                    !other.equals(mono) && other.powers().containsKey(atom));
            best = alone ? atom : best;
        }
        return best;
    }

    private static int rank(Atom atom) {
        return switch (atom.kind) {
            case SUM, PRODUCT, MAX, MIN, INTEGRAL -> 3;
            case LETTER -> atom.indices.isEmpty() ? 1 : 2;
            default -> 0;
        };
    }

    /** Whether what the atom is about occurs in another one. */
    private static boolean mentions(Atom other, Atom atom) {
        if (atom.kind == Kind.LETTER && other.kind == Kind.LETTER) {
            return false;
        }
        return atom.kind == Kind.LETTER
                ? other.dependsOn(Objects.requireNonNull(atom.name))
                : other.toString().contains(atom.toString());
    }

    /** Whether the polynomial is zero by the equations that are no values of atoms: divided by them, nothing is left. */
    boolean isZero(Poly poly) {
        return reduces(poly) || reduces(Ring.primitive(poly).poly());
    }

    private boolean reduces(Poly poly) {
        Poly rest = poly;
        for (int i = 0; i < MOST_DIVISIONS && !rest.isZero(); i++) {
            Poly next = divided(rest);
            if (next == null) {
                return false;
            }
            rest = next;
        }
        return rest.isZero();
    }

    private @Nullable Poly divided(Poly poly) {
        for (Map.Entry<Mono, Rational> term : poly.terms().entrySet()) {
            for (Poly zero : ideal) {
                Map.Entry<Mono, Rational> lead = zero.lead();
                boolean divides = lead.getKey().powers().entrySet().stream()
                        .allMatch(p -> term.getKey().exponent(p.getKey()).compareTo(p.getValue()) >= 0);
                if (divides) {
                    Poly multiple =
                            laws.times(zero, term.getKey().times(lead.getKey().inverse()));
                    return poly.plus(
                            multiple, term.getValue().dividedBy(lead.getValue()).negate());
                }
            }
        }
        return null;
    }
}
