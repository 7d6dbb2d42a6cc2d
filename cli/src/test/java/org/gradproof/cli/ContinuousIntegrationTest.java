package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradproof.testing.SampleBuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What other people's machines run of this repository, as far as it can be seen from here: nothing is fetched. */
class ContinuousIntegrationTest {
    private static final Path ROOT = SampleBuild.ROOT;
    private static final Path GITHUB = ROOT.resolve(".github");
    private static final Path NOTES = ROOT.resolve("samples/checked-notes");
    private static final Pattern INPUT = Pattern.compile("inputs\\.([a-z-]+)");
    /** Somebody's action at a version, or this repository's. */
    private static final Pattern USED = Pattern.compile("[a-z-]+(?:/[a-z-]+)+@v\\d+|\\./");

    @TempDir
    Path folder;

    @Test
    void every_file_is_yaml_without_keys_that_stand_twice() throws IOException {
        List<Path> files = new ArrayList<>(List.of(ROOT.resolve("action.yml"), ROOT.resolve(".pre-commit-hooks.yaml")));
        try (Stream<Path> all = Files.walk(GITHUB)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        assertThat(files).hasSizeGreaterThan(6);
        for (Path file : files) {
            assertThat(yaml(file)).as(file.toString()).isNotEqualTo(Map.of());
        }
    }

    @Test
    void the_action_uses_the_inputs_that_it_declares_and_reads_none_as_a_command() throws IOException {
        Map<Object, Object> action = map(yaml(ROOT.resolve("action.yml")));
        Set<String> declared = new TreeSet<>();
        map(action.get("inputs")).forEach((name, input) -> {
            declared.add(String.valueOf(name));
            assertThat(map(input)).as(String.valueOf(name)).containsKeys("description", "default");
        });
        Set<String> used = new TreeSet<>();
        Matcher input = INPUT.matcher(Files.readString(ROOT.resolve("action.yml")));
        while (input.find()) {
            used.add(input.group(1));
        }
        assertThat(used).isEqualTo(declared);
        assertThat(map(action.get("runs")).get("using")).isEqualTo("composite");
        for (Map<Object, Object> step : steps(map(action.get("runs")))) {
            assertThat(step.containsKey("run")).isEqualTo(step.containsKey("shell"));
            assertThat(String.valueOf(step.get("run"))).doesNotContain("${{");
            assertUses(step);
        }
    }

    @Test
    void workflows_name_who_runs_them_how_long_and_with_what_rights() throws IOException {
        try (Stream<Path> files = Files.list(GITHUB.resolve("workflows"))) {
            for (Path file : files.toList()) {
                Map<Object, Object> workflow = map(yaml(file));
                // YAML 1.1 reads "on" as true.
                assertThat(workflow.containsKey(true)).isTrue();
                assertThat(workflow.get("permissions")).isEqualTo(Map.of("contents", "read"));
                map(workflow.get("jobs")).forEach((name, value) -> {
                    Map<Object, Object> job = map(value);
                    assertThat(job.containsKey("timeout-minutes"))
                            .as(file + " " + name)
                            .isTrue();
                    assertThat(String.valueOf(job.get("runs-on"))).startsWith("ubuntu-");
                    steps(job).forEach(ContinuousIntegrationTest::assertUses);
                });
            }
        }
    }

    @Test
    void the_build_is_tried_on_the_oldest_and_the_newest_java() throws IOException {
        Map<Object, Object> build =
                map(map(yaml(GITHUB.resolve("workflows/build.yml"))).get("jobs"));
        Map<Object, Object> strategy = map(map(build.get("build")).get("strategy"));
        assertThat(map(strategy.get("matrix")).get("java")).isEqualTo(List.of("17", "25"));
        assertThat(ROOT.resolve(".ci/run")).isExecutable();
    }

    /** The action's own script, on a document that is wrong and on what a sample's workflow names. */
    @Test
    void the_action_writes_findings_at_their_lines_and_keeps_the_commands_status() throws Exception {
        List<Map<Object, Object>> steps =
                steps(map(map(yaml(ROOT.resolve("action.yml"))).get("runs")));
        Map<Object, Object> check = steps.stream()
                .filter(step -> "check".equals(step.get("id")))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                folder.resolve("wrong one.md"),
                "<!-- gradproof:derivation id=square where=\"x \\in \\mathbb{R}\" -->\n$$(x + 1)^2 = x^2 + 1$$\n");
        Files.copy(NOTES.resolve("README.md"), folder.resolve("README.md"));
        Files.createDirectory(folder.resolve("docs"));
        Files.copy(NOTES.resolve("docs/softplus.md"), folder.resolve("docs/softplus.md"));
        assertThat(run(check, "wrong one.md\nREADME.md")).isEqualTo("status=1");
        JsonNode found =
                new ObjectMapper().readTree(folder.resolve("found.sarif").toFile());
        JsonNode results = found.at("/runs/0/results");
        assertThat(results).hasSize(1);
        JsonNode place = results.get(0).at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).endsWith("wrong%20one.md");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(2);
        Map<Object, Object> workflow = map(yaml(NOTES.resolve(".github/workflows/derivations.yml")));
        Map<Object, Object> job = map(map(workflow.get("jobs")).get("derivations"));
        Map<Object, Object> sample = steps(job).get(1);
        assertThat(run(check, String.valueOf(map(sample.get("with")).get("documents"))))
                .isEqualTo("status=0");
        assertThat(run(check, "$(touch made); nowhere.md")).isEqualTo("status=2");
        assertThat(folder.resolve("made")).doesNotExist();
    }

    private String run(Map<Object, Object> step, String documents) throws IOException, InterruptedException {
        Path action = Files.createDirectories(folder.resolve("action"));
        // In the place of the script that builds first: the command as it is on the class path.
        Path command = Files.writeString(
                action.resolve("gradproof"),
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
                        + "' org.gradproof.cli.Main \"$@\"\n");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        Path output = folder.resolve("output");
        Files.deleteIfExists(output);
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", "-e", "-o", "pipefail", "-c", String.valueOf(step.get("run")))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        assertThat(map(step.get("env")).keySet().stream().map(String::valueOf).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("DOCUMENTS", "REQUIRE", "STRICT", "SARIF");
        builder.environment()
                .putAll(Map.of(
                        "GITHUB_ACTION_PATH",
                        action.toString(),
                        "GITHUB_OUTPUT",
                        output.toString(),
                        "XDG_CACHE_HOME",
                        folder.resolve("cache").toString(),
                        "DOCUMENTS",
                        documents,
                        "REQUIRE",
                        "PROVED",
                        "STRICT",
                        "false",
                        "SARIF",
                        "found.sarif"));
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
        return Files.readString(output).strip();
    }

    @Test
    void the_hook_names_a_command_that_is_there() throws IOException {
        Map<Object, Object> hook = map(((List<?>) yaml(ROOT.resolve(".pre-commit-hooks.yaml"))).get(0));
        assertThat(hook.get("language")).isEqualTo("script");
        assertThat(ROOT.resolve(String.valueOf(hook.get("entry")))).isExecutable();
        assertThat(hook.get("args")).isEqualTo(List.of("check", "."));
        Pattern files = Pattern.compile(String.valueOf(hook.get("files")));
        for (String name : List.of("a.adoc", "b/c.md", "d.markdown", "e.qmd", "f.txt", "g.ipynb", "h.tex")) {
            assertThat(files.matcher(name).find()).as(name).isTrue();
        }
    }

    @Test
    void the_container_takes_what_the_quick_build_makes() throws IOException {
        String container = Files.readString(ROOT.resolve("Containerfile"));
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        assertThat(pom).contains("<output>target/command</output>");
        assertThat(container)
                .contains("-Dquick")
                .contains("/source/cli/target/command/gradproof.jar")
                .contains("/source/cli/target/command/lib")
                .contains("USER 65534");
        assertThat(Files.readString(ROOT.resolve("cli/pom.xml"))).contains("<finalName>gradproof</finalName>");
    }

    @Test
    void what_the_guide_shows_of_builds_is_what_the_samples_the_action_and_the_hook_have() throws IOException {
        String samples = "";
        for (String sample : List.of("own-derivations", "checked-notes", "asciidoctor-pages")) {
            samples += bare(
                    Files.readString(ROOT.resolve("samples").resolve(sample).resolve("pom.xml")));
        }
        Map<Object, Object> inputs = map(map(yaml(ROOT.resolve("action.yml"))).get("inputs"));
        Map<Object, Object> hook = map(((List<?>) yaml(ROOT.resolve(".pre-commit-hooks.yaml"))).get(0));
        Path page = ROOT.resolve("docs-gen/src/main/resources/org/gradproof/docsgen/guide/in-your-build.adoc");
        int seen = 0;
        for (GuidePage.Block block : new GuidePage(Files.readAllLines(page)).blocks()) {
            if (block.style().equals("xml")) {
                assertThat(samples).contains(bare(block.text()));
                seen++;
            } else if (block.style().equals("yaml")) {
                Map<Object, Object> example =
                        map(new Yaml(new SafeConstructor(new LoaderOptions())).load(block.text()));
                Map<Object, Object> sample = map(yaml(NOTES.resolve(
                        example.containsKey("jobs")
                                ? ".github/workflows/derivations.yml"
                                : ".pre-commit-config.yaml")));
                assertThat(sample).containsAllEntriesOf(example);
                if (example.containsKey("jobs")) {
                    List<Map<Object, Object>> steps =
                            steps(map(map(example.get("jobs")).get("derivations")));
                    assertThat(map(steps.get(1).get("with")).keySet()).isSubsetOf(inputs.keySet());
                } else {
                    Map<Object, Object> repository = map(((List<?>) example.get("repos")).get(0));
                    assertThat(map(((List<?>) repository.get("hooks")).get(0)).get("id"))
                            .isEqualTo(hook.get("id"));
                }
                seen++;
            }
        }
        assertThat(seen).isEqualTo(5);
    }

    /** XML without its blanks and comments, and with one name for the version. */
    private static String bare(String xml) {
        return xml.replaceAll("<!--.*?-->", "")
                .replaceAll("\\s+", "")
                .replace(Version.number(), "${gradproof.version}");
    }

    private static void assertUses(Map<Object, Object> step) {
        Object uses = step.get("uses");
        if (uses != null) {
            assertThat(String.valueOf(uses)).matches(USED);
        }
    }

    private static List<Map<Object, Object>> steps(Map<Object, Object> job) {
        List<Map<Object, Object>> steps = new ArrayList<>();
        ((List<?>) job.get("steps")).forEach(step -> steps.add(map(step)));
        return steps;
    }

    private static Map<Object, Object> map(Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return new LinkedHashMap<>((Map<?, ?>) value);
    }

    private static Object yaml(Path file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(Files.readString(file));
    }
}
