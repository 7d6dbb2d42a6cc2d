package org.gradproof.docsgen.render;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;

/** How many steps have which verdict. An unreadable derivation counts once. */
final class VerdictCounts {
    private VerdictCounts() {}

    /** In words: {@code 14 derivations, 40 steps: 39 proved, 1 refuted}. */
    static String words(List<DerivationReport> derivations) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        int steps = 0;
        for (DerivationReport derivation : derivations) {
            if (derivation.steps().isEmpty()) {
                counts.merge(derivation.verdict(), 1, Integer::sum);
            }
            for (StepReport step : derivation.steps()) {
                steps++;
                counts.merge(step.verdict(), 1, Integer::sum);
            }
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((verdict, count) ->
                parts.add(count + " " + VerdictMark.of(verdict).words().toLowerCase(Locale.ROOT)));
        return plural(derivations.size(), "derivation") + ", " + plural(steps, "step")
                + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    private static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
