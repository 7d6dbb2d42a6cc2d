package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.Distribution;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.reader.scope.Statement;

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
        Distribution law = Distribution.find(statement.right(), names.size(), scope, statement.span());
        if (law.high() == null) {
            law.declaration().requireDensity(statement.span());
        }
        return new Given.RandomVariable(names, law.declaration().name(), law.high(), statement.latex());
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
}
