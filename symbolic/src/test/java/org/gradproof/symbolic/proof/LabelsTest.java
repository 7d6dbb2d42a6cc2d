package org.gradproof.symbolic.proof;

import java.util.stream.Stream;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LabelsTest {
    @TestFactory
    Stream<DynamicTest> claims_about_labels_hold_and_their_neighbours_do_not() {
        return Laws.withAlgebra(LabelsTest.class, "labels.txt");
    }
}
