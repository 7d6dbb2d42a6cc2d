package org.gradproof.cli.mutate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.gradproof.verify.mutation.Mutant;
import org.gradproof.verify.mutation.Mutation;
import org.gradproof.verify.mutation.MutationReport;
import org.gradproof.verify.mutation.Trial;

/** A report on mutants as one JSON object. */
final class MutationJson implements MutationFormat {
    private static final int SCHEMA = 1;

    @Override
    public void write(MutationReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            json.writeNumberField("seed", report.seed());
            json.writeArrayFieldStart("documents");
            for (String path : report.documents()) {
                json.writeString(path);
            }
            json.writeEndArray();
            json.writeNumberField("steps", report.steps());
            json.writeNumberField("made", report.made());
            json.writeNumberField("refused", report.refused());
            json.writeObjectFieldStart("total");
            numbers(json, report.total());
            json.writeEndObject();
            json.writeArrayFieldStart("mutations");
            for (MutationReport.Count count : report.byMutation()) {
                Mutation mutation = count.mutation();
                json.writeStartObject();
                json.writeStringField("mutation", mutation == null ? "" : mutation.id());
                numbers(json, count);
                json.writeEndObject();
            }
            json.writeEndArray();
            trials(json, "missed", report.missed());
            trials(json, "doubtful", report.doubtful());
            trials(json, "misread", report.misread());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void numbers(JsonGenerator json, MutationReport.Count count) throws IOException {
        json.writeNumberField("tried", count.tried());
        json.writeNumberField("false", count.falsehoods());
        json.writeNumberField("refuted", count.refuted());
        json.writeNumberField("undecided", count.undecided());
        json.writeNumberField("passed", count.passed());
        json.writeNumberField("equivalent", count.equivalent());
        json.writeNumberField("vacuous", count.vacuous());
    }

    private static void trials(JsonGenerator json, String name, List<Trial> trials) throws IOException {
        json.writeArrayFieldStart(name);
        for (Trial trial : trials) {
            Mutant mutant = trial.mutant();
            json.writeStartObject();
            json.writeStringField("document", mutant.document());
            json.writeStringField("derivation", mutant.derivation());
            json.writeNumberField("step", mutant.step());
            json.writeNumberField("line", mutant.line());
            json.writeStringField("mutation", mutant.mutation().id());
            json.writeStringField("change", mutant.change());
            json.writeStringField("mutant", mutant.latex());
            json.writeStringField("truth", trial.truth().name());
            json.writeStringField("witness", trial.witness());
            json.writeNumberField("points", trial.points());
            json.writeStringField("verdict", trial.verdict().name());
            json.writeStringField("message", trial.message());
            json.writeStringField("misread", trial.misread());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
