package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.given.Recursion;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.jspecify.annotations.Nullable;

/**
 * Claims about families that are defined by their own earlier members. Such a family is taken for one of any numbers
 * that satisfies the equation of its definition for each of its indices: what holds for all of those holds for the one
 * that is defined, and no name hangs on itself any more.
 *
 * <p>A derivative must not take its members for free numbers where they hang on the variable. By an earlier member, or
 * by a name that such a member is made of, the later ones are unfolded as far as that; of anything else nothing is said.
 */
final class Recursions {
    /** Members between an expression and the variable that are unfolded. */
    private static final int MOST_UNFOLDED = 8;

    private final Givens givens;
    private final Recursion recursion;
    private final Set<Name> opened = new LinkedHashSet<>();
    private final Substitution substitution = new Substitution();

    private Recursions(Givens givens) {
        this.givens = givens;
        this.recursion = new Recursion(givens);
        open(true);
        open(false);
    }

    /** The claim without definitions that hang on themselves; {@link Unsupported} if it cannot be put so. */
    static Claim open(Claim claim) {
        Recursions recursions = new Recursions(claim.givens());
        return recursions.opened.isEmpty()
                ? claim
                : new Claim(
                        recursions.givens(),
                        recursions.derived(claim.left()),
                        claim.relation(),
                        recursions.derived(claim.right()));
    }

    /** Families with members by number first: these are what an author thinks of as the recursion. */
    private void open(boolean numbered) {
        for (Given given : givens.all()) {
            if (given instanceof Definition definition
                    && (definition.body() instanceof Expr.Cases || !numbered)
                    && recursion.isRecursive(definition.name(), opened)) {
                if (definition.indexParameters().size() != 1
                        || !definition.parameters().isEmpty()) {
                    throw new Unsupported("a recursive definition of this form");
                }
                opened.add(definition.name());
            }
        }
    }

    private Givens givens() {
        List<Given> all = new ArrayList<>();
        for (Given given : givens.all()) {
            if (given instanceof Definition definition && opened.contains(definition.name())) {
                all.addAll(equations(definition));
            } else if (given instanceof Definition definition) {
                all.add(new Definition(
                        definition.name(),
                        definition.indexParameters(),
                        definition.ranges(),
                        definition.parameters(),
                        derived(definition.body()),
                        definition.latex()));
            } else {
                all.add(given);
            }
        }
        return new Givens(all);
    }

    /** The members given by number, and the rule for the others. */
    private record Members(Map<Expr, Expr> numbered, long first, boolean hasLast, Expr rule) {}

    private static Members members(Definition definition) {
        if (!(definition.body() instanceof Expr.Cases cases)) {
            return new Members(Map.of(), 1, false, definition.body());
        }
        Sym index = definition.indexParameters().get(0);
        Map<Expr, Expr> numbered = new LinkedHashMap<>();
        long first = 1;
        boolean hasLast = false;
        for (Expr.Branch branch : cases.branches().subList(0, cases.branches().size() - 1)) {
            if (hasLast
                    || !(branch.condition() instanceof Cond.Rel rel)
                    || rel.relation() != Relation.EQ
                    || !rel.left().equals(index)) {
                throw new Unsupported("a recursive definition of this form");
            }
            numbered.put(rel.right(), branch.value());
            if (rel.right().equals(Exprs.num(first))) {
                first++;
            } else if (rel.right().equals(definition.ranges().get(0))) {
                hasLast = true;
            } else {
                throw new Unsupported("a recursive definition with a member of its own in the midst");
            }
        }
        Expr.Branch rest = cases.branches().get(cases.branches().size() - 1);
        if (!(rest.condition() instanceof Cond.True)) {
            throw new Unsupported("a recursive definition of this form");
        }
        return new Members(numbered, first, hasLast, rest.value());
    }

    private List<Given> equations(Definition definition) {
        Members members = members(definition);
        Expr high = definition.ranges().get(0);
        List<Given> all = new ArrayList<>();
        all.add(new Given.Family(definition.name(), List.of(high), Domain.REALS, false, definition.latex()));
        members.numbered()
                .forEach((at, value) -> all.add(new Assumption(
                        new Cond.Rel(new Sym(definition.name(), List.of(at)), Relation.EQ, derived(value)),
                        List.of(),
                        List.of(),
                        definition.latex())));
        int before = Math.toIntExact(members.first() - 1);
        Sym universal = new Sym(substitution.freshName("i"));
        Expr member = Exprs.shifted(universal, before);
        Expr range = Exprs.shifted(high, -before - (members.hasLast() ? 1 : 0));
        if (range instanceof Num num && num.value().signum() <= 0) {
            return all;
        }
        Expr rule = substitution.apply(
                members.rule(), Map.of(definition.indexParameters().get(0).name(), member));
        Expr whole = derived(inlined(rule, definition.name(), 0));
        Cond.Rel equation = new Cond.Rel(new Sym(definition.name(), List.of(member)), Relation.EQ, whole);
        all.add(new Assumption(equation, List.of(universal), List.of(range), definition.latex()));
        return all;
    }

    /** The rule with names that lead back to the family replaced by what they are defined as. */
    private Expr inlined(Expr expr, Name family, int depth) {
        if (expr instanceof Sym sym
                && depth < MOST_UNFOLDED
                && !opened.contains(sym.name())
                && givens.find(sym.name()) instanceof Definition definition
                && recursion.reached(Set.of(sym.name()), Set.of()).contains(family)
                && definition.indexParameters().size() == sym.indices().size()) {
            Map<Name, Expr> indices = new LinkedHashMap<>();
            for (int i = 0; i < sym.indices().size(); i++) {
                indices.put(
                        definition.indexParameters().get(i).name(),
                        sym.indices().get(i));
            }
            return inlined(substitution.apply(definition.body(), indices), family, depth + 1);
        }
        return Substitution.map(
                expr,
                e -> inlined(e, family, depth),
                cond -> Substitution.map(cond, e -> inlined(e, family, depth), c -> c));
    }

    /** The expression with all derivatives such that the members of opened families in them are free of the variable. */
    private Expr derived(Expr expr) {
        if (expr instanceof Deriv deriv) {
            Expr body = derived(deriv.body());
            return new Deriv(unfolded(body, deriv.variable(), 0), deriv.variable());
        }
        return Substitution.map(expr, this::derived, cond -> Substitution.map(cond, this::derived, c -> c));
    }

    private Expr unfolded(Expr body, Sym variable, int depth) {
        Set<Name> met = new LinkedHashSet<>();
        for (Name name : recursion.reached(body)) {
            if (opened.contains(name) && hangsOn(name, variable.name())) {
                met.add(name);
            }
        }
        if (met.isEmpty()) {
            return body;
        }
        if (!isForward()
                || variable.indices().size() != 1
                || depth > MOST_UNFOLDED
                || givens.definition(variable.name()) == null) {
            throw new Unsupported("a derivative through members of a family that is defined recursively");
        }
        boolean[] changed = new boolean[1];
        Expr next = step(body, variable, met, changed);
        return changed[0] ? unfolded(next, variable, depth + 1) : next;
    }

    /** Whether every name that hangs on itself does so by earlier members and by others of the same index only. */
    private boolean isForward() {
        for (Given given : givens.all()) {
            if (given instanceof Definition definition
                    && recursion.isRecursive(definition.name(), Set.of())
                    && !isForward(definition, definition.body())) {
                return false;
            }
        }
        return true;
    }

    private boolean isForward(Definition definition, Expr expr) {
        if (expr instanceof Sym sym
                && recursion.reached(Set.of(sym.name()), Set.of()).contains(definition.name())) {
            Long distance =
                    sym.indices().size() == 1 && definition.indexParameters().size() == 1
                            ? distance(sym, new Sym(definition.name(), List.copyOf(definition.indexParameters())))
                            : null;
            if (distance == null || distance > 0) {
                return false;
            }
        }
        return Parts.of(expr).stream().allMatch(part -> isForward(definition, part));
    }

    /** Unfolds once what is later than the variable, or made of it. */
    private Expr step(Expr expr, Sym variable, Set<Name> met, boolean[] changed) {
        if (expr instanceof Sym sym && !sym.equals(variable)) {
            Definition definition = givens.definition(sym.name());
            boolean hangs =
                    recursion.reached(Set.of(sym.name()), Set.of()).stream().anyMatch(met::contains);
            if (definition == null || !hangs) {
                return sym;
            }
            Long distance = sym.indices().size() == 1 ? distance(sym, variable) : null;
            if (distance == null || definition.indexParameters().size() != 1) {
                throw new Unsupported("a derivative through members of a family that is defined recursively");
            } else if (distance < 0) {
                // An earlier member: the variable comes after it.
                return sym;
            } else if (distance == 0 && sym.name().equals(variable.name())) {
                return variable;
            }
            changed[0] = true;
            Members members = members(definition);
            if (members.first() > 1 && !isBeyond(sym.indices().get(0), variable, members.first())) {
                throw new Unsupported("a derivative of a member that is given by number");
            }
            return substitution.apply(
                    members.rule(),
                    Map.of(
                            definition.indexParameters().get(0).name(),
                            sym.indices().get(0)));
        } else if (expr instanceof Sym) {
            return expr;
        }
        if (expr instanceof Expr.Call call
                && recursion.reached(call).stream().anyMatch(met::contains)
                && recursion.reached(Set.of(call.function()), Set.of()).stream().anyMatch(met::contains)) {
            throw new Unsupported("a derivative through members of a family that is defined recursively");
        }
        return Substitution.map(
                expr, e -> step(e, variable, met, changed), c -> Substitution.map(c, e -> e, inner -> inner));
    }

    /** Whether the index is above those that are given by number: the variable's is at least 1, and this one later. */
    private boolean isBeyond(Expr index, Sym variable, long first) {
        Long more = difference(index, variable.indices().get(0));
        long own = variable.name().shiftAt(0);
        Long least = least(variable.indices().get(0));
        return more != null && least != null && least + more >= first && own >= 0;
    }

    /** The least value of an index term, where that is seen. */
    private @Nullable Long least(Expr index) {
        long offset = 0;
        Long base = null;
        for (Expr term : Exprs.terms(index)) {
            if (term instanceof Num num && num.value().isInteger()) {
                offset += num.value().numerator().longValue();
            } else if (base == null && term instanceof Sym sym && sym.indices().isEmpty()) {
                Given given = givens.find(sym.name());
                if (given instanceof Given.Index own && own.low() instanceof Num low) {
                    base = low.value().numerator().longValue();
                } else if (given instanceof Given.Size) {
                    base = 1L;
                } else {
                    return null;
                }
            } else {
                return null;
            }
        }
        return (base == null ? 0 : base) + offset;
    }

    /** How far the member is after the variable as both are written; null if that is not a number. */
    private @Nullable Long distance(Sym sym, Sym variable) {
        Long kept = difference(sym.indices().get(0), variable.indices().get(0));
        return kept == null
                ? null
                : kept - sym.name().shiftAt(0) + variable.name().shiftAt(0);
    }

    private static @Nullable Long difference(Expr a, Expr b) {
        List<Expr> left = new ArrayList<>(Exprs.terms(a));
        long offset = 0;
        for (Expr term : Exprs.terms(b)) {
            if (term instanceof Num num && num.value().isInteger()) {
                offset -= num.value().numerator().longValue();
            } else if (!left.remove(term)) {
                return null;
            }
        }
        for (Expr term : left) {
            if (!(term instanceof Num num) || !num.value().isInteger()) {
                return null;
            }
            offset += num.value().numerator().longValue();
        }
        return offset;
    }

    private boolean hangsOn(Name name, Name variable) {
        return recursion.reached(Set.of(name), Set.of()).contains(variable);
    }
}
