package org.gradproof.symbolic.normal.order;

import java.util.stream.Stream;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class JointLemmasTest {
    @TestFactory
    Stream<DynamicTest> facts_about_sums_over_several_indices() {
        return Laws.withAlgebra(JointLemmasTest.class, "joint-lemmas.txt");
    }
}
