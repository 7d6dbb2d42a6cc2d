package com.example.brier;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.gradproof.docsgen.Derivations;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Either of the two is enough; the second names each derivation in the report. */
class DerivationsTest {
    @Test
    void all_derivations_hold() {
        Derivations.verify(Path.of("src/docs"));
    }

    @TestFactory
    Stream<DynamicTest> derivation() {
        return Derivations.tests(Path.of("src/docs"));
    }
}
