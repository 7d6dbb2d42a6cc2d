package org.gradproof.docsgen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.source.SourceLine;
import org.gradproof.verify.report.ConclusionReport;
import org.gradproof.verify.report.CoreReport;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;

/** Reports made by hand, so that pages can be tried without a verifier. */
final class SampleReports {
    private SampleReports() {}

    /** Every derivation of the document with the verdict. */
    static DocumentReport all(MarkedDocument document, Verdict verdict) {
        List<DerivationReport> derivations = document.blocks().stream()
                .filter(block -> block.kind() == MarkedBlock.Kind.DERIVATION)
                .map(block -> derivation(block, verdict))
                .toList();
        return new DocumentReport(document.path(), document.errors(), derivations);
    }

    static DerivationReport derivation(MarkedBlock block, Verdict verdict) {
        if (verdict == Verdict.INVALID) {
            SourceError error = new SourceError(block.line() + 2, 7, "undeclared-symbol", "\\q is not declared");
            return new DerivationReport(
                    block.id(),
                    block.line(),
                    Verdict.PROVED,
                    null,
                    verdict,
                    false,
                    error.message(),
                    List.of(),
                    null,
                    null,
                    List.of(),
                    List.of(error));
        }
        boolean met = verdict == Verdict.PROVED;
        CoreReport core = block.attributes().containsKey("core")
                ? new CoreReport("LogLoss.gradient", 1.13, 0.41, "z = -36.7, y = 1", 5000, true)
                : null;
        return new DerivationReport(
                block.id(),
                block.line(),
                Verdict.PROVED,
                null,
                verdict,
                met,
                met ? "" : "step 1 is refuted",
                List.of(new ConclusionReport(1, verdict, "=", List.of(), null, "")),
                "\\tilde{y} - y",
                core,
                steps(block, verdict),
                List.of());
    }

    private static List<StepReport> steps(MarkedBlock block, Verdict verdict) {
        List<StepReport> steps = new ArrayList<>();
        String left = "";
        for (SourceLine line : block.lines()) {
            String text =
                    line.text().replace("&", "").replaceAll("\\\\\\\\$", "").strip();
            int equals = text.indexOf("= ");
            if (text.startsWith("\\begin") || text.startsWith("\\end") || equals < 0) {
                continue;
            }
            left = equals > 0 ? text.substring(0, equals).strip() : left;
            String right = text.substring(equals + 1).strip();
            steps.add(step(steps.size() + 1, line.line(), left, right, verdict));
            left = right;
        }
        return steps;
    }

    static StepReport step(int number, int line, String left, String right, Verdict verdict) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("n", 2);
        values.put("\\mathbf{z}", List.of(0.0, 1.0));
        values.put("g(t)", "t^2 + 1");
        boolean refuted = verdict == Verdict.REFUTED;
        return new StepReport(
                number,
                1,
                line,
                Step.Kind.STEP,
                null,
                null,
                left,
                "=",
                right,
                verdict,
                verdict == Verdict.PROVED_BOUNDED ? "n = 1, 2, 3" : "every n",
                verdict == Verdict.PROVED ? List.of("definition of \\tilde{y}", "quotient rule") : List.of(),
                number == 2 ? List.of("\\tilde{y} \\neq 0") : List.of(),
                refuted ? "disagrees" : "agrees",
                refuted ? "not asked" : "yes",
                null,
                1000,
                20,
                3.1e-51,
                refuted
                        ? new Counterexample(values, "0.19661193324148", "-0.07232948812851", "0.26894142136999")
                        : null,
                refuted ? List.of("i \\neq k") : List.of(),
                false,
                refuted ? "the case i = k is missing" : "",
                number == 3 ? List.of("the sum's body reaches over + b_i") : List.of(),
                2.44);
    }
}
