package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.cli.Terminal.gradproof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradproof.cli.Terminal.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeriveTest {
    private static final String SOFTMAX = """
            = Softmax

            [latexmath.given]
            ++++
            n \\in \\mathbb{N} \\\\
            \\mathbf{z} \\in \\mathbb{R}^n \\\\
            \\mathbf{y} \\in \\Delta^{n-1} \\\\
            \\tilde{\\mathbf{y}}_i := \\frac{e^{\\mathbf{z}_i}}{\\sum_{j=1}^{n} e^{\\mathbf{z}_j}} \\\\
            L := -\\sum_{i=1}^{n} \\mathbf{y}_i \\log(\\tilde{\\mathbf{y}}_i)
            ++++
            """;

    @TempDir
    Path folder;

    private Run derive(String name, String expression) throws IOException {
        Path given = Files.writeString(folder.resolve("given.adoc"), SOFTMAX);
        return gradproof("derive", "--given", given.toString(), "--wrt", name, expression);
    }

    @Test
    void folds_the_gradient_of_the_cross_entropy_into_the_givens_names() throws IOException {
        Run run = derive("\\mathbf{z}_k", "L");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("= \\tilde{\\mathbf{y}}_{k} - \\mathbf{y}_{k}\n++++\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void writes_a_derivation_that_check_accepts() throws IOException {
        Path written = folder.resolve("gradient.adoc");
        Files.writeString(written, derive("\\mathbf{z}_k", "L").out());

        Run run = gradproof("check", written.toString());

        assertThat(run.status()).as(run.out()).isZero();
    }

    @Test
    void says_what_it_cannot_read_of_the_question() throws IOException {
        Run run = derive("\\mathbf{z}_k", "\\zeta");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("gradproof: error: ")
                .contains("[undeclared-symbol]\n", "\\zeta \\right]\n", "^^^^^\n");
    }

    @Test
    void says_that_there_are_no_givens() {
        Run run = gradproof("derive", "--given", folder.resolve("no.adoc").toString(), "--wrt", "x", "x");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("no.adoc: there is no such file");
    }
}
