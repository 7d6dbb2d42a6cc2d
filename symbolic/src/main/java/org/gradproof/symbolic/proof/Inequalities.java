package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.normal.attempt.Attempt;
import org.gradproof.symbolic.normal.facts.IndexCase;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.proof.Proof.Outcome;

/** Proves inequalities by the sign of the difference. */
final class Inequalities {
    private static final int MAX_LEFT_OUT = 8;

    private final Prover.Setting setting;
    private final Set<Law> laws = EnumSet.noneOf(Law.class);

    Inequalities(Prover.Setting setting) {
        this.setting = setting;
    }

    Proof prove() {
        if (holds(List.of())) {
            return proved(List.of());
        }
        List<Fact> all = setting.facts();
        if (!holds(all)) {
            String message = "the sign of the difference could not be decided";
            return new Proof(Outcome.NOT_PROVED, List.of(), List.of(), List.of(), message);
        }
        List<Fact> needed = all;
        for (int i = all.size() - 1; i >= 0 && all.size() <= MAX_LEFT_OUT; i--) {
            List<Fact> fewer = new ArrayList<>(needed);
            fewer.remove(all.get(i));
            if (holds(fewer)) {
                needed = fewer;
            }
        }
        holds(needed);
        return proved(needed);
    }

    private Proof proved(List<Fact> needed) {
        // Two names of one given have its words once.
        Set<String> reasons = new LinkedHashSet<>();
        needed.forEach(f -> reasons.add(f.words()));
        laws.stream().filter(Law::isAboutOrder).map(Law::words).forEach(reasons::add);
        if (reasons.isEmpty()) {
            reasons.add("signs");
        }
        return new Proof(Outcome.PROVED, List.of(), List.copyOf(reasons), setting.conditions(), "");
    }

    /** Whether the relation holds in all cases of the indices; notes how that was found. */
    private boolean holds(List<Fact> chosen) {
        laws.clear();
        List<IndexCase> cases = setting.cases();
        for (IndexCase indexCase : cases) {
            if (!holds(indexCase, chosen)) {
                return false;
            }
        }
        return !cases.isEmpty();
    }

    private boolean holds(IndexCase indexCase, List<Fact> chosen) {
        Claim claim = setting.claim;
        try {
            Attempt attempt = new Attempt(setting.basis(), Fact.select(chosen, true), indexCase);
            boolean related = attempt.related(claim.left(), claim.relation(), claim.right());
            laws.addAll(attempt.laws());
            return related;
        } catch (Unsupported notExpressible) {
            return false;
        }
    }
}
