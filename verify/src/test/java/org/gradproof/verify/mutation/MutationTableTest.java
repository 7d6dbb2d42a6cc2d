package org.gradproof.verify.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradproof.symbolic.proof.Claim;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads the lines of {@code mutations.txt}: {@code KIND: A => B ;; C} says that mistakes of the kind make B and C of A. */
class MutationTableTest {
    private record Row(String mutation, String latex, String mutants) {}

    private static final List<String> LINES = lines();
    private static final List<String> GIVENS = LINES.stream()
            .filter(line -> line.startsWith("given: "))
            .map(line -> line.substring("given: ".length()))
            .toList();

    private static List<String> lines() {
        try (InputStream in = MutationTableTest.class.getResourceAsStream("mutations.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String line : LINES) {
            if (!line.isBlank() && !line.startsWith("given: ")) {
                String[] sides = line.split(": ", 2)[1].split(" => ", 2);
                rows.add(new Row(line.split(": ", 2)[0], sides[0], sides[1]));
            }
        }
        return rows;
    }

    @TestFactory
    Stream<DynamicTest> each_kind_of_mistake_makes_what_the_table_says() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.mutation() + ": " + row.latex(), () -> check(row)));
    }

    private static void check(Row row) {
        Claim claim = Written.claim(GIVENS, row.latex() + " = 0");
        String made = Mutants.changes(claim.left(), claim.givens()).stream()
                .filter(change -> change.mutation().id().equals(row.mutation()))
                .map(Mutants.Change::latex)
                .collect(Collectors.joining(" ;; "));

        assertThat(made).isEqualTo(row.mutants());
    }

    @Test
    void has_a_row_for_every_mistake_in_an_expression() {
        Set<Mutation> ofClaims = EnumSet.of(Mutation.RELATION, Mutation.GIVEN_DROPPED, Mutation.DOMAIN_WIDENED);
        Set<String> inTable = rows().stream().map(Row::mutation).collect(Collectors.toSet());

        assertThat(EnumSet.complementOf(EnumSet.copyOf(ofClaims)).stream().map(Mutation::id))
                .allSatisfy(id -> assertThat(inTable).contains(id));
    }
}
