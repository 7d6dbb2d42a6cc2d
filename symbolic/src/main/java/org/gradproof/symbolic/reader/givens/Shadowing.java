package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Dependence;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.reader.scope.Statement;

/**
 * What it means for outer givens that an inner section declares a name of theirs anew. A definition is a
 * formula: it is read with the names that hold where it is used. An assumption about the hidden name does not
 * pass to the new one, unless {@code where} only restates what the name is.
 */
public final class Shadowing {
    private final List<GivenTable.Hidden> hidden;
    private final List<Statement> where;
    private final Scope scope;

    public Shadowing(GivenTable table, List<Statement> where) {
        this.hidden = table.hidden();
        this.where = where;
        this.scope = table.scope();
    }

    /** Whether the statement's assumption is about a name that is hidden here. */
    public boolean hides(Statement statement, Given given) {
        if (hidden.isEmpty() || !(given instanceof Given.Assumption assumption)) {
            return false;
        }
        Set<Name> names = Dependence.unfolded(Parts.of(assumption.relation()), scope);
        return hidden.stream().anyMatch(one -> isOutside(statement, one) && !restates(one) && isIn(one, names));
    }

    private static boolean isOutside(Statement statement, GivenTable.Hidden one) {
        return statement.section().size() < one.inner().section().size();
    }

    private boolean restates(GivenTable.Hidden one) {
        return one.inner().kind() == Statement.Kind.MEMBER && where.contains(one.inner());
    }

    private static boolean isIn(GivenTable.Hidden one, Set<Name> names) {
        return names.contains(one.outer().name());
    }

    /** A warning for each outer definition in use that is read with a name of an inner section. */
    public List<String> warnings(List<Expr> sides) {
        List<String> warnings = new ArrayList<>();
        if (hidden.isEmpty()) {
            return warnings;
        }
        for (Name name : Dependence.unfolded(sides, scope)) {
            Declaration declaration = scope.find(name);
            if (declaration == null) {
                continue;
            }
            Statement home = declaration.home();
            if (home == null || !(declaration.given().get() instanceof Given.Definition definition)) {
                continue;
            }
            Set<Name> direct = Dependence.direct(List.of(definition.body()));
            for (GivenTable.Hidden one : hidden) {
                if (isOutside(home, one) && !restates(one) && isIn(one, direct)) {
                    warnings.add("line " + home.span().line() + ": \"" + home.latex() + "\" is read with \""
                            + one.inner().latex() + "\", which holds here and was not what it was written with");
                }
            }
        }
        return warnings;
    }
}
