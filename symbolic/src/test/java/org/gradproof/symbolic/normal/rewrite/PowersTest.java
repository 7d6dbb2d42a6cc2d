package org.gradproof.symbolic.normal.rewrite;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PowersTest {
    @TestFactory
    Stream<DynamicTest> powers_roots_and_logs_follow_their_laws_and_not_their_neighbours() {
        return Laws.of(PowersTest.class, "powers.txt");
    }
}
