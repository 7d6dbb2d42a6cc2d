package org.gradproof.symbolic.normal.calculus;

import java.util.stream.Stream;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DifferentiatorTest {
    @TestFactory
    Stream<DynamicTest> derivatives_follow_their_rules_and_not_their_neighbours() {
        return Laws.of(DifferentiatorTest.class, "derivatives.txt");
    }
}
