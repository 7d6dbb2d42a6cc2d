package org.gradproof.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradproof.core.PlottedFunctions.Part;
import org.gradproof.core.PlottedFunctions.Plotted;
import org.gradproof.core.SvgPlot.Kind;
import org.gradproof.core.SvgPlot.Point;
import org.gradproof.core.SvgPlot.Series;

/**
 * The parts of the site's pages on core that are measured, not written: plots of value and gradient and of their errors, and
 * the tables of errors, of all functions and of each page's own.
 */
final class FunctionPages {

    /** Where the pages stand. */
    static final Path PAGES = Path.of("..", "docs-gen", "src", "docs", "asciidoc");

    private static final int POINTS = 161;
    private static final Pattern CERTIFICATE =
            Pattern.compile("\\[latexmath#([\\w-]+)\\.derivation,[^\n]*?core=\"(\\w+\\.\\w+)\\(");

    private FunctionPages() {}

    /** The files, by their names below the documents' folder. */
    static Map<String, String> all(List<Measured> measured) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Plotted each : PlottedFunctions.all()) {
            files.put("figures/" + each.name() + ".svg", curves(each));
            files.put("figures/" + each.name() + "-error.svg", errors(each));
            files.put("figures/" + each.name() + "-errors.csv", table(measured, BatchNames.ofPage(each.name())));
        }
        files.put("figures/functions.csv", functions(measured));
        return files;
    }

    /** Accuracy of the functions that are listed, each on its ranges. */
    private static String table(List<Measured> measured, List<String> functions) {
        return measured.stream()
                .filter(each -> functions.contains(each.function()))
                .map(FunctionPages::row)
                .collect(Collectors.joining("", "Function,Range,Largest error,RMS error,Documented bound\n", ""));
    }

    static String row(Measured each) {
        return String.format(
                Locale.ROOT,
                "\"%s\",\"%s\",%.2f,%.2f,%s\n",
                each.name(),
                each.range(),
                each.errors().max(),
                each.errors().rms(),
                BatchNames.documented(each.function()).maxUlp());
    }

    private static String functions(List<Measured> measured) {
        Map<String, String> certificates = certificates();
        StringBuilder table = new StringBuilder(
                "Function,\"Largest error, ulp\",Of batches,\"Largest error, doubles\",\"Largest error, floats\",Certified by\n");
        for (Accuracy each : Accuracy.all()) {
            String name = each.function();
            String page = name.substring(0, name.indexOf('.'));
            Optional<String> batch = BatchNames.of(name);
            table.append(String.format(
                    Locale.ROOT,
                    "xref:core-%s.adoc[`%s`],%s,%s,%s,%s,%s\n",
                    page,
                    breakable(name),
                    largest(measured, Optional.of(name), false),
                    batch.map(of -> "`" + breakable(of) + "`").orElse("–"),
                    largest(measured, batch, false),
                    largest(measured, batch, true),
                    certificates.get(name)));
        }
        return table.toString();
    }

    /** Long names may go on in the next line behind a dot. */
    private static String breakable(String name) {
        return name.replace(".", ".{zwsp}");
    }

    private static String largest(List<Measured> measured, Optional<String> function, boolean floats) {
        return measured.stream()
                .filter(each -> function.equals(Optional.of(each.function())) && each.floats() == floats)
                .mapToDouble(each -> each.errors().max())
                .max()
                .stream()
                .mapToObj(max -> String.format(Locale.ROOT, "%.2f", max))
                .findFirst()
                .orElse("–");
    }

    /** Where the documents certify each function: a reference to the derivation. */
    private static Map<String, String> certificates() {
        Map<String, String> found = new TreeMap<>();
        try (DirectoryStream<Path> documents = Files.newDirectoryStream(PAGES, "*.adoc")) {
            for (Path document : documents) {
                Matcher mark = CERTIFICATE.matcher(Files.readString(document));
                while (mark.find()) {
                    found.put(
                            mark.group(2),
                            "xref:" + document.getFileName() + "#" + mark.group(1) + "[" + mark.group(1) + "]");
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    private static String curves(Plotted each) {
        return new SvgPlot(
                        each.name(),
                        "Value and derivative along the " + each.along() + ".",
                        each.along(),
                        "value, derivative",
                        List.of(curve(each, each.value()), curve(each, each.gradient())))
                .svg();
    }

    private static Series curve(Plotted each, Part part) {
        return new Series(part.legend(), Kind.CURVE, points(each.from(), each.to(), part.actual()));
    }

    private static String errors(Plotted each) {
        double bound = Math.max(bound(each.value()), bound(each.gradient()));
        return new SvgPlot(
                        each.name() + ": errors",
                        "How far value and derivative are from the exact result, in units of the last place.",
                        each.along(),
                        "error, ulp",
                        List.of(
                                error(each, each.value()),
                                error(each, each.gradient()),
                                new Series("documented bound, " + bound + " ulp", Kind.LIMIT, wide(each, x -> bound))))
                .svg();
    }

    private static double bound(Part part) {
        return BatchNames.documented(part.function()).maxUlp();
    }

    private static Series error(Plotted each, Part part) {
        return new Series(
                "error of " + part.legend().replaceFirst(",.*", ""),
                Kind.POINTS,
                wide(
                        each,
                        x -> UlpErrors.error(
                                part.actual().applyAsDouble(x), part.exact().apply(x))));
    }

    /** Over five times the curves' range, or over all probabilities. */
    private static List<Point> wide(Plotted each, DoubleUnaryOperator y) {
        return each.from() > 0 ? points(0.003, 0.997, y) : points(5 * each.from(), 5 * each.to(), y);
    }

    private static List<Point> points(double from, double to, DoubleUnaryOperator y) {
        return IntStream.range(0, POINTS)
                .mapToDouble(i -> from + (to - from) * i / (POINTS - 1))
                .mapToObj(x -> new Point(x, y.applyAsDouble(x)))
                .toList();
    }
}
