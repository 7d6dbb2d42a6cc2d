package org.gradproof.cli;

import java.util.Locale;
import org.gradproof.cli.format.JsonFormat;
import org.gradproof.cli.format.JunitFormat;
import org.gradproof.cli.format.ReportFormat;
import org.gradproof.cli.format.SarifFormat;
import org.gradproof.cli.format.Style;
import org.gradproof.cli.format.TextFormat;

/** The values of {@code --format}. */
enum FormatName {
    TEXT,
    JSON,
    JUNIT,
    SARIF;

    /** The format; the style matters to text alone. */
    ReportFormat format(Style style) {
        return switch (this) {
            case TEXT -> new TextFormat(style);
            case JSON -> new JsonFormat();
            case JUNIT -> new JunitFormat();
            case SARIF -> new SarifFormat();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
