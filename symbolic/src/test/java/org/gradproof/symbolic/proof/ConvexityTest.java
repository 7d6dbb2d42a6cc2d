package org.gradproof.symbolic.proof;

import java.util.stream.Stream;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ConvexityTest {
    @TestFactory
    Stream<DynamicTest> inequalities_hold_by_convexity_and_their_neighbours_do_not() {
        return Laws.withAlgebra(ConvexityTest.class, "convexity.txt");
    }
}
