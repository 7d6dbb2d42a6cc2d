package org.gradproof.symbolic.normal.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradproof.symbolic.normal.Kernel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The tables of the rules about order and zero: true uses, and beside each the nearest false ones. No number
 * is tried here: what is refused is refused by the rule.
 */
class OrderTablesTest {
    private static void check(String verdict, String givens, String relation) {
        assertThat(verdict).isIn("proved", "refused");
        assertThat(Kernel.proves(givens, relation))
                .as("%s: %s", givens, relation)
                .isEqualTo(verdict.equals("proved"));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "order.csv", delimiter = '|')
    void signs_of_differences(String verdict, String givens, String relation) {
        check(verdict, givens, relation);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "lemmas.csv", delimiter = '|')
    void facts_about_atoms(String verdict, String givens, String relation) {
        check(verdict, givens, relation);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "sum-lemmas.csv", delimiter = '|')
    void facts_about_sums(String verdict, String givens, String relation) {
        check(verdict, givens, relation);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "integral-lemmas.csv", delimiter = '|')
    void facts_about_integrals(String verdict, String givens, String relation) {
        check(verdict, givens, relation);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "case-splits.csv", delimiter = '|')
    void cases_of_absolute_values_and_indicators(String verdict, String givens, String relation) {
        check(verdict, givens, relation);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "denominators-in-doubt.csv", delimiter = '|')
    void denominators_that_may_be_zero_where_they_are_left_out(String verdict, String givens, String relation) {
        check(verdict, givens, relation);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "universal.csv", delimiter = '|')
    void givens_for_all_values_of_an_index(String verdict, String givens, String relation) {
        check(verdict, givens, relation);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "zero-test.csv", delimiter = '|')
    void differences_that_are_zero(String verdict, String givens, String relation) {
        check(verdict, givens, relation);
    }
}
