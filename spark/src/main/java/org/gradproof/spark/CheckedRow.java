package org.gradproof.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gradproof.docsgen.json.ReportJson;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.source.Cells;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.ConclusionReport;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.gradproof.verify.report.Words;
import org.jspecify.annotations.Nullable;

/** A row of what became of a record: one for each thing that it claims, and for each thing that is wrong with it. */
final class CheckedRow {
    static final String CONCLUSION = "conclusion";
    static final String ERROR = "error";

    private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType, false);

    static final StructType SCHEMA = new StructType()
            .add("id", DataTypes.StringType)
            .add("derivation", DataTypes.StringType)
            .add("chain", DataTypes.IntegerType)
            .add("step", DataTypes.IntegerType)
            .add("cell", DataTypes.IntegerType)
            .add("line", DataTypes.IntegerType)
            .add("kind", DataTypes.StringType)
            .add("left", DataTypes.StringType)
            .add("relation", DataTypes.StringType)
            .add("right", DataTypes.StringType)
            .add("verdict", DataTypes.StringType)
            .add("met", DataTypes.BooleanType)
            .add("sizes", DataTypes.StringType)
            .add("reasons", TEXTS)
            .add("conditions", TEXTS)
            .add("counterexample", DataTypes.StringType)
            .add("holdsIf", TEXTS)
            .add("error", DataTypes.StringType)
            .add("message", DataTypes.StringType);

    private final Object[] values = new Object[SCHEMA.size()];

    private CheckedRow(String id, String kind, Verdict verdict, boolean met, String message) {
        with("id", id).with("kind", kind).with("verdict", verdict.name()).with("met", met);
        texts("reasons", List.of()).texts("conditions", List.of()).texts("holdsIf", List.of());
        with("message", message);
    }

    private CheckedRow with(String name, Object value) {
        values[SCHEMA.fieldIndex(name)] = value;
        return this;
    }

    private CheckedRow texts(String name, List<String> texts) {
        return with(name, texts.toArray(String[]::new));
    }

    private CheckedRow place(Cells cells, int line) {
        Cells.Place place = cells.place(line);
        return place.cell() == 0
                ? with("line", place.line())
                : with("line", place.line()).with("cell", place.cell());
    }

    private CheckedRow counterexample(@Nullable Counterexample found) {
        return found == null ? this : with("counterexample", ReportJson.line(found));
    }

    private Row row() {
        return RowFactory.create(values);
    }

    /** Those of a record that was read. */
    static List<Row> all(String id, DocumentReport report) {
        List<Row> rows = new ArrayList<>();
        report.errors()
                .forEach(error -> rows.add(error(id, report.cells(), error).row()));
        for (DerivationReport derivation : report.derivations()) {
            of(id, report.cells(), derivation)
                    .forEach(row ->
                            rows.add(row.with("derivation", derivation.id()).row()));
        }
        if (rows.isEmpty()) {
            rows.add(failure(id, Verdict.INVALID, "nothing-to-check", "it has no marked derivation"));
        }
        return rows;
    }

    /** That of a record that could not be read or checked. */
    static Row failure(String id, Verdict verdict, String error, String message) {
        return new CheckedRow(id, ERROR, verdict, false, message)
                .with(ERROR, error)
                .row();
    }

    private static List<CheckedRow> of(String id, Cells cells, DerivationReport derivation) {
        List<CheckedRow> rows = new ArrayList<>();
        derivation.steps().forEach(step -> rows.add(step(id, cells, step, derivation.met())));
        derivation.conclusions().stream()
                // That of a single step is the step.
                .filter(conclusion -> steps(derivation, conclusion.chain()) > 1)
                .forEach(conclusion -> rows.add(conclusion(id, conclusion, derivation.met())));
        derivation.errors().forEach(error -> rows.add(error(id, cells, error)));
        if (!derivation.met() && !isTold(derivation)) {
            rows.add(new CheckedRow(id, ERROR, derivation.verdict(), false, Words.plain(derivation.message()))
                    .with(ERROR, "not-met")
                    .place(cells, derivation.line()));
        }
        return rows;
    }

    /** Whether the rows of its parts say why it is not met; else it is what it expects, or its function of core. */
    private static boolean isTold(DerivationReport derivation) {
        Stream<Verdict> parts = Stream.concat(
                derivation.steps().stream().map(StepReport::verdict),
                derivation.conclusions().stream().map(ConclusionReport::verdict));
        return !derivation.errors().isEmpty() || !parts.allMatch(part -> part.reaches(derivation.require()));
    }

    private static long steps(DerivationReport derivation, int chain) {
        return derivation.steps().stream()
                .filter(step -> step.chain() == chain)
                .filter(step -> step.kind() == Step.Kind.STEP || step.kind() == Step.Kind.IMPLICATION)
                .count();
    }

    private static CheckedRow step(String id, Cells cells, StepReport step, boolean met) {
        String kind = step.kind().name().toLowerCase(Locale.ROOT);
        return new CheckedRow(id, kind, step.verdict(), met, Words.plain(step.message()))
                .with("chain", step.chain())
                .with("step", step.step())
                .place(cells, step.line())
                .with("left", step.left())
                .with("relation", step.relation())
                .with("right", step.right())
                .with("sizes", step.sizes())
                .texts("reasons", step.reasons().stream().map(Words::plain).toList())
                .texts("conditions", step.conditions())
                .counterexample(step.counterexample())
                .texts("holdsIf", step.holdsIf());
    }

    private static CheckedRow conclusion(String id, ConclusionReport conclusion, boolean met) {
        return new CheckedRow(id, CONCLUSION, conclusion.verdict(), met, Words.plain(conclusion.message()))
                .with("chain", conclusion.chain())
                .with("relation", conclusion.relation())
                .texts("conditions", conclusion.conditions())
                .counterexample(conclusion.counterexample());
    }

    private static CheckedRow error(String id, Cells cells, SourceError error) {
        return new CheckedRow(id, ERROR, Verdict.INVALID, false, error.fullMessage())
                .with(ERROR, error.kind())
                .place(cells, error.line());
    }
}
