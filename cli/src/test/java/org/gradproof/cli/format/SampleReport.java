package org.gradproof.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.docsgen.json.Schema;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.testing.JsonSchemas;
import org.gradproof.verify.report.ConclusionReport;
import org.gradproof.verify.report.CoreReport;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Report;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;

/** Reports made by hand: a derivation that is met, one that is refuted, one that cannot be read. */
final class SampleReport {
    static final StepReport PROVED_STEP = new StepReport(
            1,
            1,
            23,
            Step.Kind.STEP,
            null,
            null,
            "\\frac{\\partial L}{\\partial z}",
            "=",
            "\\tilde{y} - y",
            Verdict.PROVED,
            "every n",
            List.of("definition of \\tilde{y}", "quotient rule"),
            List.of(),
            "agrees",
            "yes",
            null,
            1000,
            20,
            3.1e-51,
            null,
            List.of(),
            false,
            "",
            List.of("the sum's body reaches over '+ b_i'"),
            2.437);

    static final StepReport REFUTED_STEP = new StepReport(
            2,
            1,
            44,
            Step.Kind.STEP,
            null,
            null,
            "\\frac{\\partial \\tilde{y}_i}{\\partial z_k}",
            "=",
            "-\\tilde{y}_i \\tilde{y}_k",
            Verdict.REFUTED,
            "every n",
            List.of(),
            List.of(),
            "disagrees",
            "not asked",
            null,
            40,
            20,
            0.25,
            new Counterexample(values(), "0.19661…", "-0.07232…", "0.26893…"),
            List.of("i \\neq k"),
            false,
            "the case i = k is missing",
            List.of(),
            10);

    static final DerivationReport MET = new DerivationReport(
            "log-loss-gradient",
            21,
            Verdict.PROVED,
            null,
            Verdict.PROVED,
            true,
            "",
            List.of(new ConclusionReport(1, Verdict.PROVED, "=", List.of(), null, "")),
            "\\tilde{y} - y",
            new CoreReport("LogLoss.gradient", 1.1, 0.4, "z = 3", 1000, true),
            List.of(PROVED_STEP),
            List.of());

    static final DerivationReport REFUTED = new DerivationReport(
            "off-diagonal",
            40,
            Verdict.PROVED,
            null,
            Verdict.REFUTED,
            false,
            "",
            List.of(),
            null,
            null,
            List.of(PROVED_STEP, REFUTED_STEP),
            List.of());

    static final DerivationReport INVALID = new DerivationReport(
            "typo",
            60,
            Verdict.PROVED,
            null,
            Verdict.INVALID,
            false,
            "'\\zeta' is not declared",
            List.of(),
            null,
            null,
            List.of(),
            List.of(new SourceError(3, 5, "undeclared-symbol", "'\\zeta' is not declared")));

    private SampleReport() {}

    static Report of(DerivationReport... derivations) {
        return new Report(
                "1.2.3", 7, List.of(new DocumentReport("docs/größe & maß.adoc", List.of(), List.of(derivations))), 900);
    }

    static Report withErrors(String path, SourceError... errors) {
        return new Report("1.2.3", 7, List.of(new DocumentReport(path, List.of(errors), List.of())), 900);
    }

    static String write(ReportFormat format, Report report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            format.write(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = out.toString(StandardCharsets.UTF_8);
        if (format instanceof JsonFormat) {
            assertThat(JsonSchemas.faults(Schema.REPORT.text(), text)).isEmpty();
        }
        return text;
    }

    private static Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("n", 2);
        values.put("z", List.of(0.0, 1.0));
        values.put("i", 1);
        values.put("k", 1);
        values.put("g(t)", "t^2 + 1");
        return values;
    }
}
