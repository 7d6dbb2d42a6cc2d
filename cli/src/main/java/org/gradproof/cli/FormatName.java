package org.gradproof.cli;

import java.util.Arrays;
import java.util.Locale;
import org.gradproof.cli.format.JsonFormat;
import org.gradproof.cli.format.JunitFormat;
import org.gradproof.cli.format.ReportFormat;
import org.gradproof.cli.format.SarifFormat;
import org.gradproof.cli.format.Style;
import org.gradproof.cli.format.TextFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The values of {@code --format}. */
enum FormatName {
    TEXT,
    JSON,
    JUNIT,
    SARIF;

    /** The format; the style, and whether all is told of every step, matter to text alone. */
    ReportFormat format(Style style, boolean verbose) {
        return switch (this) {
            case TEXT -> new TextFormat(style, verbose);
            case JSON -> new JsonFormat();
            case JUNIT -> new JunitFormat();
            case SARIF -> new SarifFormat();
        };
    }

    /** The format of a name in lower case. */
    static final class Converter implements ITypeConverter<FormatName> {
        @Override
        public FormatName convert(String value) {
            return Arrays.stream(FormatName.values())
                    .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' is not a format; choose text, json, junit or sarif"));
        }
    }
}
