package org.gradproof.symbolic.normal.rewrite;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SquareRootsTest {
    @TestFactory
    Stream<DynamicTest> roots_and_logs_of_squares_and_not_their_neighbours() {
        return Laws.of(SquareRootsTest.class, "square-roots.txt");
    }
}
