package org.gradproof.cli;

import java.util.Arrays;
import java.util.concurrent.Callable;
import org.gradproof.docsgen.json.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code gradproof schema}. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Writes the JSON schema of a report, of the requests that programs can make, or of what derive"
                + " answers them.",
        footerHeading = "%nExample:%n",
        footer = "  gradproof schema report > report.schema.json")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "report|request|derived",
            defaultValue = "report",
            converter = Name.class,
            description = "Which. Default: report.")
    private Schema schema;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(schema.text());
        console.flush();
        return Status.MET;
    }

    /** A schema by its word. */
    static final class Name implements ITypeConverter<Schema> {
        @Override
        public Schema convert(String value) {
            return Arrays.stream(Schema.values())
                    .filter(schema -> schema.word().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' has no schema; choose report, request or derived"));
        }
    }
}
