package org.gradproof.symbolic.normal.rewrite;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FunctionsTest {
    @TestFactory
    Stream<DynamicTest> functions_follow_their_laws_and_not_their_neighbours() {
        return Laws.of(FunctionsTest.class, "functions.txt");
    }
}
