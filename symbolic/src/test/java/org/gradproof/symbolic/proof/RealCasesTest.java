package org.gradproof.symbolic.proof;

import java.util.stream.Stream;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RealCasesTest {
    @TestFactory
    Stream<DynamicTest> claims_hold_in_every_case_and_their_neighbours_do_not() {
        return Laws.of(RealCasesTest.class, "real-cases.txt");
    }
}
