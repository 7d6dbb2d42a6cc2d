package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.cli.Terminal.gradproof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gradproof.cli.Terminal.Run;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.Documents;
import org.gradproof.docsgen.UnreadableDocumentException;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.reader.document.DerivationReader;
import org.gradproof.verify.mutation.MutationReport;
import org.gradproof.verify.mutation.MutationRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutateTest {
    private static final Path PRODUCT = Path.of("../docs-gen/src/docs/asciidoc");
    private static final int SAMPLE = 200;
    private static final int POINTS = 300;
    /** Of the whole, 99 of 100 false mutants are refuted; what is missed are relations made strict. */
    private static final double REFUTED_SHARE = 0.97;

    @TempDir
    Path folder;

    private Path document(String step) throws IOException {
        return Files.writeString(folder.resolve("small.adoc"), """
                = Small

                [latexmath#square.derivation,where="x \\in \\mathbb{R}"]
                ++++
                %s
                ++++
                """.formatted(step));
    }

    @Test
    void refutes_the_false_mutants_in_a_sample_of_the_products_documents()
            throws UnreadableDocumentException, InterruptedException {
        List<ReadDocument> documents = Documents.find(List.of(PRODUCT)).stream()
                .map(file -> new DerivationReader().read(new DocumentReader().read(file, Optional.empty())))
                .map(MutateTest::withoutIntegrals)
                .toList();

        MutationReport report = new MutationRun(1, SAMPLE, POINTS, 2).of(documents, (done, of) -> {});

        // The others are no lines that anybody can write, as where a matrix has lost an index.
        assertThat(report.trials().size() + report.refused()).isEqualTo(SAMPLE);
        assertThat(report.trials()).hasSizeGreaterThan(SAMPLE * 4 / 5);
        assertThat(report.total().passed()).isZero();
        assertThat(report.doubtful()).isEmpty();
        assertThat(report.misread()).isEmpty();
        assertThat(report.total().refuted())
                .as("refuted of %s; missed %s", report.total(), report.missed())
                .isGreaterThanOrEqualTo((int) (REFUTED_SHARE * report.total().falsehoods()));
    }

    private static final List<String> AVERAGES =
            List.of("\\int", "\\mathbb{E}", "\\operatorname{Var}", "\\operatorname{Cov}");

    /**
     * A mutant with an integral in it takes seconds: too long for every build. Expectations over samples are written out by
     * the reader, and what stands there has no LaTeX that reads back as it.
     */
    private static ReadDocument withoutIntegrals(ReadDocument document) {
        List<Derivation> rest = document.derivations().stream()
                .filter(derivation -> derivation.steps().stream()
                        .map(step -> step.left().latex() + step.right().latex())
                        .noneMatch(latex -> AVERAGES.stream().anyMatch(latex::contains)))
                .toList();
        return new ReadDocument(document.path(), rest, document.errors());
    }

    @Test
    void counts_what_became_of_each_kind_of_mistake() throws IOException {
        Run run = gradproof(
                "mutate",
                "--points",
                "100",
                document("x^2 - 1 = (x - 1) (x + 1)").toString());

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("the sign of a term", "a bracket moved", "the relation turned or made strict")
                .containsPattern("\nall +\\d+ +\\d+")
                .contains("mutants made of 1 steps");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void writes_figures_for_programs_and_a_page_for_the_site() throws IOException {
        String path = document("\\tanh(x) = \\tanh(x)").toString();

        assertThat(gradproof("mutate", "--points", "100", "--format", "json", path)
                        .out())
                .contains("\"mutation\" : \"part-sign\"", "\"refuted\" : ", "\"missed\" : [ ]");
        assertThat(gradproof("mutate", "--points", "100", "--format", "adoc", path)
                        .out())
                .startsWith("= How well it refutes\n")
                .contains("| the sign of a factor, an argument, a body or the whole | ");
    }

    @Test
    void says_where_there_is_nothing_to_change() throws IOException {
        Run empty = gradproof(
                "mutate", Files.writeString(folder.resolve("no.md"), "# No\n").toString());
        Run unreadable = gradproof("mutate", document("x = \\zeta").toString());

        assertThat(empty.status()).isEqualTo(2);
        assertThat(empty.err()).contains("nothing to change");
        assertThat(unreadable.status()).isEqualTo(2);
        assertThat(unreadable.err()).contains("undeclared-symbol");
    }
}
