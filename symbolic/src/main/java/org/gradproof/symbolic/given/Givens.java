package org.gradproof.symbolic.given;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Given.Family;
import org.gradproof.symbolic.given.Given.Index;
import org.gradproof.symbolic.given.Given.IndexSet;
import org.gradproof.symbolic.given.Given.RandomVariable;
import org.gradproof.symbolic.given.Given.Scalar;
import org.gradproof.symbolic.given.Given.Size;
import org.gradproof.symbolic.given.Given.SmoothFunction;
import org.gradproof.symbolic.shape.Meaning;
import org.jspecify.annotations.Nullable;

/** The givens in force for one derivation, in the order in which they stand, outer names hidden by inner ones left out. */
public final class Givens {
    /** No givens. */
    public static final Givens NONE = new Givens(List.of());

    private static final Pattern SLOTS = Pattern.compile("_\\{(#\\d+[, ]*)+\\}");

    private final List<Given> all;
    private final Map<Expr, Meaning> meanings;
    private final Map<Name, Told> told;
    private final Map<Name, Given> byName;
    private final List<Assumption> assumptions;

    /** The givens of the list. */
    public Givens(List<Given> all) {
        this(all, Map.of(), Map.of());
    }

    /**
     * The givens of the list.
     *
     * @param meanings the terms of which the expressions in them and in the claims under them are components
     * @param told how the names are told that no author wrote
     */
    public Givens(List<Given> all, Map<Expr, Meaning> meanings, Map<Name, Told> told) {
        this.meanings = meanings;
        this.told = told;
        this.all = List.copyOf(all);
        this.byName = new LinkedHashMap<>();
        List<Assumption> relations = new ArrayList<>();
        for (Given given : this.all) {
            Name name = nameOf(given);
            if (name != null) {
                byName.put(name, given);
            } else if (given instanceof Assumption assumption) {
                relations.add(assumption);
            }
        }
        this.assumptions = List.copyOf(relations);
    }

    private static @Nullable Name nameOf(Given given) {
        if (given instanceof Scalar g) {
            return g.name();
        } else if (given instanceof Size g) {
            return g.name();
        } else if (given instanceof Family g) {
            return g.name();
        } else if (given instanceof Index g) {
            return g.name();
        } else if (given instanceof IndexSet g) {
            return g.name();
        } else if (given instanceof Definition g) {
            return g.name();
        } else if (given instanceof SmoothFunction g) {
            return g.name();
        }
        return null;
    }

    /** All of them. */
    public List<Given> all() {
        return all;
    }

    /** What the name was declared or defined as, or null. */
    public @Nullable Given find(Name name) {
        return byName.get(name);
    }

    /** All names that are declared or defined. */
    public Set<Name> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    /** The definition of the name, or null if it has none. */
    public @Nullable Definition definition(Name name) {
        return byName.get(name) instanceof Definition definition ? definition : null;
    }

    /** The relations that are assumed. */
    public List<Assumption> assumptions() {
        return assumptions;
    }

    /** The square matrix whose transpose times itself the given says is the identity, or null. */
    public @Nullable Family orthogonal(Given given) {
        if (given instanceof Assumption assumption
                && assumption.universal().size() == 2
                && assumption.relation().relation() == Relation.EQ
                && assumption.relation().left() instanceof Expr.Binder sum
                && sum.body() instanceof Expr.Mul product
                && product.factors().size() == 2
                && assumption.relation().right() instanceof Expr.Indicator
                && product.factors().get(0) instanceof Sym first
                && product.factors().get(1) instanceof Sym second
                && first.name().equals(second.name())
                && byName.get(first.name()) instanceof Family family
                && family.ranges().size() == 2
                && family.ranges().get(0).equals(family.ranges().get(1))) {
            List<Expr> ends =
                    assumption.universal().stream().map(end -> (Expr) end).toList();
            Expr inner = sum.variable();
            boolean columns = first.indices().equals(List.of(inner, ends.get(0)))
                    && second.indices().equals(List.of(inner, ends.get(1)));
            boolean rows = first.indices().equals(List.of(ends.get(0), inner))
                    && second.indices().equals(List.of(ends.get(1), inner));
            return columns || rows ? family : null;
        }
        return null;
    }

    /** The matrix that the given says is its own transpose, or null. */
    public static @Nullable Name symmetric(Given given) {
        if (given instanceof Family family) {
            return family.structure() == Given.Structure.GENERAL ? null : family.name();
        }
        boolean universal = given instanceof Assumption assumption
                && assumption.universal().size() == 2
                && assumption.relation().relation() == Relation.EQ
                && assumption.relation().left() instanceof Sym left
                && assumption.relation().right() instanceof Sym right
                && left.name().equals(right.name())
                && new HashSet<Expr>(assumption.universal()).equals(new HashSet<>(left.indices()))
                && left.indices().size() == 2
                && List.of(left.indices().get(1), left.indices().get(0)).equals(right.indices());
        return universal ? ((Sym) ((Assumption) given).relation().left()).name() : null;
    }

    /** The term of which the expression is a component, or null where it was read as a number. */
    public @Nullable Meaning meaning(Expr component) {
        return meanings.get(component);
    }

    /**
     * The term of which the side of a relation is a component, or the number that it is. Digits are a component of whatever
     * vector has them as its entries, {@code \\mathbf{0}} or {@code \\mathbf{1}}, wherever that stands; beside a number they
     * are one.
     */
    public Meaning meaning(Expr side, Expr other) {
        Meaning known = meanings.get(side);
        Meaning beside = meanings.get(other);
        boolean digits = side instanceof Expr.Num
                && (beside == null || beside.term().shape().isScalar());
        return known == null || digits ? Meaning.number(side) : known;
    }

    /** All of these terms, by the expressions that are their components. */
    public Map<Expr, Meaning> meanings() {
        return Collections.unmodifiableMap(meanings);
    }

    /** How the name is told, or null of one that an author wrote. */
    public @Nullable Told told(Name name) {
        return told.get(name);
    }

    /** The LaTeX, or words about it, with each point, and each function of points, as the author writes it. */
    public String tell(String text) {
        String shown = text;
        for (Map.Entry<Name, Told> each : told.entrySet()) {
            if (each.getValue().canBeWritten()) {
                String whole = SLOTS.matcher(each.getKey().spelling()).replaceAll("");
                shown = shown.replace(whole, each.getValue().latex());
            }
        }
        return shown;
    }

    /** The same of each of the texts. */
    public List<String> tell(List<String> texts) {
        return told.isEmpty() ? texts : texts.stream().map(this::tell).toList();
    }

    /** The random variables. */
    public List<RandomVariable> randomVariables() {
        return all.stream()
                .filter(RandomVariable.class::isInstance)
                .map(RandomVariable.class::cast)
                .toList();
    }

    /** These givens and one more. */
    public Givens with(Given given) {
        List<Given> more = new ArrayList<>(all);
        more.add(given);
        return with(more);
    }

    /** Other givens, about the same terms. */
    public Givens with(List<Given> others) {
        return new Givens(others, meanings, told);
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
