package org.gradproof.docsgen.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.gradproof.docsgen.derive.WorkedDerivation;
import org.gradproof.symbolic.source.Cells;

/** A derivative that was worked out, as one JSON object of {@link Schema#DERIVED}. */
public final class DerivedJson {
    private DerivedJson() {}

    /** The object, on one line. */
    public static String line(WorkedDerivation worked) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("schema", Schema.DERIVED.version());
            json.writeStringField("verdict", worked.verdict().name());
            ReportJson.strings(json, "givens", worked.givens());
            ReportJson.strings(json, "lines", worked.lines());
            ReportJson.errors(json, worked.errors(), Cells.NONE);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
