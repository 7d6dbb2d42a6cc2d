package org.gradproof.symbolic.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedBlock.Kind;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.Remedy;
import org.gradproof.symbolic.source.Remedy.Declare;
import org.gradproof.symbolic.source.Remedy.Enclose;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.source.SourceLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an error offers to write mends it. */
class RemedyTest {
    private static final String GIVENS =
            "x, y, a, b \\in \\mathbb{R}; s \\in (0, 1); f, g : \\mathbb{R} \\to \\mathbb{R};"
                    + " \\mathbf{u}, \\mathbf{v} \\in \\mathbb{R}^n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1/2x = x | 1/(2x) = x | (1/2)x = x",
                "a + 1/2 x^2 - b = x | a + 1/(2 x^2) - b = x | a + (1/2) x^2 - b = x",
                "\\frac{d}{dx} f(x) \\cdot g(x) = x | \\frac{d}{dx} (f(x) \\cdot g(x)) = x"
                        + " | (\\frac{d}{dx} f(x)) \\cdot g(x) = x",
                "\\cosh(x)^{a} = x | (\\cosh(x))^{a} = x | \\cosh((x)^{a}) = x",
                "\\log(s)^{y} (1-s)^{2} = x | \\log((s)^{y}) (1-s)^{2} = x | \\log((s)^{y} (1-s)^{2}) = x",
                "\\log -x = x | \\log (-x) = x |",
                "\\frac{x}{y}^2 = x | (\\frac{x}{y})^2 = x |",
                "\\frac{d a x + b}{d x} = a | \\frac{d (a x + b)}{d x} = a |",
                "\\prod_{i=1}^{n} \\mathbf{u}_i \\prod_{k=1}^{n} \\mathbf{v}_k = x"
                        + " | \\prod_{i=1}^{n} (\\mathbf{u}_i \\prod_{k=1}^{n} \\mathbf{v}_k) = x"
                        + " | (\\prod_{i=1}^{n} \\mathbf{u}_i) \\prod_{k=1}^{n} \\mathbf{v}_k = x"
            })
    void brackets_that_are_offered_make_it_readable(String claim, String first, String second) {
        List<String> mended = new ArrayList<>();
        for (Remedy remedy : error(claim).remedies()) {
            String text = apply((Enclose) remedy, claim);
            mended.add(text);
            assertThat(read(GIVENS, text).errors()).as(text).isEmpty();
        }
        assertThat(mended).isEqualTo(second == null ? List.of(first) : List.of(first, second));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x + q = x | q \\in \\mathbb{R}",
                "x + q^2 = x | q \\in \\mathbb{R}",
                "\\mathbf{q}_i = x | \\mathbf{q} \\in \\mathbb{R}^n",
                "\\sum_i \\mathbf{u}_i Q_{ij} = x | Q \\in \\mathbb{R}^{m \\times n}",
                "q_0 = x | q_{0} \\in \\mathbb{R}",
                "\\tilde{q} = x | \\tilde{q} \\in \\mathbb{R}"
            })
    void a_given_that_is_offered_declares_the_name(String claim, String given) {
        SourceError error = error(claim);
        assertThat(error.kind()).isEqualTo("undeclared-symbol");
        assertThat(error.remedies()).containsExactly(new Declare(given));
        assertThat(read(GIVENS + "; " + given, claim).errors())
                .as(given)
                .noneMatch(other -> other.message().equals(error.message()));
    }

    @Test
    void a_range_is_offered_for_an_index_that_has_none() {
        SourceError error = error("\\mathbb{1}\\{i = k\\} = x");
        assertThat(error.remedies()).hasSize(1);
        assertThat(((Declare) error.remedies().get(0)).given()).endsWith(" \\in \\{1, \\ldots, n\\}");
    }

    @Test
    void nothing_is_offered_where_nothing_would_do() {
        assertThat(error("x + = y").remedies()).isEmpty();
        assertThat(error("\\left( x = y").remedies()).isEmpty();
    }

    private static SourceError error(String claim) {
        List<SourceError> errors = read(GIVENS, claim).errors();
        assertThat(errors).as(claim).isNotEmpty();
        return errors.get(0);
    }

    private static String apply(Enclose enclose, String claim) {
        assertThat(enclose.from().line()).isEqualTo(7);
        assertThat(enclose.to().line()).isEqualTo(7);
        int from = enclose.from().column() - 5;
        int to = enclose.to().column() - 5;
        return claim.substring(0, from) + "(" + claim.substring(from, to) + ")" + claim.substring(to);
    }

    /** Reads the claim where it stands on line 7 from column 5. */
    private static Derivation read(String givens, String claim) {
        List<MarkedBlock> blocks = List.of(
                new MarkedBlock(Kind.GIVEN, "", Map.of(), 1, List.of(new SourceLine(1, 1, givens)), List.of()),
                new MarkedBlock(Kind.DERIVATION, "d", Map.of(), 6, List.of(new SourceLine(7, 5, claim)), List.of()));
        return new DerivationReader()
                .read(new MarkedDocument("", "", blocks, List.of()))
                .derivations()
                .get(0);
    }
}
