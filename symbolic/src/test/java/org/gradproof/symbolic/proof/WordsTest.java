package org.gradproof.symbolic.proof;

import java.util.stream.Stream;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WordsTest {
    @TestFactory
    Stream<DynamicTest> matrices_are_equal_as_words_and_their_neighbours_are_not() {
        return Laws.of(WordsTest.class, "words.txt");
    }
}
