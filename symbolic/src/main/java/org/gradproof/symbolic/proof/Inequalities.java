package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.normal.attempt.Attempt;
import org.gradproof.symbolic.normal.facts.IndexCase;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.jspecify.annotations.Nullable;

/** Proves inequalities by the sign of the difference. */
final class Inequalities {
    private static final int MAX_LEFT_OUT = 8;

    private final Setting setting;

    Inequalities(Setting setting) {
        this.setting = setting;
    }

    /** A proof, or null if the sign of the difference could not be decided. */
    @Nullable
    Proof prove() {
        Attempted attempted = holds(List.of(), Map.of());
        if (attempted.holds()) {
            return proved(List.of(), attempted);
        }
        List<Fact> all = setting.facts();
        attempted = holds(all, Map.of());
        if (!attempted.holds()) {
            return null;
        }
        List<Fact> needed = all;
        for (int i = all.size() - 1; i >= 0 && all.size() <= MAX_LEFT_OUT; i--) {
            List<Fact> fewer = new ArrayList<>(needed);
            fewer.remove(all.get(i));
            Attempted with = holds(fewer, Map.of());
            if (with.holds()) {
                needed = fewer;
                attempted = with;
            }
        }
        return proved(needed, attempted);
    }

    private Proof proved(List<Fact> needed, Attempted attempted) {
        // Two names of one given have its words once.
        Set<String> reasons = new LinkedHashSet<>();
        needed.forEach(f -> reasons.add(f.words()));
        attempted.laws().stream()
                .filter(Law::isAboutOrder)
                .sorted()
                .map(Law::words)
                .forEach(reasons::add);
        if (reasons.isEmpty()) {
            reasons.add("signs");
        }
        return new Proof(
                Outcome.PROVED,
                List.of(),
                List.copyOf(reasons),
                setting.conditions(Set.of()),
                "",
                Fact.certificate(setting.claim(), needed, attempted.combinations()));
    }

    /** Whether the relation holds in all cases of the indices, with some sizes put as numbers. */
    Attempted holds(List<Fact> chosen, Map<Name, Integer> sizes) {
        Attempted.Gathering gathering = new Attempted.Gathering();
        if (!setting.mayUse(chosen)) {
            return Attempted.FAILED;
        }
        Claim claim = setting.claim();
        for (IndexCase indexCase : setting.cases(sizes)) {
            try {
                Attempt attempt = new Attempt(setting.basis(), Fact.select(chosen, true), indexCase);
                boolean related = attempt.related(claim.left(), claim.relation(), claim.right());
                gathering.add(attempt);
                if (!related) {
                    return Attempted.FAILED;
                }
                gathering.addCombinations(attempt);
            } catch (Unsupported notExpressible) {
                return Attempted.FAILED;
            }
        }
        return gathering.holds();
    }
}
