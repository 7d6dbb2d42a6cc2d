package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Dependencies;

/** The few natural assumptions that an author may have had in mind without saying so. */
final class HiddenAssumptions {
    private static final int MAX = 24;

    private final Givens givens;
    private final Set<Name> names;
    private final List<Assumption> candidates = new ArrayList<>();

    private HiddenAssumptions(Givens givens, Set<Name> names) {
        this.givens = givens;
        this.names = names;
    }

    /** Candidates about the names that a claim speaks of, the likeliest first. */
    static List<Assumption> about(Givens givens, Set<Name> names) {
        HiddenAssumptions all = new HiddenAssumptions(givens, names);
        all.everyIndex();
        all.indices();
        all.sums();
        all.symmetries();
        all.sizes();
        all.signs();
        all.order();
        return all.candidates.stream().limit(MAX).toList();
    }

    private void add(Expr left, Relation relation, Expr right, String latex) {
        Cond.Rel assumed = new Cond.Rel(left, relation, right);
        boolean known = givens.assumptions().stream()
                .anyMatch(a ->
                        a.relation().left().equals(left) && a.relation().right().equals(right));
        if (!known) {
            candidates.add(new Assumption(assumed, List.of(), List.of(), latex));
        }
    }

    /** What is given of a declared index may be meant of all of its values. */
    private void everyIndex() {
        for (Assumption assumption : givens.assumptions()) {
            Set<Name> within = new LinkedHashSet<>(
                    Dependencies.direct(assumption.relation().left()));
            within.addAll(Dependencies.direct(assumption.relation().right()));
            if (!assumption.universal().isEmpty() || within.stream().noneMatch(names::contains)) {
                continue;
            }
            for (Given given : givens.all()) {
                if (given instanceof Given.Index index
                        && index.low().equals(Exprs.ONE)
                        && within.contains(index.name())
                        && !IndexRelations.isAboutIndices(assumption, givens)) {
                    Substitution substitution = new Substitution();
                    Sym each = new Sym(substitution.freshName(index.name().spelling()));
                    Cond all = substitution.apply(assumption.relation(), Map.of(index.name(), each));
                    String latex = assumption.latex() + " \\text{ for all } "
                            + index.name().spelling();
                    candidates.add(new Assumption((Cond.Rel) all, List.of(each), List.of(index.high()), latex));
                }
            }
        }
    }

    private void indices() {
        List<Given.Index> free = new ArrayList<>();
        givens.all().forEach(g -> {
            if (g instanceof Given.Index index && names.contains(index.name())) {
                free.add(index);
            }
        });
        free.sort(Comparator.comparing(Given.Index::name));
        for (int a = 0; a < free.size(); a++) {
            for (int b = a + 1; b < free.size(); b++) {
                if (!free.get(a).high().equals(free.get(b).high())) {
                    continue;
                }
                Name i = free.get(a).name();
                Name k = free.get(b).name();
                add(new Sym(i), Relation.NE, new Sym(k), i.spelling() + " \\neq " + k.spelling());
                add(new Sym(i), Relation.EQ, new Sym(k), i.spelling() + " = " + k.spelling());
            }
        }
    }

    private void sums() {
        for (Given given : givens.all()) {
            boolean shares = given instanceof Given.Family family
                    && names.contains(family.name())
                    && family.ranges().size() == 1
                    && !family.simplex();
            if (!shares) {
                continue;
            }
            Given.Family family = (Given.Family) given;
            Sym index = new Sym(new Name("i", Integer.MAX_VALUE - 5));
            Expr high = family.ranges().get(0);
            Expr sum = new Binder(
                    Kind.SUM, index, Exprs.ONE, high, new Cond.True(), new Sym(family.name(), List.of(index)));
            String body = family.name().spelling().contains("#")
                    ? family.name().lettered()
                    : family.name().spelling() + "_i";
            String top = high instanceof Sym size ? size.name().spelling() : "";
            add(sum, Relation.EQ, Exprs.ONE, "\\sum_{i=1}^{" + top + "} " + body + " = 1");
        }
    }

    private void symmetries() {
        for (Given given : givens.all()) {
            if (given instanceof Given.Family family
                    && names.contains(family.name())
                    && family.structure() == Given.Structure.GENERAL
                    && family.ranges().size() == 2
                    && family.ranges().get(0).equals(family.ranges().get(1))
                    && givens.assumptions().stream()
                            .noneMatch(a -> family.name().equals(Givens.symmetric(a)))) {
                Sym i = new Sym(new Name("i", Integer.MAX_VALUE - 6));
                Sym j = new Sym(new Name("j", Integer.MAX_VALUE - 7));
                Cond.Rel same = new Cond.Rel(
                        new Sym(family.name(), List.of(i, j)), Relation.EQ, new Sym(family.name(), List.of(j, i)));
                String letter = family.name().spelling().replace("_{#1#2}", "");
                candidates.add(new Assumption(same, List.of(i, j), family.ranges(), letter + "^\\top = " + letter));
            }
        }
    }

    private void sizes() {
        for (Name size : new IndexRelations(givens).sizes()) {
            if (names.contains(size)) {
                add(new Sym(size), Relation.GE, Exprs.num(2), size.spelling() + " \\ge 2");
            }
        }
    }

    private List<Given.Scalar> scalars() {
        List<Given.Scalar> scalars = new ArrayList<>();
        givens.all().forEach(g -> {
            if (g instanceof Given.Scalar scalar
                    && names.contains(scalar.name())
                    && scalar.domain() instanceof Domain.Interval) {
                scalars.add(scalar);
            }
        });
        return scalars;
    }

    private void signs() {
        for (Given.Scalar scalar : scalars()) {
            Sym symbol = new Sym(scalar.name());
            String name = scalar.name().spelling();
            if (scalar.domain().equals(Domain.REALS)) {
                add(symbol, Relation.GE, Exprs.ZERO, name + " \\ge 0");
                add(symbol, Relation.LE, Exprs.ZERO, name + " \\le 0");
            } else if (scalar.domain() instanceof Domain.Interval interval && interval.high() == null) {
                add(symbol, Relation.GE, Exprs.ONE, name + " \\ge 1");
                add(symbol, Relation.LE, Exprs.ONE, name + " \\le 1");
            }
        }
    }

    private void order() {
        List<Given.Scalar> scalars = scalars();
        for (Given.Scalar a : scalars) {
            for (Given.Scalar b : scalars) {
                if (!a.equals(b) && a.domain().equals(b.domain())) {
                    add(
                            new Sym(a.name()),
                            Relation.GE,
                            new Sym(b.name()),
                            a.name().spelling() + " \\ge " + b.name().spelling());
                }
            }
        }
    }
}
