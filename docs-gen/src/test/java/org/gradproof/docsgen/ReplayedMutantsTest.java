package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradproof.replay.Replay;
import org.gradproof.replay.Replay.Outcome;
import org.gradproof.symbolic.certificate.Certificate;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.evidence.Limits;
import org.gradproof.verify.evidence.Refuter;
import org.gradproof.verify.mutation.Mutant;
import org.gradproof.verify.mutation.Mutants;
import org.junit.jupiter.api.Test;

/** Whatever the second checker shows of the product's own steps with a small change made to them, no trial refutes. */
class ReplayedMutantsTest {
    private static final Path PAGES = Path.of("src/docs/asciidoc");
    private static final int STRIDE = 50;
    private static final int TRIALS = 300;

    @Test
    void what_the_checker_shows_of_changed_steps_no_trial_refutes() throws IOException {
        Refuter refuter = new Refuter(new Limits(1, TRIALS, Limits.DEFAULT.operations()));
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        int shown = 0;
        for (Mutant mutant : everyFew()) {
            for (boolean unfold : new boolean[] {true, false}) {
                Claim claim = mutant.claim();
                Outcome outcome = Replay.of(certificate(claim, unfold)).outcome();
                asked++;
                if (outcome == Outcome.YES) {
                    shown++;
                    if (refuter.tryToRefute(claim).counterexample() != null) {
                        wrong.add(mutant.latex());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(400);
        assertThat(shown).isBetween(20, asked / 5);
    }

    private static List<Mutant> everyFew() throws IOException {
        DocumentReader reader = new DocumentReader();
        List<Mutant> few = new ArrayList<>();
        int place = 0;
        try (Stream<Path> pages = Files.list(PAGES)) {
            for (Path page :
                    pages.filter(p -> p.toString().endsWith(".adoc")).sorted().toList()) {
                for (Mutant mutant : Mutants.of(reader.derivations(reader.read(page, Optional.empty())))) {
                    if (place++ % STRIDE == 0) {
                        few.add(mutant);
                    }
                }
            }
        }
        return few;
    }

    /** All that is given is for the use of the checker, with all definitions unfolded or none. */
    private static Certificate certificate(Claim claim, boolean unfold) {
        Set<Name> unfolded = new HashSet<>();
        List<Given> equations = new ArrayList<>();
        for (Given given : claim.givens().all()) {
            if (given instanceof Given.Definition definition) {
                unfolded.add(definition.name());
            } else {
                equations.add(given);
            }
        }
        return new Certificate(
                claim.givens(), claim.left(), claim.relation(), claim.right(), unfold ? unfolded : Set.of(), equations);
    }
}
