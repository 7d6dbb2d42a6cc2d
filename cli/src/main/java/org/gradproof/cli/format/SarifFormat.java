package org.gradproof.cli.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gradproof.docsgen.finding.Findings;
import org.gradproof.docsgen.finding.Findings.Finding;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Report;

/** A report as SARIF 2.1.0: a result for each step that falls short, each error and each reading warned of. */
public final class SarifFormat implements ReportFormat {
    private static final Map<String, String> RULES = Map.of(
            "refuted", "A step is false: there is a counterexample.",
            "conflict", "A step is proved and refuted at once: a fault of Gradproof.",
            "undecided", "A step is neither proved, nor tested on enough points, nor refuted.",
            "tested", "A step agrees at every random point but is not proved as required.",
            "proved-bounded", "A step is proved for some sizes only, not for all as required.",
            "not-met", "A derivation is not what it expects to be.",
            "core", "A function of core is further from the derivation's last line than documented.",
            "reading", "A reading was taken where another could be meant.",
            "invalid", "A derivation could not be read.");

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            run(json, report);
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void run(JsonGenerator json, Report report) throws IOException {
        TreeSet<String> named = new TreeSet<>();
        for (DocumentReport document : report.documents()) {
            Findings.of(document).forEach(finding -> named.add(finding.rule()));
        }
        List<String> rules = new ArrayList<>(named);
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "gradproof");
        json.writeStringField("version", report.version());
        json.writeArrayFieldStart("rules");
        for (String rule : rules) {
            json.writeStartObject();
            json.writeStringField("id", rule);
            text(json, "shortDescription", RULES.getOrDefault(rule, "Not readable: " + rule.replace('-', ' ') + "."));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        // Columns count UTF-16 code units, as Java's strings do.
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeArrayFieldStart("results");
        for (DocumentReport document : report.documents()) {
            for (Finding finding : Findings.of(document)) {
                result(json, finding, rules.indexOf(finding.rule()));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, Finding finding, int ruleIndex) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule());
        json.writeNumberField("ruleIndex", ruleIndex);
        json.writeStringField("level", finding.level());
        text(json, "message", finding.message());
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(finding.path()));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", Math.max(1, finding.place().line()));
        if (finding.column() > 0) {
            json.writeNumberField("startColumn", finding.column());
        }
        json.writeEndObject();
        json.writeEndObject();
        if (finding.place().cell() > 0) {
            // SARIF knows no cells: a reader that knows none either is told by name.
            json.writeArrayFieldStart("logicalLocations");
            json.writeStartObject();
            json.writeStringField("name", "cell " + finding.place().cell());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    /** The path as a URI reference: relative stays relative. */
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
        for (byte b : path.replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean unreserved = (Character.isLetterOrDigit(c) && c < 0x80) || "-._~/".indexOf(c) >= 0;
            if (unreserved) {
                uri.append(c);
            } else {
                uri.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xF, 16));
            }
        }
        return uri.toString();
    }
}
