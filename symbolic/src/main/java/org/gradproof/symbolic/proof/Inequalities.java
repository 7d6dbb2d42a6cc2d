package org.gradproof.symbolic.proof;

import java.util.List;
import org.gradproof.symbolic.normal.Attempt;
import org.gradproof.symbolic.normal.IndexCase;
import org.gradproof.symbolic.normal.Unsupported;
import org.gradproof.symbolic.proof.Proof.Outcome;

/** Proves inequalities by the sign of the difference. */
final class Inequalities {
    private final Prover.Setting setting;

    Inequalities(Prover.Setting setting) {
        this.setting = setting;
    }

    Proof prove() {
        Claim claim = setting.claim;
        List<IndexCase> cases = setting.cases();
        boolean holds = !cases.isEmpty();
        for (IndexCase indexCase : cases) {
            holds &= holds(claim, indexCase);
        }
        if (holds) {
            return new Proof(Outcome.PROVED, List.of(), List.of("signs"), setting.conditions(), "");
        }
        return new Proof(
                Outcome.NOT_PROVED, List.of(), List.of(), List.of(), "the sign of the difference could not be decided");
    }

    private boolean holds(Claim claim, IndexCase indexCase) {
        return holds(claim, indexCase, List.of()) || holds(claim, indexCase, setting.facts());
    }

    private boolean holds(Claim claim, IndexCase indexCase, List<Fact> chosen) {
        try {
            Attempt attempt = new Attempt(setting.basis(), Fact.select(chosen, true), indexCase);
            return attempt.related(claim.left(), claim.relation(), claim.right());
        } catch (Unsupported notExpressible) {
            return false;
        }
    }
}
