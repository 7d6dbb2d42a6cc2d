package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.cli.Terminal.gradproof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradproof.cli.Terminal.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final String DOCUMENT = """
            <!-- gradproof:given -->
            $$
            n \\in \\mathbb{N} \\\\
            p \\in \\Delta^{n-1} \\\\
            s := \\sum_{i=1}^n p_i
            $$

            <!-- gradproof:derivation id=sum where="i \\in \\{1, \\ldots, n\\}" -->
            $$ 2 s + p_i = 2 + p_i $$
            """;

    @TempDir
    Path folder;

    private Path document;
    private Path certificates;

    @BeforeEach
    void check() throws IOException {
        document = Files.writeString(folder.resolve("d.md"), DOCUMENT);
        certificates = folder.resolve("proofs.json");
        Run run = gradproof("check", "--no-cache", "--certificates", certificates.toString(), document.toString());
        assertThat(run.status()).as(run.out() + run.err()).isZero();
    }

    private Run replay() {
        return gradproof("replay", "--certificates", certificates.toString(), document.toString());
    }

    @Test
    void what_a_proof_used_is_enough_to_show_it_again() throws IOException {
        assertThat(Files.readString(certificates)).contains("\"unfolded\" : [ \"s\" ]", "\\\\Delta^{n-1}");

        Run run = replay();

        assertThat(run.out()).isEqualTo("1 of 1 certificates replayed\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void a_certificate_does_not_make_another_claim_true() throws IOException {
        Files.writeString(document, DOCUMENT.replace("2 + p_i $$", "3 + p_i $$"));

        Run run = replay();

        assertThat(run.out()).contains("sum, step 1: no answer", "0 of 1 certificates replayed");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void a_certificate_without_its_step_and_a_step_without_one_are_not_passed_over() throws IOException {
        Files.writeString(document, DOCUMENT.replace("id=sum", "id=other"));

        Run run = replay();

        assertThat(run.out())
                .contains("1 of its certificates fit no step")
                .contains("0 of 1 certificates replayed; steps without a certificate: 1");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void a_certificate_that_leaves_out_what_is_needed_shows_nothing() throws IOException {
        String text = Files.readString(certificates);
        Files.writeString(certificates, text.replaceAll("\"givens\" : \\[[^\\]]*\\]", "\"givens\" : [ ]"));

        assertThat(replay().status()).isEqualTo(1);
    }

    @Test
    void a_file_that_holds_no_certificates_is_an_error() throws IOException {
        for (String text :
                new String[] {"", "{", "[]", "{\"schema\": 2, \"documents\": []}", "{\"schema\": 1}", "null"}) {
            Files.writeString(certificates, text);
            Run run = replay();
            assertThat(run.status()).as(text).isEqualTo(2);
            assertThat(run.err()).contains("proofs.json", "certificates").doesNotContain("Exception");
        }
    }

    @Test
    void certificates_that_cannot_be_written_are_an_error() {
        Run run = gradproof(
                "check", "--certificates", folder.resolve("no/such/folder").toString(), document.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("cannot write the certificates");
    }
}
