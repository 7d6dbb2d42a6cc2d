package org.gradproof.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.replay.Case.Sign;
import org.gradproof.symbolic.certificate.Certificate;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.jspecify.annotations.Nullable;

/**
 * Shows again what a proof claims, by laws of its own: the difference of the sides is read as a polynomial over atoms and
 * is zero, in every case of indices, sizes and signs that it asks about.
 */
public final class Replay {
    private static final int MOST_CHOICES = 8;
    private static final int MOST_ROUNDS = 4;

    private final Certificate certificate;
    private String reason = "";
    private boolean contradicted;
    private Set<Name> unfolded = Set.of();

    private final BiConsumer<Expr, Poly> read;

    private Replay(Certificate certificate, BiConsumer<Expr, Poly> read) {
        this.certificate = certificate;
        this.read = read;
    }

    /** What came of a replay. */
    public enum Outcome {
        /** The claim was shown again. */
        YES,
        /** The checker has no law for a part of it; that says nothing against the claim. */
        NO_ANSWER,
        /** By the checker's laws the sides differ by a number that is not zero. */
        CONTRADICTED
    }

    /**
     * What came of it, and why there is no answer.
     *
     * @param reason empty where the claim was shown
     */
    public record Result(Outcome outcome, String reason) {}

    /** Replays the proof. The same on any machine; no input makes it fail or run on. */
    public static Result of(Certificate certificate) {
        return of(certificate, (part, value) -> {});
    }

    /**
     * Replays the proof.
     *
     * @param read is told of each part of the claim, before any case is distinguished, and what it is by the checker's laws
     */
    static Result of(Certificate certificate, BiConsumer<Expr, Poly> read) {
        Budget.renew();
        Replay replay = new Replay(certificate, read);
        try {
            boolean shown = replay.shown();
            return replay.contradicted
                    ? new Result(Outcome.CONTRADICTED, replay.reason)
                    : new Result(shown ? Outcome.YES : Outcome.NO_ANSWER, shown ? "" : replay.reason);
        } catch (NoAnswer none) {
            return new Result(Outcome.NO_ANSWER, none.reason());
        } catch (ArithmeticException | StackOverflowError tooLarge) {
            return new Result(Outcome.NO_ANSWER, "numbers or terms grow too large");
        }
    }

    /** A name is what it is defined by, whether the proof needed that or not. */
    private boolean shown() {
        Set<Name> definitions = certificate.givens().all().stream()
                .filter(Given.Definition.class::isInstance)
                .map(given -> ((Given.Definition) given).name())
                .collect(Collectors.toUnmodifiableSet());
        return shown(certificate.unfolded()) || shown(definitions);
    }

    private boolean shown(Set<Name> names) {
        unfolded = names;
        try {
            return hold(Case.of(certificate.givens()), 0);
        } catch (NoAnswer none) {
            reason = reason.isEmpty() ? none.reason() : reason;
            return false;
        }
    }

    /** Whether the sides are related so in the case, or in each of those into which it falls. */
    private boolean hold(Case known, int choices) {
        Laws laws = new Laws(certificate.givens(), known, unfolded, choices == 0 ? read : (part, value) -> {});
        Equations given = new Equations(laws);
        for (Case.Real real : known.reals()) {
            if (real.sign() == Sign.ZERO) {
                given.learnZero(real.poly());
            } else {
                laws.signs.assume(real.poly(), real.sign() == Sign.POSITIVE);
            }
        }
        given.learnSigns();
        given.learn(certificate.equations());
        Combinations.learn(certificate, laws);
        Poly difference = laws.reading.difference(certificate.left(), certificate.right());
        boolean equality = certificate.relation() == Relation.EQ;
        for (int round = 0; round < MOST_ROUNDS && !difference.isZero(); round++) {
            // Over one line where the sign of the line does not matter.
            Poly again = laws.rules.again(equality ? overOneLine(laws, difference) : difference);
            if (again.equals(difference)) {
                break;
            }
            difference = again;
        }
        boolean shown = holds(laws, given, difference);
        if (shown || (equality && choices == 0 && multiplied(laws, given, difference, everyIndex(), 0))) {
            return true;
        }
        Atom open = open(difference);
        if (open == null || choices >= MOST_CHOICES) {
            contradicted |= certificate.relation() == Relation.EQ
                    && choices == 0
                    && certificate.equations().isEmpty()
                    && difference.isConstant();
            reason = certificate.relation() == Relation.EQ
                    ? "the sides do not come to the same form"
                    : "the sign of the difference";
            return false;
        }
        return split(known, open, choices + 1);
    }

    /** The indices of which nothing is known but their ranges: the claim is made for every value. */
    private Set<Name> everyIndex() {
        Set<Name> all = new LinkedHashSet<>();
        List<Expr> known = new ArrayList<>();
        for (Given given : certificate.givens().all()) {
            if (given instanceof Given.Index index) {
                known.addAll(List.of(index.low(), index.high()));
                if (index.low().equals(Exprs.ONE)) {
                    all.add(index.name());
                }
            } else if (given instanceof Given.Assumption assumption) {
                known.addAll(List.of(
                        assumption.relation().left(), assumption.relation().right()));
            }
        }
        all.removeIf(name -> known.stream().anyMatch(expr -> MatrixLaws.mentions(expr, new Expr.Sym(name))));
        return all;
    }

    /**
     * Whether the difference, for all values of an index in whose place an inverse stands, is zero once it is multiplied by
     * the matrix: then it was zero before.
     */
    private boolean multiplied(Laws laws, Equations given, Poly difference, Set<Name> every, int depth) {
        for (Atom inverse : Matrices.inverses(difference)) {
            for (int side = 0; side < 2; side++) {
                Ix at = inverse.indices.get(2 + side);
                boolean fits = at.offset() == 0
                        && at.base() != null
                        && every.contains(at.base())
                        && inverse.indices.get(0).equals(laws.known.range(at.base()))
                        && inverse.parts.stream()
                                .allMatch(p -> p.free().stream().allMatch(n -> !isBound(n) || inverse.bound.contains(n))
                                        && !p.dependsOn(at.name()))
                        && laws.matrices.isRegular(inverse);
                if (!fits) {
                    continue;
                }
                Name fresh = laws.known.fresh(inverse.indices.get(0));
                Poly product = laws.matrices.multiplied(difference, inverse, side, at.name(), fresh);
                Set<Name> others = new LinkedHashSet<>(every);
                others.remove(at.name());
                others.add(fresh);
                if (holds(laws, given, product)
                        || (depth + 1 < MOST_ROUNDS && multiplied(laws, given, product, others, depth + 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What is zero where the difference is, and nowhere else by the equations that are given. */
    private Poly overOneLine(Laws laws, Poly difference) {
        Ring.Fraction fraction = laws.ring.together(difference);
        return laws.ring.isNowhereZero(difference, fraction) ? fraction.numerator() : difference;
    }

    private boolean holds(Laws laws, Equations given, Poly difference) {
        Order order = new Order(laws);
        return switch (certificate.relation()) {
            case EQ ->
                laws.ring.together(difference).numerator().isZero() || given.isZero(overOneLine(laws, difference));
            case GT -> order.holds(difference, true);
            case GE -> order.holds(difference, false);
            case LT -> order.holds(difference.negate(), true);
            case LE -> order.holds(difference.negate(), false);
            case NE -> order.holds(difference, true) || order.holds(difference.negate(), true);
        };
    }

    /** Each way to decide what is open; together they leave nothing out. */
    private boolean split(Case known, Atom open, int choices) {
        return switch (open.kind) {
            case EQUAL ->
                hold(known.equal(open.indices.get(0), open.indices.get(1)), choices)
                        && hold(known.apart(open.indices.get(0), open.indices.get(1)), choices);
            case LESS ->
                hold(known.order(open.indices.get(0), open.indices.get(1), true), choices)
                        && hold(known.order(open.indices.get(0), open.indices.get(1), false), choices);
            case POSITIVE ->
                hold(known.real(open.part(), Sign.POSITIVE), choices)
                        && hold(known.real(open.part().negate(), Sign.NONNEGATIVE), choices);
            case ZERO ->
                hold(known.real(open.part(), Sign.POSITIVE), choices)
                        && hold(known.real(open.part().negate(), Sign.POSITIVE), choices)
                        && hold(known.real(open.part(), Sign.ZERO), choices);
            default ->
                hold(known.real(absolute(open), Sign.NONNEGATIVE), choices)
                        && hold(known.real(absolute(open).negate(), Sign.NONNEGATIVE), choices);
        };
    }

    /** Whose sign decides the value. */
    private static Poly absolute(Atom atom) {
        return atom.tag.equals("abs") ? atom.part() : atom.parts.get(0).minus(atom.parts.get(1));
    }

    /** A comparison of free indices, or of reals, that the difference turns on. */
    private static @Nullable Atom open(Poly difference) {
        Set<Atom> all = new LinkedHashSet<>();
        collect(difference, all);
        for (Kind kind : new Kind[] {Kind.EQUAL, Kind.LESS, Kind.ZERO, Kind.POSITIVE, Kind.APPLY}) {
            for (Atom atom : all) {
                boolean turns = kind != Kind.APPLY
                        || atom.tag.equals("abs")
                        || (atom.tag.equals("max") && atom.parts.size() == 2);
                if (atom.kind == kind && turns && atom.free().stream().noneMatch(Replay::isBound)) {
                    return atom;
                }
            }
        }
        return null;
    }

    private static boolean isBound(Name name) {
        return name.spelling().equals("$") || name.spelling().equals("%");
    }

    private static void collect(Poly poly, Set<Atom> all) {
        for (Atom atom : poly.atoms()) {
            if (all.add(atom)) {
                atom.parts.forEach(part -> collect(part, all));
            }
        }
    }
}
