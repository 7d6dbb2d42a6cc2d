package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.Unfolding;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Claims proved case by case of real quantities, each case under one more assumption: a label has one of its few values;
 * what stands under an exponent known by name is 0 or is not; what stands between bars is negative or is not; the sides of a
 * condition are in one order or another. One of the
 * cases holds at each point at which the quantity has a value, so that what holds in all of them holds: a quantity is
 * split only if it has a value wherever the claim is made, in branches that are not taken too. As every given, an
 * assumption is used of values and never under a derivative. Nothing is to be shown where the labels have values at which
 * a given fails; where that is so in every case, nothing satisfies the givens, and nothing is shown.
 */
final class RealCases {
    private static final int MAX_SPLITS = 3;
    private static final int MAX_CASES = 9;

    private final Setting setting;
    private final Givens givens;
    private final Function<Expr, String> latex;
    private final Map<Expr, List<Assumption>> labels = new LinkedHashMap<>();
    private final Map<Expr, List<Assumption>> related = new LinkedHashMap<>();
    private final Map<Expr, List<Assumption>> zeros = new LinkedHashMap<>();
    private final Map<Expr, List<Assumption>> signs = new LinkedHashMap<>();
    private final Map<Expr, List<Assumption>> orders = new LinkedHashMap<>();
    private final Unfolding unfolding = new Unfolding(new Substitution());
    private final Set<Name> unfolded = new HashSet<>();

    private RealCases(Setting setting) {
        this.setting = setting;
        this.givens = setting.claim().givens();
        this.latex = setting::written;
    }

    /** A proof in which every case is proved by the function, or null. */
    static @Nullable Proof prove(Setting setting, Function<Claim, @Nullable Proof> direct) {
        Claim claim = setting.claim();
        RealCases cases = new RealCases(setting);
        setting.written().forEach(cases::collect);
        cases.relate();
        for (List<List<Assumption>> splits : cases.splits()) {
            Shown shown = new Shown(setting, splits);
            if (holds(claim, List.of(), splits, direct, shown) && shown.any) {
                splits.forEach(split -> split.forEach(a -> shown.reasons.remove("$" + a.latex() + "$")));
                return new Proof(
                        Outcome.PROVED, List.of(), List.copyOf(shown.reasons), List.copyOf(shown.conditions), "");
            }
        }
        return null;
    }

    /** What the cases that were shown rest on. */
    private static final class Shown {
        private final Set<String> reasons = new LinkedHashSet<>();
        private final Set<String> conditions;
        private boolean any;

        Shown(Setting setting, List<List<Assumption>> splits) {
            splits.forEach(s -> reasons.add("each case of $" + words(s) + "$"));
            conditions = new LinkedHashSet<>(setting.conditions(Set.of()));
        }
    }

    private static String words(List<Assumption> split) {
        return String.join(",\\ ", split.stream().map(Assumption::latex).toList());
    }

    private static boolean holds(
            Claim claim,
            List<Assumption> added,
            List<List<Assumption>> splits,
            Function<Claim, @Nullable Proof> direct,
            Shown shown) {
        Assumption failing = failing(claim.givens(), added);
        if (failing != null) {
            shown.reasons.add("$" + failing.latex() + "$");
            return true;
        }
        if (splits.isEmpty()) {
            shown.any = true;
            if (NoBranch.in(claim)) {
                return true;
            }
            Proof proof = direct.apply(claim);
            if (proof != null) {
                proof.reasons().stream().filter(r -> !r.equals("algebra")).forEach(shown.reasons::add);
                shown.conditions.addAll(proof.conditions());
            }
            return proof != null || isEmpty(claim, added, direct);
        }
        for (Assumption assumption : splits.get(0)) {
            Claim under = new Claim(with(claim.givens(), assumption), claim.left(), claim.relation(), claim.right());
            List<Assumption> more = new ArrayList<>(added);
            more.add(assumption);
            if (!holds(under, more, splits.subList(1, splits.size()), direct, shown)) {
                return false;
            }
        }
        return true;
    }

    /** A given that fails at the values that the case gives to labels, or null: at such values nothing is claimed. */
    private static @Nullable Assumption failing(Givens givens, List<Assumption> added) {
        Map<Expr, Rational> values = new HashMap<>();
        for (Assumption assumption : added) {
            if (assumption.relation().relation() == Relation.EQ
                    && assumption.relation().right() instanceof Expr.Num value) {
                values.put(assumption.relation().left(), value.value());
            }
        }
        return values.isEmpty()
                ? null
                : givens.assumptions().stream()
                        .filter(a -> a.universal().isEmpty()
                                && Boolean.FALSE.equals(Values.holds(a.relation(), values::get)))
                        .findFirst()
                        .orElse(null);
    }

    /** The givens and the case; a value comes first, so that the equations behind it are put with it. */
    private static Givens with(Givens givens, Assumption assumption) {
        if (assumption.relation().relation() != Relation.EQ) {
            return givens.with(assumption);
        }
        List<Given> all = new ArrayList<>(List.of(assumption));
        all.addAll(givens.all());
        return givens.with(all);
    }

    /** Whether no point is in the case, since the rest of the givens refutes one of the assumptions that make it. */
    private static boolean isEmpty(Claim claim, List<Assumption> added, Function<Claim, @Nullable Proof> direct) {
        for (Assumption assumption : added) {
            if (added.size() < 2 && !isSpokenOf(assumption.relation().left(), claim.givens(), assumption)) {
                return false;
            }
            List<Given> rest = new ArrayList<>(claim.givens().all());
            rest.remove(assumption);
            Cond.Rel rel = assumption.relation();
            Claim opposite = new Claim(new Givens(rest), rel.left(), opposite(rel.relation()), rel.right());
            Proof proof = direct.apply(opposite);
            if (proof != null && proof.conditions().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether another given speaks of what the quantity is made of, as {@code x \neq 0} does of a label x. */
    private static boolean isSpokenOf(Expr quantity, Givens givens, Assumption own) {
        Set<Name> names = Dependencies.direct(quantity);
        return givens.assumptions().stream()
                .filter(other -> !other.equals(own) && other.universal().isEmpty())
                .flatMap(other -> Parts.of(other.relation()).stream())
                .anyMatch(side -> !Collections.disjoint(Dependencies.direct(side), names));
    }

    static Relation opposite(Relation relation) {
        return switch (relation) {
            case EQ -> Relation.NE;
            case NE -> Relation.EQ;
            case LT -> Relation.GE;
            case LE -> Relation.GT;
            case GT -> Relation.LE;
            case GE -> Relation.LT;
        };
    }

    /** The splits to try: of one kind, then of all, then by one sign alone, as others may follow from it. */
    private List<List<List<Assumption>>> splits() {
        Set<List<List<Assumption>>> all = new LinkedHashSet<>();
        List<List<Assumption>> together = new ArrayList<>();
        for (Map<Expr, List<Assumption>> kind : List.of(labels, zeros, signs, orders)) {
            all.add(limited(List.copyOf(kind.values())));
            together.addAll(kind.values());
        }
        all.add(limited(together));
        all.add(limited(List.copyOf(related.values())));
        signs.values().stream().limit(MAX_SPLITS).forEach(split -> all.add(List.of(split)));
        all.remove(List.<List<Assumption>>of());
        return List.copyOf(all);
    }

    private static List<List<Assumption>> limited(List<List<Assumption>> splits) {
        List<List<Assumption>> kept = new ArrayList<>();
        int cases = 1;
        for (List<Assumption> split : splits) {
            cases *= split.size();
            if (kept.size() < MAX_SPLITS && cases <= MAX_CASES) {
                kept.add(split);
            }
        }
        return kept;
    }

    private void collect(Expr expr) {
        if (expr instanceof Sym sym) {
            addLabel(sym, labels);
        } else if (expr instanceof Expr.Pow pow
                && pow.base() instanceof Sym base
                && !(pow.exponent() instanceof Expr.Num)
                && mayBeZero(base)) {
            zeros.put(
                    base,
                    List.of(
                            assumption(base, Relation.EQ, Exprs.ZERO, " = 0"),
                            assumption(base, Relation.NE, Exprs.ZERO, " \\neq 0")));
        } else if (expr instanceof Expr.Fn fn && isKinked(fn)) {
            Expr difference = fn.arguments().size() == 1
                    ? fn.arguments().get(0)
                    : Exprs.sub(fn.arguments().get(0), fn.arguments().get(1));
            if (setting.hasValue(difference)) {
                signs.put(
                        difference,
                        List.of(
                                assumption(difference, Relation.GE, Exprs.ZERO, " \\ge 0"),
                                assumption(difference, Relation.LT, Exprs.ZERO, " < 0")));
            }
        }
        if (expr instanceof Expr.Call call
                && unfolded.add(call.function())
                && givens.find(call.function()) instanceof Given.Definition definition) {
            // What stands in the definition stands for its values at the arguments, of which alone the givens speak.
            collect(unfolding.of(definition, call.indices(), call.arguments()));
        }
        if (expr instanceof Expr.Cases cases) {
            cases.branches().forEach(branch -> collect(branch.condition()));
        } else if (expr instanceof Expr.Indicator indicator) {
            collect(indicator.condition());
        }
        Parts.of(expr).forEach(this::collect);
    }

    /** The labels of the claim, and those that a given relates to them. */
    private void relate() {
        related.putAll(labels);
        Set<Expr> known = Set.copyOf(labels.keySet());
        for (Assumption assumption : givens.assumptions()) {
            Set<Sym> symbols = new LinkedHashSet<>();
            Parts.of(assumption.relation()).forEach(side -> addSymbols(side, symbols));
            if (assumption.universal().isEmpty() && symbols.stream().anyMatch(known::contains)) {
                symbols.forEach(sym -> addLabel(sym, related));
            }
        }
    }

    private static void addSymbols(Expr expr, Set<Sym> symbols) {
        if (expr instanceof Sym sym) {
            symbols.add(sym);
        }
        Parts.of(expr).forEach(part -> addSymbols(part, symbols));
    }

    private void collect(Cond condition) {
        if (condition instanceof Cond.Rel rel) {
            Expr difference = NoBranch.difference(rel);
            boolean real = isFree(difference) && !isOfIndices(difference);
            if (real && setting.hasValue(difference)) {
                orders.put(
                        difference,
                        List.of(
                                assumption(difference, Relation.GT, Exprs.ZERO, " > 0"),
                                assumption(difference, Relation.EQ, Exprs.ZERO, " = 0"),
                                assumption(difference, Relation.LT, Exprs.ZERO, " < 0")));
            }
        } else if (condition instanceof Cond.And and) {
            and.parts().forEach(this::collect);
        } else if (condition instanceof Cond.Or or) {
            or.parts().forEach(this::collect);
        } else if (condition instanceof Cond.Not not) {
            collect(not.part());
        }
    }

    private boolean isOfIndices(Expr expr) {
        return Dependencies.direct(expr).stream()
                .map(givens::find)
                .allMatch(given -> given instanceof Given.Size || given instanceof Given.Index);
    }

    private static boolean isMaximum(Expr.Fn fn) {
        return (fn.function() == org.gradproof.symbolic.expr.Function.MAX
                        || fn.function() == org.gradproof.symbolic.expr.Function.MIN)
                && fn.arguments().size() == 2;
    }

    private boolean isKinked(Expr.Fn fn) {
        return (fn.function() == org.gradproof.symbolic.expr.Function.ABS || isMaximum(fn))
                && fn.arguments().stream().allMatch(this::isFree);
    }

    /** Whether nothing bound stands in it: then an assumption can speak of it. */
    private boolean isFree(Expr expr) {
        return Dependencies.direct(expr).stream().allMatch(n -> givens.find(n) != null);
    }

    private void addLabel(Sym sym, Map<Expr, List<Assumption>> to) {
        Given given = givens.find(sym.name());
        Domain domain = given instanceof Given.Scalar scalar
                ? scalar.domain()
                : given instanceof Given.Family family ? family.domain() : Domain.REALS;
        if (domain instanceof Domain.Finite finite
                && finite.values().size() > 1
                && finite.values().size() <= MAX_SPLITS
                && isFree(sym)) {
            List<Assumption> values = new ArrayList<>();
            for (Rational value : finite.values()) {
                values.add(assumption(sym, Relation.EQ, new Expr.Num(value), " = " + value));
            }
            to.put(sym, values);
        }
    }

    private boolean mayBeZero(Sym base) {
        boolean excluded = givens.assumptions().stream()
                .map(Assumption::relation)
                .anyMatch(r -> r.left().equals(base) && r.right().equals(Exprs.ZERO));
        return base.indices().isEmpty()
                && !excluded
                && givens.find(base.name()) instanceof Given.Scalar scalar
                && scalar.domain() instanceof Domain.Interval interval
                && (interval.low() == null
                        || interval.low().signum() < 0
                        || (interval.low().isZero() && !interval.lowOpen()));
    }

    private Assumption assumption(Expr left, Relation relation, Expr right, String words) {
        return new Assumption(new Cond.Rel(left, relation, right), List.of(), List.of(), latex.apply(left) + words);
    }
}
