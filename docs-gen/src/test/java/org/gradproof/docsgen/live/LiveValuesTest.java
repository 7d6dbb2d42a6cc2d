package org.gradproof.docsgen.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.docsgen.Browser;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.Documents;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.verify.evidence.Laboratory;
import org.gradproof.verify.numeric.value.Enclosure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script's values are those of our own evaluator, for every line of this project's documents. */
class LiveValuesTest {
    private static final double NEAR = 1e-7;

    @TempDir
    private Path folder;

    /** A line, and what our own evaluator makes of it; NaN where it is not defined. */
    private record Expected(String what, double value) {}

    @Test
    void every_line_has_the_value_that_our_own_evaluator_finds() throws Exception {
        List<Expected> expected = new ArrayList<>();
        List<String> programs = new ArrayList<>();
        int all = 0;
        for (Derivation derivation : derivations()) {
            all++;
            Optional<LiveDerivation> live = LiveDerivation.of(derivation, null);
            if (live.isPresent()) {
                programs.add(live.get().json());
                expected.addAll(values(derivation, live.get()));
            }
        }
        List<Double> found = inBrowser(programs);

        List<String> wrong = new ArrayList<>();
        int defined = 0;
        for (int i = 0; i < expected.size(); i++) {
            double right = expected.get(i).value();
            double shown = found.get(i);
            defined += Double.isNaN(right) ? 0 : 1;
            boolean same = Double.isNaN(right)
                    ? Double.isNaN(shown)
                    : Math.abs(right - shown) <= NEAR * Math.max(1, Math.abs(right));
            if (!same) {
                wrong.add(expected.get(i) + " but shown " + shown);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(found).hasSameSizeAs(expected);
        // Most derivations have values to change, and most of these are defined where they start.
        assertThat(programs.size()).isGreaterThan(all * 3 / 4);
        assertThat(defined).isGreaterThan(expected.size() * 9 / 10);
    }

    private static List<Derivation> derivations() throws Exception {
        DocumentReader reader = new DocumentReader();
        List<Derivation> all = new ArrayList<>();
        for (Path file : Documents.find(List.of(Path.of("src/docs/asciidoc")))) {
            all.addAll(reader.derivations(reader.read(file, Optional.empty())).derivations());
        }
        return all;
    }

    private static List<Expected> values(Derivation derivation, LiveDerivation live) {
        List<Expr> sides = new ArrayList<>();
        List<Step> steps = derivation.steps().stream()
                .filter(step -> step.kind() == Step.Kind.STEP)
                .toList();
        steps.forEach(step -> {
            sides.add(step.left().expr());
            sides.add(step.right().expr());
        });
        var evaluator = new Laboratory(derivation.givens(), sides).evaluator(live.point());
        List<Expected> values = new ArrayList<>();
        int chain = 0;
        for (Step step : steps) {
            if (step.chain() != chain) {
                chain = step.chain();
                values.add(new Expected(
                        derivation.id() + ", start " + chain,
                        number(evaluator.evaluate(step.left().expr()))));
            }
            values.add(new Expected(
                    derivation.id() + ", step " + step.number() + " at " + live.point(),
                    number(evaluator.evaluate(step.right().expr()))));
        }
        return values;
    }

    private static double number(Enclosure value) {
        return value instanceof Enclosure.Value known ? known.value() : Double.NaN;
    }

    /** The values in order, as the script has them right after it was opened. */
    private List<Double> inBrowser(List<String> programs) throws IOException, InterruptedException {
        String evaluator = new String(
                LiveValuesTest.class
                        .getResourceAsStream("/org/gradproof/docsgen/render/gradproof-live.js")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String panel = new String(
                LiveValuesTest.class
                        .getResourceAsStream("/org/gradproof/docsgen/render/gradproof-try.js")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String page = "<!DOCTYPE html><meta charset=utf-8><body><pre id=out></pre><script>" + evaluator + panel
                + "\nconst programs = [" + String.join(",", programs) + "];\n"
                + "document.getElementById('out').textContent = JSON.stringify(programs.flatMap((program) =>"
                + " gradproofTry.values(program)));</script>";
        Path file = Files.writeString(folder.resolve("values.html"), page);
        JsonNode values = new ObjectMapper()
                .readTree(Browser.open(file, folder).getElementById("out").text());
        List<Double> all = new ArrayList<>();
        values.forEach(value -> all.add(value.isNull() ? Double.NaN : value.doubleValue()));
        return all;
    }
}
