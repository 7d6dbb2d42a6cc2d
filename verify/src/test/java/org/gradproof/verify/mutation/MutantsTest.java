package org.gradproof.verify.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.junit.jupiter.api.Test;

class MutantsTest {
    private static final List<String> GIVENS = List.of(
            "n \\in \\mathbb{N}",
            "\\mathbf{y} \\in \\Delta^{n-1}",
            "a, b \\in \\mathbb{R}_{>0}",
            "a < b",
            "t \\in \\{0, 1\\}");

    private static List<String> changes(ReadDocument document, Mutation mutation) {
        return Mutants.of(document).stream()
                .filter(mutant -> mutant.mutation() == mutation)
                .map(Mutant::change)
                .toList();
    }

    @Test
    void leaves_out_the_givens_that_a_step_can_rest_on_and_no_others() {
        ReadDocument sum = Written.document(GIVENS, "\\sum_{i=1}^{n} \\mathbf{y}_i = 1");
        ReadDocument order = Written.document(GIVENS, "a - b < 0");

        assertThat(changes(sum, Mutation.GIVEN_DROPPED)).containsExactly("\\mathbf{y} \\in \\Delta^{n-1}");
        assertThat(changes(order, Mutation.GIVEN_DROPPED)).containsExactly("a < b");
        assertThat(changes(order, Mutation.DOMAIN_WIDENED)).hasSize(2);
    }

    @Test
    void turns_relations_and_makes_them_strict() {
        assertThat(changes(Written.document(GIVENS, "t^2 = t"), Mutation.RELATION))
                .containsExactly("<", ">", "\\neq");
        assertThat(changes(Written.document(GIVENS, "t \\le 1"), Mutation.RELATION))
                .containsExactly("<", "\\ge", "=");
    }

    @Test
    void changes_every_line_of_a_chain_once() {
        ReadDocument chain = Written.document(GIVENS, "a + b = b + a \\\\", "= 2 b - b + a");

        List<Mutant> mutants = Mutants.of(chain);

        assertThat(mutants.stream()
                        .filter(m -> m.mutation() == Mutation.TERM_DROPPED)
                        .map(Mutant::latex))
                .containsExactly(
                        "a + b = a",
                        "a + b = b",
                        "b = b + a",
                        "a = b + a",
                        "b + a = -b + a",
                        "b + a = 2 b + a",
                        "b + a = 2 b - b");
        assertThat(new HashSet<>(mutants)).hasSameSizeAs(mutants);
    }

    @Test
    void leaves_alone_what_is_wrong_on_purpose() {
        ReadDocument read = Written.document(GIVENS, "a + b = a");
        var wrong = read.derivations().stream()
                .map(d -> new org.gradproof.symbolic.derivation.Derivation(
                        d.id(), d.line(), null, "REFUTED@1", null, d.givens(), d.steps(), d.errors()))
                .toList();

        assertThat(Mutants.of(new ReadDocument("it.adoc", wrong, List.of()))).isEmpty();
    }

    @Test
    void knows_what_an_author_cannot_write() {
        ReadDocument document = Written.document(GIVENS, "\\sum_{i=1}^{n} \\mathbf{y}_i = 1");

        assertThat(Mutants.of(document).stream()
                        .filter(mutant -> ReadBack.of(mutant).kind() == ReadBack.Kind.REFUSED)
                        .map(Mutant::change))
                .containsExactly("\\sum_{i=1}^{n + 1} \\mathbf{y}_{i}");
    }
}
