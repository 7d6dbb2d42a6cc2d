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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the Javadoc compile, run, and give what their comments say. */
class JavadocExamplesTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "gradproof", "core");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\R(.*?)\\* }</pre>", Pattern.DOTALL);
    private static final Pattern RESULT = Pattern.compile("double(?:\\[])? (\\w+) = .*; // ([-{]?[\\d{].*)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d.]*(?:E-?\\d+)?…?");

    /** What an example may take for given. */
    private static final Map<String, String> GIVEN = new LinkedHashMap<>(Map.of(
            "rows", "int rows = 2;",
            "classes", "int classes = 3;",
            "z", "double[] z = {1, 2, 3, 4, 5, 6};",
            "y", "double[] y = {0, 0, 1, 1, 0, 0};",
            "targets", "int[] targets = {0, 2};",
            "teacher", "double[] teacher = {1, 2, 3, 4, 5, 6};",
            "student", "double[] student = {1, 3, 2, 4, 6, 5};"));

    @TempDir
    Path folder;

    @Test
    void give_what_their_comments_say() throws IOException, ReflectiveOperationException {
        Map<String, String> expected = new LinkedHashMap<>();
        List<String> methods = new ArrayList<>();
        for (Path source : sources()) {
            Matcher example = EXAMPLE.matcher(Files.readString(source));
            while (example.find()) {
                methods.add(method(source.getFileName().toString(), example.group(1), expected));
            }
        }
        assertThat(methods).hasSizeGreaterThan(12);
        assertThat(expected).hasSizeGreaterThan(15);
        Map<?, ?> actual = run(
                "package example;\nimport org.gradproof.core.*;\npublic class Examples {\n"
                        + "public static final java.util.Map<String, Object> RESULTS = new java.util.LinkedHashMap<>();\n"
                        + String.join("\n", methods) + "}\n",
                methods.size());
        expected.forEach((name, comment) -> assertAgrees(name, comment, actual.get(name)));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.sorted().toList();
        }
    }

    private static String method(String file, String text, Map<String, String> expected) {
        List<String> lines = new ArrayList<>();
        String code = text.replaceAll("(?m)^ *\\* ?", "");
        GIVEN.forEach((name, declaration) -> {
            if (!Pattern.compile("\\] " + name + " =").matcher(code).find()) {
                lines.add(declaration);
            }
        });
        for (String line : code.lines().toList()) {
            lines.add(line);
            Matcher result = RESULT.matcher(line);
            if (result.find()) {
                String name = file + ", " + result.group(1);
                expected.put(name, result.group(2));
                lines.add("RESULTS.put(\"" + name + "\", " + result.group(1) + ");");
            }
        }
        return "public static void example" + expected.size() + "_" + Integer.toHexString(text.hashCode()) + "() {\n"
                + String.join("\n", lines) + "\n}";
    }

    private Map<?, ?> run(String source, int methods) throws IOException, ReflectiveOperationException {
        Path file = Files.createDirectories(folder.resolve("example")).resolve("Examples.java");
        Files.writeString(file, source);
        StringWriter complaints = new StringWriter();
        PrintWriter out = new PrintWriter(complaints);
        String classes = Path.of("target", "classes").toString();
        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(out, out, "-proc:none", "-cp", classes, "-d", folder.toString(), file.toString());
        assertThat(status).as(complaints.toString()).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, JavadocExamplesTest.class.getClassLoader())) {
            Class<?> examples = loader.loadClass("example.Examples");
            int run = 0;
            for (var method : examples.getDeclaredMethods()) {
                if (method.getName().startsWith("example")) {
                    method.invoke(null);
                    run++;
                }
            }
            assertThat(run).isEqualTo(methods);
            return (Map<?, ?>) examples.getField("RESULTS").get(null);
        }
    }

    private static void assertAgrees(String name, String comment, Object actual) {
        List<String> numbers = new ArrayList<>();
        String text = comment.contains("}") ? comment.substring(0, comment.indexOf('}')) : comment;
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find() && (comment.startsWith("{") || numbers.isEmpty())) {
            numbers.add(matcher.group());
        }
        double[] values = actual instanceof double[] entries ? entries : new double[] {(Double) actual};
        for (int i = 0; i < numbers.size(); i++) {
            String number = numbers.get(i);
            if (number.endsWith("…")) {
                assertThat(Double.toString(values[i])).as(name).startsWith(number.substring(0, number.length() - 1));
            } else {
                assertThat(values[i]).as(name + ", " + Arrays.toString(values)).isEqualTo(Double.parseDouble(number));
            }
        }
    }
}
