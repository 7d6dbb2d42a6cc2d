package org.gradproof.symbolic.given;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.given.Given.Definition;

/** Which definitions hang on themselves, as {@code m_t := \\beta m_{t-1} + g_t} does, directly or by other names. */
public final class Recursion {
    private final Map<Name, Set<Name>> direct = new LinkedHashMap<>();

    /** The definitions among these givens. */
    public Recursion(Givens givens) {
        for (Given given : givens.all()) {
            if (given instanceof Definition definition) {
                Set<Name> names = new LinkedHashSet<>();
                collect(definition.body(), names);
                direct.put(definition.name(), names);
            }
        }
    }

    private static void collect(Expr expr, Set<Name> names) {
        if (expr instanceof Expr.Sym sym) {
            names.add(sym.name());
        } else if (expr instanceof Expr.Call call) {
            names.add(call.function());
        }
        Parts.of(expr).forEach(part -> collect(part, names));
    }

    /** All names on which those in the expression hang, these included. */
    public Set<Name> reached(Expr expr) {
        Set<Name> own = new LinkedHashSet<>();
        collect(expr, own);
        return reached(own, Set.of());
    }

    /** All names on which these hang, these included, where the definitions of some say nothing. */
    public Set<Name> reached(Set<Name> from, Set<Name> closed) {
        Set<Name> reached = new LinkedHashSet<>(from);
        List<Name> open = new ArrayList<>(from);
        while (!open.isEmpty()) {
            Name next = open.remove(open.size() - 1);
            if (!closed.contains(next)) {
                for (Name used : direct.getOrDefault(next, Set.of())) {
                    if (reached.add(used)) {
                        open.add(used);
                    }
                }
            }
        }
        return reached;
    }

    /** The names that the definition of the name uses itself. */
    public Set<Name> uses(Name name) {
        return direct.getOrDefault(name, Set.of());
    }

    /** Whether the name's definition leads back to it, where the definitions of some others say nothing. */
    public boolean isRecursive(Name name, Set<Name> closed) {
        return reached(uses(name), closed).contains(name);
    }

    /** Whether any name that the expressions hang on is defined by itself. */
    public boolean isMet(List<Expr> exprs) {
        return exprs.stream()
                .flatMap(expr -> reached(expr).stream())
                .distinct()
                .anyMatch(name -> direct.containsKey(name) && isRecursive(name, Set.of()));
    }
}
