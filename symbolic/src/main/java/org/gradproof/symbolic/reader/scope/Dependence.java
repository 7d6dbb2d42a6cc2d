package org.gradproof.symbolic.reader.scope;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Span;
import org.jspecify.annotations.Nullable;

/** What an expression depends on, definitions unfolded. */
public final class Dependence {
    private final Scope scope;
    private final @Nullable Name stop;
    private final Set<Name> seen = new LinkedHashSet<>();
    private final Deque<Expr> pending = new ArrayDeque<>();

    private Dependence(Scope scope, @Nullable Name stop) {
        this.scope = scope;
        this.stop = stop;
    }

    /** Refuses the derivative of an expression that depends on the variable only through what the variable is made of. */
    public static void refuseHidden(Expr body, Sym variable, Scope scope, Span at) {
        if (!(given(scope, variable.name()) instanceof Given.Definition definition)) {
            return;
        }
        Set<Name> names = new Dependence(scope, variable.name()).names(body);
        if (names.contains(variable.name())) {
            return;
        }
        Set<Name> ingredients = new Dependence(scope, null).names(definition.body());
        for (Name name : ingredients) {
            if (names.contains(name) && isVariable(scope, name)) {
                throw new LatexException(
                        at,
                        "hidden-dependence",
                        "what is differentiated depends on \"" + variable.name().lettered() + "\" only through \""
                                + name.lettered() + "\", of which that is made; expected it to be written with \""
                                + variable.name().lettered() + "\"");
            }
        }
    }

    /** Refuses the derivative of {@code \sigma} by z where that stands for {@code \sigma(x)} and has no z. */
    public static void refuseOther(Expr body, Sym variable, Scope scope, Span at) {
        Declaration declaration = body instanceof Sym symbol ? scope.find(symbol.name()) : null;
        if (declaration == null
                || !declaration.isOwnValue()
                || unfolded(List.of(body), scope).contains(variable.name())) {
            return;
        }
        String own = declaration.name().spelling();
        throw new LatexException(
                at,
                "ambiguous-derivative",
                "without an argument this is \"" + own + "\", in which \""
                        + variable.name().lettered() + "\" does not occur; expected the argument to be written");
    }

    private static @Nullable Given given(Scope scope, Name name) {
        Declaration declaration = scope.find(name);
        return declaration == null ? null : declaration.given().get();
    }

    private static boolean isVariable(Scope scope, Name name) {
        Declaration declaration = scope.find(name);
        if (declaration == null) {
            return false;
        }
        return switch (declaration.kind()) {
            case SCALAR, FAMILY -> true;
            case DEFINITION -> !declaration.isFunction();
            default -> false;
        };
    }

    /** All names in the expression, and in the definitions that it uses. */
    private Set<Name> names(Expr expr) {
        pending.push(expr);
        while (!pending.isEmpty()) {
            visit(pending.pop());
        }
        return seen;
    }

    private void name(Name name) {
        if (seen.add(name) && !name.equals(stop) && given(scope, name) instanceof Given.Definition definition) {
            pending.push(definition.body());
        }
    }

    private void visit(Expr expr) {
        if (expr instanceof Sym symbol) {
            name(symbol.name());
        } else if (expr instanceof Expr.Call call) {
            name(call.function());
        }
        Parts.of(expr).forEach(pending::push);
    }

    /** All names in the expressions, and in the definitions that these use. */
    public static Set<Name> unfolded(List<Expr> exprs, Scope scope) {
        Dependence dependence = new Dependence(scope, null);
        exprs.forEach(dependence::names);
        return dependence.seen;
    }

    /** The names of an expression alone, definitions not unfolded. */
    public static Set<Name> direct(List<Expr> exprs) {
        Dependence dependence = new Dependence(Scope.EMPTY, null);
        exprs.forEach(dependence::names);
        return dependence.seen;
    }

    /** The names of a condition alone. */
    public static Set<Name> direct(Cond cond) {
        return direct(Parts.of(cond));
    }
}
