package org.gradproof.symbolic.proof;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.jspecify.annotations.Nullable;

/**
 * A claim with what its names stand for in their place. Laws about sides as they are written, and those that look for a
 * variable, do not see into a name; a name and its definition have the same value everywhere. Under an operator a
 * definition may hold the variable, and a name does not: there nothing is put in.
 */
final class WrittenOut {
    private WrittenOut() {}

    /** A proof by the function of the claim that is written out, or null; null too where it has no name to be replaced. */
    static @Nullable Proof prove(Setting setting, Function<Claim, @Nullable Proof> other) {
        Claim claim = setting.claim();
        Map<Name, Definition> definitions = new LinkedHashMap<>();
        boolean plain = isPlain(claim, claim.left(), definitions) && isPlain(claim, claim.right(), definitions);
        if (!plain || definitions.isEmpty()) {
            return null;
        }
        Map<Name, Expr> bodies = new LinkedHashMap<>();
        Proof proof = other.apply(new Claim(
                claim.givens(),
                put(claim.left(), definitions, bodies),
                claim.relation(),
                put(claim.right(), definitions, bodies)));
        if (proof == null) {
            return null;
        }
        Set<String> reasons = new LinkedHashSet<>();
        definitions
                .values()
                .forEach(definition ->
                        reasons.add("definition of $" + definition.name().spelling() + "$"));
        reasons.addAll(proof.reasons());
        return proof.because(reasons, setting.conditions(Set.of()));
    }

    /** Gathers the definitions that the expression rests on; false if an operator stands in it. */
    private static boolean isPlain(Claim claim, Expr expr, Map<Name, Definition> definitions) {
        if (Dependencies.hasOperator(expr)) {
            return false;
        }
        for (Name name : new TreeSet<>(Dependencies.direct(expr))) {
            Definition definition = claim.givens().definition(name);
            if (definition == null
                    || !definition.indexParameters().isEmpty()
                    || !definition.parameters().isEmpty()) {
                continue;
            }
            if (definitions.putIfAbsent(name, definition) == null && !isPlain(claim, definition.body(), definitions)) {
                return false;
            }
        }
        return true;
    }

    /** The expression with the bodies of its names, in each of which the same was done before. */
    private static Expr put(Expr expr, Map<Name, Definition> definitions, Map<Name, Expr> bodies) {
        for (Name name : Dependencies.direct(expr)) {
            Definition definition = definitions.get(name);
            if (definition != null && !bodies.containsKey(name)) {
                bodies.put(name, put(definition.body(), definitions, bodies));
            }
        }
        return new Substitution().apply(expr, bodies);
    }
}
