package org.gradproof.symbolic.symja;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Domain;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * Symja's symbols for our scalars and components, at one small case. They are named {@code v1},
 * {@code v2} … in the order in which they are met, and belong to no context of Symja's.
 */
final class Unknowns {
    /** A scalar or component: a variable of the claim. */
    record Unknown(ISymbol symbol, Name name, List<Integer> indices, Domain domain, boolean simplex) {}

    /** A maximum, minimum or absolute value that is kept as a symbol; {@code value} is what it means. */
    record Opaque(ISymbol symbol, IExpr value) {}

    private final Map<List<Object>, Unknown> unknowns = new LinkedHashMap<>();
    private final Map<String, Unknown> bySymbol = new LinkedHashMap<>();
    private final Map<List<Object>, ISymbol> functions = new LinkedHashMap<>();
    private final Map<IExpr, Opaque> opaques = new LinkedHashMap<>();
    private final Map<String, Opaque> opaqueBySymbol = new LinkedHashMap<>();
    private int fresh;

    /** The symbol of a variable. */
    ISymbol variable(Name name, List<Integer> indices, Domain domain, boolean simplex) {
        List<Object> key = List.of(name, indices);
        Unknown known = unknowns.get(key);
        if (known == null) {
            known = new Unknown(F.Dummy("v" + (unknowns.size() + 1)), name, indices, domain, simplex);
            unknowns.put(key, known);
            bySymbol.put(known.symbol().toString(), known);
        }
        return known.symbol();
    }

    /** The head of an unspecified function or of one of its components. */
    ISymbol function(Name name, List<Integer> indices) {
        return functions.computeIfAbsent(List.of(name, indices), key -> F.Dummy("g" + (functions.size() + 1)));
    }

    /** A symbol that stands for {@code value}, which is not looked into. */
    ISymbol opaque(IExpr value) {
        Opaque known = opaques.get(value);
        if (known == null) {
            known = new Opaque(F.Dummy("m" + (opaques.size() + 1)), value);
            opaques.put(value, known);
            opaqueBySymbol.put(known.symbol().toString(), known);
        }
        return known.symbol();
    }

    /** A symbol that is nothing else's. */
    ISymbol fresh() {
        fresh++;
        return F.Dummy("t" + fresh);
    }

    Collection<Unknown> all() {
        return new ArrayList<>(unknowns.values());
    }

    /** The symbols that stand for something, in the order in which they were made. */
    Collection<Opaque> opaques() {
        return new ArrayList<>(opaques.values());
    }

    Optional<Unknown> find(ISymbol symbol) {
        return Optional.ofNullable(bySymbol.get(symbol.toString()));
    }

    Optional<Unknown> find(Name name, List<Integer> indices) {
        return Optional.ofNullable(unknowns.get(List.<Object>of(name, indices)));
    }

    Optional<Opaque> findOpaque(ISymbol symbol) {
        return Optional.ofNullable(opaqueBySymbol.get(symbol.toString()));
    }

    /** The codomain-bearing name of a function's head. */
    Optional<Name> functionName(IExpr head) {
        return functions.entrySet().stream()
                .filter(entry -> entry.getValue().equals(head))
                .map(entry -> (Name) entry.getKey().get(0))
                .findFirst();
    }
}
