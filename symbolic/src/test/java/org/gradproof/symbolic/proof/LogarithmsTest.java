package org.gradproof.symbolic.proof;

import java.util.stream.Stream;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LogarithmsTest {
    @TestFactory
    Stream<DynamicTest> claims_hold_of_logarithms_and_at_ends_left_out_and_their_neighbours_do_not() {
        return Laws.withAlgebra(LogarithmsTest.class, "logarithms.txt");
    }
}
