package org.gradproof.symbolic.normal.rewrite;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FactorialsTest {
    @TestFactory
    Stream<DynamicTest> factorials_and_binomials_and_not_their_neighbours() {
        return Laws.of(FactorialsTest.class, "factorials.txt");
    }
}
