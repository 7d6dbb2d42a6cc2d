package org.gradproof.symbolic.normal.facts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Givens;

/** Which names an expression uses, by itself and through the definitions of the names it uses. */
public final class Dependencies {
    private final Givens givens;
    private final Map<Name, Set<Name>> reachable = new HashMap<>();

    /** The dependencies under these givens. */
    public Dependencies(Givens givens) {
        this.givens = givens;
    }

    /** The names that stand in the expression itself. */
    public static Set<Name> direct(Expr expr) {
        Set<Name> names = new HashSet<>();
        collect(expr, names);
        return names;
    }

    /** Whether a derivative, an integral or an expectation stands in the expression. */
    public static boolean hasOperator(Expr expr) {
        boolean[] found = new boolean[1];
        findOperator(expr, found);
        return found[0];
    }

    /** Whether a derivative stands in the expression itself. */
    public static boolean differentiates(Expr expr) {
        boolean[] found = new boolean[1];
        findDerivative(expr, found);
        return found[0];
    }

    private static Expr findDerivative(Expr expr, boolean[] found) {
        found[0] |= expr instanceof Expr.Deriv;
        return found[0] ? expr : Substitution.map(expr, e -> findDerivative(e, found), c -> c);
    }

    private static Expr findOperator(Expr expr, boolean[] found) {
        found[0] |= expr instanceof Expr.Deriv || expr instanceof Expr.Integral || expr instanceof Expr.Expectation;
        return Substitution.map(expr, e -> findOperator(e, found), c -> findOperator(c, found));
    }

    private static Cond findOperator(Cond cond, boolean[] found) {
        return Substitution.map(cond, e -> findOperator(e, found), c -> findOperator(c, found));
    }

    private static Expr collect(Expr expr, Set<Name> names) {
        if (expr instanceof Sym sym) {
            names.add(sym.name());
        } else if (expr instanceof Call call) {
            names.add(call.function());
        }
        return Substitution.map(expr, e -> collect(e, names), c -> collect(c, names));
    }

    private static Cond collect(Cond cond, Set<Name> names) {
        if (cond instanceof Cond.Member member) {
            names.add(member.set());
        }
        return Substitution.map(cond, e -> collect(e, names), c -> collect(c, names));
    }

    /** The name itself and all names that its definition uses, however far away. */
    public Set<Name> reachable(Name name) {
        Set<Name> known = reachable.get(name);
        if (known == null) {
            known = new HashSet<>();
            known.add(name);
            reachable.put(name, known);
            Definition definition = givens.definition(name);
            if (definition != null) {
                for (Name used : direct(definition.body())) {
                    known.addAll(reachable(used));
                }
            }
        }
        return known;
    }

    /** All names that the expression uses, directly or through definitions. */
    public Set<Name> all(Expr expr) {
        Set<Name> names = new HashSet<>();
        direct(expr).forEach(n -> names.addAll(reachable(n)));
        return names;
    }

    /** Whether the expression's value can change with the variable. */
    public boolean dependsOn(Expr expr, Name variable) {
        return all(expr).contains(variable);
    }
}
