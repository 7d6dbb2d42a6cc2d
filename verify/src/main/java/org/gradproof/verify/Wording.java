package org.gradproof.verify;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.proof.Proof;
import org.gradproof.symbolic.witness.SecondWitness.Answer;
import org.gradproof.verify.evidence.Evidence;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.Verdict;

/** What a report says to people. */
final class Wording {
    private Wording() {}

    /** What is wrong with a step, and a hint; empty if nothing is. */
    static String message(
            Verdict verdict, Relation relation, Proof proof, Evidence evidence, Answer witness, List<String> holdsIf) {
        return switch (verdict) {
            case PROVED, PROVED_BOUNDED, INVALID -> "";
            case TESTED -> sentence("not proved", proof.message());
            case UNDECIDED -> undecided(proof, evidence, witness);
            case REFUTED -> differs(relation, evidence) + hint(holdsIf);
            case CONFLICT -> conflict(relation, evidence);
        };
    }

    private static String undecided(Proof proof, Evidence evidence, Answer witness) {
        String because = evidence.message();
        if (evidence.isTest() && witness == Answer.DISAGREES) {
            because = "the computer algebra system finds another result";
        }
        if (proof.outcome() == Proof.Outcome.NOT_PROVED) {
            String notProved = sentence("not proved", proof.message());
            return because.isEmpty() ? notProved : notProved + "; " + because;
        } else if (proof.outcome() == Proof.Outcome.PROVED_BOUNDED) {
            return sentence("proved only for the sizes " + list(proof.sizes()), because);
        }
        return because;
    }

    private static String conflict(Relation relation, Evidence evidence) {
        String fault = "; this is a fault of Gradproof, not of the derivation";
        return evidence.counterexample() == null
                ? "proved, yet the computer algebra system finds another result" + fault
                : "proved, yet " + differs(relation, evidence) + fault;
    }

    private static String differs(Relation relation, Evidence evidence) {
        Counterexample at = evidence.counterexample();
        if (at == null) {
            return "";
        }
        String what = relation == Relation.EQ ? "the two sides differ" : "$" + relation.latex() + "$ does not hold";
        String where = at.values().isEmpty() ? "" : " at $" + values(at.values()) + "$";
        return what + where + ": left " + at.left() + ", right " + at.right() + ", difference " + at.difference();
    }

    private static String hint(List<String> holdsIf) {
        return holdsIf.isEmpty() ? "" : "; it would hold if $" + String.join("$, or if $", holdsIf) + "$";
    }

    private static String sentence(String start, String rest) {
        return rest.isEmpty() ? start : start + ": " + rest;
    }

    private static String values(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /**
     * For which sizes a verdict stands.
     *
     * @param any whether the givens can be met at every size
     */
    static String sizes(Verdict verdict, Proof proof, Evidence evidence, boolean any) {
        return switch (verdict) {
            case PROVED -> condition(evidence.sizes(), any);
            case PROVED_BOUNDED -> list(Judgement.sizes(proof, evidence));
            case TESTED ->
                evidence.sizes().values().stream()
                        .findFirst()
                        .map(Wording::list)
                        .orElse("every n");
            default -> "every n";
        };
    }

    private static String list(List<Integer> sizes) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** The condition on sizes under which the claim was met; small sizes are always among those tried. */
    private static String condition(Map<String, List<Integer>> sizes, boolean any) {
        String conditions = sizes.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> condition(entry.getKey(), entry.getValue(), any))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return conditions.isEmpty() ? "every n" : conditions;
    }

    private static String condition(String name, List<Integer> met, boolean any) {
        int least = met.get(0);
        int most = met.get(met.size() - 1);
        if (any) {
            // What was not tried does not show that it cannot be.
            return least > 1 ? name + " \\ge " + least : "";
        } else if (least == most) {
            return name + " = " + least;
        } else if (most - least + 1 == met.size() && most < Evidence.LARGEST_SMALL) {
            return (least > 1 ? least + " \\le " : "") + name + " \\le " + most;
        } else if (most < Evidence.LARGEST_SMALL) {
            return name + " \\in \\{" + list(met) + "\\}";
        }
        return least > 1 ? name + " \\ge " + least : "";
    }
}
