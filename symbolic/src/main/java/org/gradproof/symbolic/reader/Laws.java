package org.gradproof.symbolic.reader;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.jspecify.annotations.Nullable;

/** Reads {@code X \sim p} and {@code X \perp Y}. */
final class Laws {
    private Laws() {}

    /** The random variables that the statement declares; their law is looked up when it is needed. */
    static List<Declaration> variables(Statement statement, AtomicInteger depth, Supplier<Scope> scopes) {
        List<Node> left = statement.left();
        boolean joint = left.size() == 1 && left.get(0) instanceof Bracket;
        List<Name> names = new ArrayList<>();
        List<Pattern> patterns = new ArrayList<>();
        List<Node> inner = joint && left.get(0) instanceof Bracket bracket ? bracket.body() : left;
        for (List<Node> name : Pattern.splitAtCommas(inner)) {
            if (name.isEmpty()) {
                throw new LatexException(statement.span(), "not-a-name", "a name is missing; expected X \\sim p");
            }
            Head.check(name);
            names.add(Name.of(Spelling.of(name)));
            patterns.add(new Pattern(name, 0));
        }
        List<Declaration> found = new ArrayList<>();
        Supplier<Given> together = new LazyGiven(statement, depth, () -> variable(statement, names, scopes.get()));
        for (int i = 0; i < names.size(); i++) {
            List<Name> alone = List.of(names.get(i));
            Supplier<Given> given =
                    joint ? together : new LazyGiven(statement, depth, () -> variable(statement, alone, scopes.get()));
            found.add(new Declaration(
                    names.get(i), Declaration.Kind.RANDOM, List.of(patterns.get(i)), null, 0, given, statement, ""));
        }
        return found;
    }

    private static Given variable(Statement statement, List<Name> names, Scope scope) {
        Law law = Law.find(statement.right(), names.size(), scope, statement.span());
        if (law.high() == null) {
            requireDensity(law.declaration().given().get(), statement.span());
        }
        return new Given.RandomVariable(names, law.declaration().name(), law.high(), statement.latex());
    }

    /** Refuses a function that may be negative. */
    static void requireDensity(Given given, Span at) {
        if (given instanceof Given.SmoothFunction function) {
            boolean positive = function.codomain() instanceof Domain.Interval interval
                    && interval.low() != null
                    && interval.low().signum() >= 0;
            if (!positive) {
                throw new LatexException(
                        at,
                        "not-a-density",
                        "\"" + function.latex() + "\" may be negative, so that it is no density; expected a function to"
                                + " \\mathbb{R}_{\\ge 0}");
            }
        }
    }

    /** Which random variables are independent of which. */
    static Given independence(Statement statement, Scope scope) {
        return new Given.Independence(
                names(statement.left(), scope), names(statement.right(), scope), statement.latex());
    }

    private static Set<Name> names(List<Node> nodes, Scope scope) {
        List<Node> inner = nodes.size() == 1 && nodes.get(0) instanceof Bracket bracket ? bracket.body() : nodes;
        Set<Name> names = new LinkedHashSet<>();
        for (List<Node> name : Pattern.splitAtCommas(inner)) {
            Scope.Hit hit = name.size() == 1 ? scope.find(name, 0) : null;
            if (hit == null || hit.declaration().kind() != Declaration.Kind.RANDOM) {
                throw new LatexException(
                        nodes.get(0).span(),
                        "undeclared-symbol",
                        Cursor.quote(nodes) + " is no random variable; expected X \\sim p before it");
            }
            names.add(hit.declaration().name());
        }
        return names;
    }

    /**
     * A law: a density, or a probability vector of {@code high} entries.
     *
     * @param high null for a density
     */
    record Law(Declaration declaration, @Nullable Expr high) {
        /** The law of {@code count} variables that the nodes name, arguments behind it aside. */
        static Law find(List<Node> nodes, int count, Scope scope, Span around) {
            Scope.Hit hit = nodes.isEmpty() ? null : scope.find(nodes, 0);
            int consumed = hit == null ? 0 : hit.match().consumed();
            boolean arguments = consumed + 1 == nodes.size() && nodes.get(consumed) instanceof Bracket;
            if (hit != null && hit.declaration().arity() == count && (consumed == nodes.size() || arguments)) {
                return new Law(hit.declaration(), null);
            } else if (hit != null && hit.bare() && count == 1 && consumed == nodes.size()) {
                return new Law(
                        hit.declaration(),
                        Names.ranges(hit.declaration().given().get()).get(0));
            }
            throw new LatexException(
                    nodes.isEmpty() ? around : nodes.get(0).span(),
                    "unknown-law",
                    Cursor.quote(nodes) + " is no law of " + count
                            + " variables; expected a probability vector, or a function"
                            + " to \\mathbb{R}_{\\ge 0} of as many arguments");
        }
    }
}
