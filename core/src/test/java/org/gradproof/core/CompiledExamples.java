package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** Examples from documents: compiled together, run, and compared with what their comments say. */
final class CompiledExamples {

    private static final Pattern RESULT = Pattern.compile("double(?:\\[])? (\\w+) =[^;]*; // ([-{]?[\\d{N].*)");
    private static final Pattern NUMBER = Pattern.compile("NaN|-?\\d[\\d.]*(?:E-?\\d+)?…?");

    private final Map<String, String> expected = new LinkedHashMap<>();
    private final List<String> methods = new ArrayList<>();

    /** Statements; those that end as {@code double x = …; // 1.5} say what x is. */
    void add(String origin, String code) {
        String recording =
                RESULT.matcher(code).replaceAll(result -> Matcher.quoteReplacement(recorded(origin, result)));
        methods.add("public static void example" + methods.size() + "() {\n" + recording + "\n}");
    }

    private String recorded(String origin, MatchResult result) {
        String name = origin + ", " + result.group(1) + " " + expected.size();
        expected.put(name, result.group(2));
        return result.group() + "\nRESULTS.put(\"" + name + "\", " + result.group(1) + ");";
    }

    /** An expression, whose result {@link #run} gives under this name: its value, or the exception that it throws. */
    void addExpression(String name, String expression) {
        methods.add("public static void example" + methods.size() + "() {\ntry {\nRESULTS.put(\"" + name + "\", "
                + expression
                + ");\n} catch (IllegalArgumentException | IndexOutOfBoundsException refused) {\nRESULTS.put(\"" + name
                + "\", refused);\n}\n}");
    }

    int size() {
        return methods.size();
    }

    int results() {
        return expected.size();
    }

    /** Runs all, in a new folder. */
    Map<?, ?> run(Path folder) throws IOException, ReflectiveOperationException {
        Path file = Files.createDirectories(folder.resolve("example")).resolve("Examples.java");
        Files.writeString(
                file,
                "package example;\nimport org.gradproof.core.*;\npublic class Examples {\n"
                        + "public static final java.util.Map<String, Object> RESULTS = new java.util.LinkedHashMap<>();\n"
                        + String.join("\n", methods) + "}\n");
        StringWriter complaints = new StringWriter();
        PrintWriter out = new PrintWriter(complaints);
        String classes = PublicTypes.classes().toString();
        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        out,
                        out,
                        "-proc:none",
                        "-encoding",
                        "UTF-8",
                        "-cp",
                        classes,
                        "-d",
                        folder.toString(),
                        file.toString());
        assertThat(status).as(complaints.toString()).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, CompiledExamples.class.getClassLoader())) {
            Class<?> examples = loader.loadClass("example.Examples");
            for (int i = 0; i < methods.size(); i++) {
                examples.getMethod("example" + i).invoke(null);
            }
            return (Map<?, ?>) examples.getField("RESULTS").get(null);
        }
    }

    /** Runs all, and compares every result that a comment gives. */
    void assertAll(Path folder) throws IOException, ReflectiveOperationException {
        Map<?, ?> actual = run(folder);
        List<String> wrong = new ArrayList<>();
        expected.forEach((name, comment) -> {
            double[] values =
                    actual.get(name) instanceof double[] entries ? entries : new double[] {(Double) actual.get(name)};
            if (!agrees(comment, values)) {
                wrong.add(name + ": " + comment + " is said, and is " + Arrays.toString(values));
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static boolean agrees(String comment, double[] values) {
        List<String> numbers = new ArrayList<>();
        String text = comment.contains("}") ? comment.substring(0, comment.indexOf('}')) : comment;
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find() && (comment.startsWith("{") || numbers.isEmpty())) {
            numbers.add(matcher.group());
        }
        boolean agrees = numbers.size() <= values.length;
        for (int i = 0; agrees && i < numbers.size(); i++) {
            String number = numbers.get(i);
            agrees = number.endsWith("…")
                    ? Double.toString(values[i]).startsWith(number.substring(0, number.length() - 1))
                    : values[i] == Double.parseDouble(number) || (Double.isNaN(values[i]) && number.equals("NaN"));
        }
        return agrees;
    }
}
