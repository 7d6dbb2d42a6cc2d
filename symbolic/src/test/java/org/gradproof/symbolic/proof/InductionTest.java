package org.gradproof.symbolic.proof;

import java.util.stream.Stream;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class InductionTest {
    @TestFactory
    Stream<DynamicTest> claims_hold_for_every_size_by_induction_and_their_neighbours_do_not() {
        return Laws.of(InductionTest.class, "induction.txt");
    }
}
