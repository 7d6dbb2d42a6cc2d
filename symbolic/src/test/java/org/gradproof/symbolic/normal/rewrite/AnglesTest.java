package org.gradproof.symbolic.normal.rewrite;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AnglesTest {
    @TestFactory
    Stream<DynamicTest> identities_of_angles_and_not_their_neighbours() {
        return Laws.of(AnglesTest.class, "angles.txt");
    }
}
