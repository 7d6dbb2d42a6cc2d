package org.gradproof.symbolic.normal.attempt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.IndexCase;
import org.gradproof.symbolic.normal.facts.Requirement;
import org.gradproof.symbolic.normal.poly.PolynomialPort;
import org.gradproof.symbolic.normal.rewrite.Signs;
import org.jspecify.annotations.Nullable;

/**
 * Everything that attempts at one claim share. The requirements are known to hold: the claim is made only
 * where its sides are defined. For one thread.
 */
public final class ClaimContext {
    private final Givens givens;
    private final Dependencies dependencies;
    private final PolynomialPort polynomials;
    private final List<Requirement> requirements;
    private final Map<IndexCase, DefinedSigns> signs = new HashMap<>();

    /** A basis with nothing worked out yet. */
    public ClaimContext(
            Givens givens, Dependencies dependencies, PolynomialPort polynomials, List<Requirement> requirements) {
        this.givens = givens;
        this.dependencies = dependencies;
        this.polynomials = polynomials;
        this.requirements = List.copyOf(requirements);
    }

    Givens givens() {
        return givens;
    }

    Dependencies dependencies() {
        return dependencies;
    }

    PolynomialPort polynomials() {
        return polynomials;
    }

    List<Requirement> requirements() {
        return requirements;
    }

    /** An attempt that unfolds everything, and uses signs that the givens state but no equation and no requirement. */
    public Attempt unfolding(IndexCase indexCase) {
        return signs(indexCase).unfolding();
    }

    DefinedSigns signs(IndexCase indexCase) {
        return signs.computeIfAbsent(indexCase, DefinedSigns::new);
    }

    /** Signs of defined names, found by unfolding them. */
    final class DefinedSigns implements Signs.Oracle {
        private final IndexCase indexCase;
        private final Map<Name, Signs.Bounds> known = new HashMap<>();
        private @Nullable Attempt unfolding;

        private DefinedSigns(IndexCase indexCase) {
            this.indexCase = indexCase;
        }

        private Attempt unfolding() {
            Attempt full = unfolding;
            if (full == null) {
                // Of the requirements only those that may be left out: they say nothing, but leave denominators in
                // doubt.
                List<Requirement> guarded =
                        requirements.stream().filter(Requirement::guarded).toList();
                full = Attempt.unfolding(new ClaimContext(givens, dependencies, polynomials, guarded), indexCase);
                unfolding = full;
            }
            return full;
        }

        @Override
        public Signs.Bounds bounds(Name name) {
            Signs.Bounds found = known.get(name);
            if (found == null) {
                Definition definition = givens.definition(name);
                found = definition == null || !definition.parameters().isEmpty()
                        ? Signs.Bounds.NONE
                        : unfolding().bounds(definition);
                known.put(name, found);
            }
            return found;
        }
    }
}
