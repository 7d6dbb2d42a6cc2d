package org.gradproof.symbolic.proof;

import java.util.stream.Stream;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SquaredTest {
    @TestFactory
    Stream<DynamicTest> claims_hold_of_squares_and_their_neighbours_do_not() {
        return Laws.withAlgebra(SquaredTest.class, "squares.txt");
    }
}
