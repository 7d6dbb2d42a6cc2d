package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site's pages on the functions of core, and what the guide says of it: what they show of Java is true. */
class FunctionPagesTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("\\[source,java]\\R----\\R(.*?)^----$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern EDGE = Pattern.compile("^\\|`([^`]+\\))` \\|`([^`]+)` \\|(.*)$", Pattern.MULTILINE);
    private static final Path GUIDE = Path.of("../docs-gen/src/main/resources/org/gradproof/docsgen/guide");
    private static final List<String> SECTIONS = List.of(
            "An example",
            "What goes in, what comes out",
            "At the edges",
            "Value and derivative",
            "How exact it is",
            "Many at once",
            "Certified by");

    @TempDir
    Path folder;

    @Test
    void every_class_of_functions_has_a_page() throws IOException {
        Set<String> classes = Accuracy.all().stream()
                .map(Accuracy::function)
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(pages().keySet()).containsExactlyElementsOf(classes);
        assertThat(PlottedFunctions.all().stream().map(PlottedFunctions.Plotted::name))
                .containsExactlyInAnyOrderElementsOf(classes);
    }

    @Test
    void every_page_says_the_same_things_in_the_same_order() throws IOException {
        pages().forEach((name, page) -> {
            assertThat(page)
                    .as(name)
                    .startsWith("= " + name + "\n")
                    .contains("Javadoc: `org.gradproof.core." + name + "`");
            assertThat(page.lines().filter(line -> line.startsWith("== ")).map(line -> line.substring(3)))
                    .as(name)
                    .containsExactlyElementsOf(SECTIONS);
        });
    }

    @Test
    void the_examples_give_what_their_comments_say() throws IOException, ReflectiveOperationException {
        CompiledExamples examples = new CompiledExamples();
        pages().forEach((name, page) -> {
            Matcher example = EXAMPLE.matcher(page);
            while (example.find()) {
                examples.add(name, example.group(1));
            }
        });
        assertThat(examples.size()).isGreaterThan(25);
        assertThat(examples.results()).isGreaterThan(50);
        examples.assertAll(folder);
    }

    @Test
    void the_guide_s_examples_give_what_their_comments_say() throws IOException, ReflectiveOperationException {
        CompiledExamples examples = new CompiledExamples();
        for (String page : List.of("as-a-library.adoc", "conventions.adoc")) {
            Matcher example = EXAMPLE.matcher(Files.readString(GUIDE.resolve(page)));
            while (example.find()) {
                examples.add(page, example.group(1));
            }
        }
        assertThat(examples.results()).isEqualTo(13);
        examples.assertAll(folder);
    }

    @Test
    void the_edges_are_what_the_tables_say() throws IOException, ReflectiveOperationException {
        CompiledExamples examples = new CompiledExamples();
        Map<String, String> expected = new LinkedHashMap<>();
        for (Map.Entry<String, String> page : pages().entrySet()) {
            Matcher edge = EDGE.matcher(page.getValue());
            Set<String> calls = new LinkedHashSet<>();
            while (edge.find()) {
                String call = edge.group(1);
                calls.add(call);
                expected.put(call, (edge.group(3).equals("refused") ? "refused: " : "") + edge.group(2));
                examples.addExpression(call, java(call));
            }
            assertThat(calls).as(page.getKey()).hasSizeGreaterThan(5);
        }
        Map<?, ?> actual = examples.run(folder);
        List<String> wrong = new ArrayList<>();
        expected.forEach((call, result) -> {
            if (!shown(actual.get(call)).equals(result)) {
                wrong.add(call + ": " + result + " is said, and is " + shown(actual.get(call)));
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static String java(String call) {
        return call.replace("{", "new double[] {")
                .replace("∞", "Double.POSITIVE_INFINITY")
                .replace("NaN", "Double.NaN");
    }

    private static String shown(Object result) {
        if (result instanceof RuntimeException refused) {
            return "refused: " + refused.getMessage();
        }
        if (result instanceof double[] entries) {
            return Arrays.stream(entries)
                    .mapToObj(FunctionPagesTest::shown)
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return shown((double) result);
    }

    private static String shown(double value) {
        String text = Double.toString(value + 0.0).replace("Infinity", "∞");
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static Map<String, String> pages() throws IOException {
        Map<String, String> pages = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(FunctionPages.PAGES)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("core-")) {
                    pages.put(name.substring(5, name.length() - 5), Files.readString(file));
                }
            }
        }
        return pages;
    }
}
