package org.gradproof.symbolic.normal.calculus;

import java.util.stream.Stream;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LeibnizRuleTest {
    @TestFactory
    Stream<DynamicTest> derivatives_pass_under_integrals_only_where_that_is_known() {
        return Laws.of(LeibnizRuleTest.class, "leibniz.txt");
    }
}
