package org.gradproof.docsgen.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradproof.symbolic.source.Cells;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.ConclusionReport;
import org.gradproof.verify.report.CoreReport;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Report;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Summary;
import org.gradproof.verify.report.Verdict;
import org.gradproof.verify.report.Words;
import org.jspecify.annotations.Nullable;

/** A report as one JSON object of {@link Schema#REPORT}, in UTF-8. The names and their order are a contract. */
public final class ReportJson {
    private static final double TENTHS = 10.0;

    private ReportJson() {}

    /**
     * Writes the report, one field a line; leaves the stream open.
     *
     * @throws IOException if the stream does not take it
     */
    public static void write(Report report, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            write(report, json);
            json.writeRaw('\n');
        }
    }

    /** The same on one line. */
    public static String line(Report report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(report, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A counterexample as a report has it, on one line. */
    public static String line(Counterexample counterexample) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            object(json, counterexample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Report report, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schema", Schema.REPORT.version());
        json.writeStringField("version", report.version());
        json.writeNumberField("seed", report.seed());
        json.writeArrayFieldStart("documents");
        for (DocumentReport document : report.documents()) {
            document(json, document);
        }
        json.writeEndArray();
        summary(json, report);
        json.writeEndObject();
    }

    private static void document(JsonGenerator json, DocumentReport document) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", document.path());
        json.writeNumberField("unmarked", document.unmarked());
        errors(json, document.errors(), document.cells());
        json.writeArrayFieldStart("derivations");
        for (DerivationReport derivation : document.derivations()) {
            derivation(json, derivation, document.cells());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void errors(JsonGenerator json, List<SourceError> errors, Cells cells) throws IOException {
        json.writeArrayFieldStart("errors");
        for (SourceError error : errors) {
            json.writeStartObject();
            // What stands in another file, such as a sidecar, is in no cell.
            place(json, error.line(), error.elsewhere() ? Cells.NONE : cells);
            json.writeNumberField("column", error.column());
            json.writeStringField("kind", error.kind());
            json.writeStringField("message", error.fullMessage());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void derivation(JsonGenerator json, DerivationReport derivation, Cells cells) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", derivation.id());
        place(json, derivation.line(), cells);
        json.writeStringField("require", derivation.require().name());
        json.writeStringField("expect", derivation.expect());
        json.writeStringField("verdict", derivation.verdict().name());
        json.writeBooleanField("met", derivation.met());
        json.writeStringField("message", Words.plain(derivation.message()));
        if (derivation.verdict() == Verdict.INVALID) {
            errors(json, derivation.errors(), cells);
        }
        conclusion(json, derivation.conclusion());
        if (derivation.conclusions().size() > 1) {
            json.writeArrayFieldStart("conclusions");
            for (ConclusionReport conclusion : derivation.conclusions()) {
                json.writeStartObject();
                json.writeNumberField("chain", conclusion.chain());
                fields(json, conclusion);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeStringField("rederived", derivation.rederived());
        core(json, derivation.core());
        json.writeArrayFieldStart("steps");
        for (StepReport step : derivation.steps()) {
            step(json, step, cells);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A line of the file; of a notebook, a line of a cell. */
    private static void place(JsonGenerator json, int line, Cells cells) throws IOException {
        Cells.Place place = cells.place(line);
        if (place.cell() > 0) {
            json.writeNumberField("cell", place.cell());
        }
        json.writeNumberField("line", place.line());
    }

    private static void conclusion(JsonGenerator json, @Nullable ConclusionReport conclusion) throws IOException {
        if (conclusion == null) {
            json.writeNullField("conclusion");
            return;
        }
        json.writeObjectFieldStart("conclusion");
        fields(json, conclusion);
        json.writeEndObject();
    }

    private static void fields(JsonGenerator json, ConclusionReport conclusion) throws IOException {
        json.writeStringField("verdict", conclusion.verdict().name());
        json.writeStringField("relation", conclusion.relation());
        strings(json, "conditions", conclusion.conditions());
        // Only a conclusion that fails has more to say than the contract's three fields.
        if (conclusion.counterexample() != null) {
            counterexample(json, conclusion.counterexample());
            json.writeStringField("message", Words.plain(conclusion.message()));
        }
    }

    private static void core(JsonGenerator json, @Nullable CoreReport core) throws IOException {
        if (core == null) {
            json.writeNullField("core");
            return;
        }
        json.writeObjectFieldStart("core");
        json.writeStringField("function", core.function());
        number(json, "maxUlp", core.maxUlp());
        number(json, "rmsUlp", core.rmsUlp());
        json.writeBooleanField("met", core.met());
        json.writeEndObject();
    }

    private static void step(JsonGenerator json, StepReport step, Cells cells) throws IOException {
        json.writeStartObject();
        json.writeNumberField("step", step.step());
        json.writeNumberField("chain", step.chain());
        place(json, step.line(), cells);
        json.writeStringField("kind", step.kind().name().toLowerCase(Locale.ROOT));
        // Only an implication rests on another relation.
        if (step.premise() != null) {
            json.writeStringField("premise", step.premise());
        }
        json.writeStringField("reading", step.reading());
        json.writeStringField("left", step.left());
        json.writeStringField("relation", step.relation());
        json.writeStringField("right", step.right());
        json.writeStringField("verdict", step.verdict().name());
        json.writeStringField("sizes", step.sizes());
        strings(json, "reasons", step.reasons().stream().map(Words::plain).toList());
        strings(json, "conditions", step.conditions());
        json.writeStringField("cas", step.cas());
        json.writeStringField("replayed", step.replayed());
        json.writeNumberField("trials", step.trials());
        json.writeNumberField("preciseTrials", step.preciseTrials());
        number(json, "maxError", step.maxError());
        counterexample(json, step.counterexample());
        strings(json, "holdsIf", step.holdsIf());
        json.writeStringField("message", Words.plain(step.message()));
        strings(json, "warnings", step.warnings().stream().map(Words::plain).toList());
        millis(json, step.millis());
        json.writeEndObject();
    }

    private static void counterexample(JsonGenerator json, @Nullable Counterexample counterexample) throws IOException {
        if (counterexample == null) {
            json.writeNullField("counterexample");
            return;
        }
        json.writeFieldName("counterexample");
        object(json, counterexample);
    }

    private static void object(JsonGenerator json, Counterexample counterexample) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("values");
        for (Map.Entry<String, Object> value : counterexample.values().entrySet()) {
            json.writeFieldName(value.getKey());
            value(json, value.getValue());
        }
        json.writeEndObject();
        json.writeStringField("left", counterexample.left());
        json.writeStringField("right", counterexample.right());
        json.writeStringField("difference", counterexample.difference());
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object entry : list) {
                value(json, entry);
            }
            json.writeEndArray();
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString());
        }
    }

    private static void summary(JsonGenerator json, Report report) throws IOException {
        Summary summary = Summary.of(report);
        json.writeObjectFieldStart("summary");
        json.writeNumberField("documents", summary.documents());
        json.writeNumberField("derivations", summary.derivations());
        json.writeNumberField("steps", summary.steps());
        for (Verdict verdict : Verdict.values()) {
            json.writeNumberField(verdict.name(), summary.count(verdict));
        }
        millis(json, report.millis());
        json.writeEndObject();
    }

    static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** JSON has no NaN and no infinity: where there is no number there is null. */
    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }

    private static void millis(JsonGenerator json, double value) throws IOException {
        json.writeNumberField("millis", Math.round(value * TENTHS) / TENTHS);
    }
}
