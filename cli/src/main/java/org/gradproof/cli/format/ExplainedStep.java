package org.gradproof.cli.format;

import java.io.PrintStream;
import java.util.List;
import org.gradproof.docsgen.guide.Guide;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Plain;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;

/** All that is known of some steps, each with what its verdict means. */
public final class ExplainedStep {
    private final DocumentReport document;
    private final PrintStream out;
    private final Style style;
    private final Sources sources = new Sources();

    /** Of steps of the document. */
    public ExplainedStep(DocumentReport document, PrintStream out, Style style) {
        this.document = document;
        this.out = out;
        this.style = style;
    }

    /** Writes what could not be read outside of derivations; whether there is such. */
    public boolean errors() {
        document.errors().forEach(e -> Errors.write(document.path(), document.cells(), e, sources, out, style));
        return !document.errors().isEmpty();
    }

    /** Writes the steps of the derivation, and what their verdicts mean. */
    public void write(DerivationReport derivation, List<StepReport> steps) {
        line(style.place(Plain.line(document.place(derivation.line()))) + ": " + Plain.line(derivation.id()) + ": "
                + style.verdict(derivation.verdict()));
        derivation.errors().forEach(e -> Errors.write(document.path(), document.cells(), e, sources, out, style));
        StepText text = new StepText(out, style);
        steps.forEach(step -> text.all(document, step));
        steps.stream().map(StepReport::verdict).distinct().forEach(this::meaning);
    }

    /** The first sentence of the guide about the verdict. */
    private void meaning(Verdict verdict) {
        Guide.section(verdict.name())
                .flatMap(section -> section.lines().findFirst())
                .ifPresent(first -> line(style.verdict(verdict) + ": " + first));
    }

    private void line(String text) {
        out.print(text);
        out.print('\n');
    }
}
