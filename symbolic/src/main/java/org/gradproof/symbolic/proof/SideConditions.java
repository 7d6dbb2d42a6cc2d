package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.normal.attempt.Attempt;
import org.gradproof.symbolic.normal.attempt.ClaimContext;
import org.gradproof.symbolic.normal.facts.IndexCase;
import org.gradproof.symbolic.normal.facts.Requirement;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.jspecify.annotations.Nullable;

/** What a claim needs to be defined and the givens do not imply. */
final class SideConditions {
    private SideConditions() {}

    /** The requirements that the givens alone do not imply, in some case of the indices. */
    static List<Requirement> open(ClaimContext basis, List<Requirement> requirements, IndexCases cases) {
        if (requirements.isEmpty()) {
            return List.of();
        }
        Set<Requirement> open = new LinkedHashSet<>();
        List<IndexCase> split;
        try {
            split = cases.with(Map.of());
        } catch (Unsupported tooMany) {
            return requirements;
        }
        for (IndexCase indexCase : split) {
            Attempt attempt = unfolding(basis, indexCase);
            for (Requirement requirement : requirements) {
                if (attempt == null || !implied(attempt, requirement)) {
                    open.add(requirement);
                }
            }
        }
        return List.copyOf(open);
    }

    private static @Nullable Attempt unfolding(ClaimContext basis, IndexCase indexCase) {
        try {
            return basis.unfolding(indexCase);
        } catch (Unsupported notExpressible) {
            return null;
        }
    }

    private static boolean implied(Attempt attempt, Requirement requirement) {
        try {
            return attempt.implies(requirement);
        } catch (Unsupported notExpressible) {
            return false;
        }
    }

    /** The conditions as a page shows them, each once. */
    static List<String> latex(List<Requirement> open, Function<Expr, String> writer) {
        Set<String> texts = new LinkedHashSet<>();
        for (Requirement requirement : open) {
            String relation = switch (requirement.kind()) {
                case NONZERO -> " \\neq 0";
                case POSITIVE -> " > 0";
                case NONNEGATIVE -> " \\ge 0";
            };
            texts.add(writer.apply(requirement.quantity()) + relation);
        }
        return new ArrayList<>(texts);
    }
}
