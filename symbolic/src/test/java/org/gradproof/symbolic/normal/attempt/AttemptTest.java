package org.gradproof.symbolic.normal.attempt;

import java.util.stream.Stream;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AttemptTest {
    @TestFactory
    Stream<DynamicTest> relations_and_conditions_follow_from_what_is_known() {
        return Laws.of(AttemptTest.class, "relations.txt");
    }
}
