package org.gradproof.cli.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.mutation.Mutant;
import org.gradproof.verify.mutation.Mutation;
import org.gradproof.verify.mutation.MutationReport;
import org.gradproof.verify.mutation.Trial;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.Test;

class MutationPageTest {
    private static String page(String witness, Verdict verdict, String message) throws IOException {
        Claim claim = new Claim(Givens.NONE, Exprs.ONE, Relation.LT, Exprs.ONE);
        Mutant mutant = new Mutant("docs/small.adoc", "one", 2, 7, Mutation.RELATION, "[<]", null, claim);
        Trial trial = new Trial(mutant, Trial.Truth.FALSE, witness, 9, verdict, message, "");
        MutationReport report = new MutationReport(1, List.of("docs/small.adoc"), 3, 40, 2, List.of(trial));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MutationFormat.named("adoc").orElseThrow().write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void lists_each_miss_with_its_place_and_the_reason() throws IOException {
        assertThat(page("x = 1", Verdict.TESTED, "too few [points] < 20"))
                .contains("\n*1 of these are false: 0 were refuted, 0 left undecided, 1 let pass.*\n")
                .contains("| the relation turned or made strict | 1 | 1 | 0 | 0 | 1 | 0 | 0\n")
                .contains("\npass:c[Too few [points\\] < 20.]\n")
                .contains("stem:[[<\\]] (TESTED)\n")
                .contains("* xref:small.adoc#one[one], step 2, the relation turned or made strict: ");
    }

    @Test
    void says_why_equal_sides_leave_a_strict_relation_undecided() throws IOException {
        assertThat(page("", Verdict.UNDECIDED, "undecided at 9 of 9 points"))
                .contains("no number of digits shows that they are equal");
    }

    @Test
    void has_no_section_for_misses_where_there_are_none() throws IOException {
        assertThat(page("x = 1", Verdict.REFUTED, "")).doesNotContain("\n== ");
    }
}
