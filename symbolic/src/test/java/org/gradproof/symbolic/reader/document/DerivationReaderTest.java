package org.gradproof.symbolic.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.derivation.CoreCall;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.source.SourceLine;
import org.junit.jupiter.api.Test;

class DerivationReaderTest {
    private static List<String> kinds(Derivation derivation) {
        return derivation.errors().stream().map(SourceError::kind).toList();
    }

    private static List<String> kinds(ReadDocument document) {
        return document.errors().stream().map(SourceError::kind).toList();
    }

    private static List<String> sides(Derivation derivation) {
        assertThat(derivation.errors()).isEmpty();
        return derivation.steps().stream()
                .map(step -> Dump.of(step.left().expr()) + " " + step.relation().latex() + " "
                        + Dump.of(step.right().expr()))
                .toList();
    }

    @Test
    void a_line_that_opens_with_a_relation_goes_on_from_the_right_side_before_it() {
        Derivation derivation = new Fixture()
                .given("a, b, c \\in \\mathbb{R}")
                .chain("\\begin{align}\na &= b \\\\\n&\\le c \\\\[5pt]\n&< 2 = 2.\n\\end{align}")
                .last();
        assertThat(sides(derivation)).containsExactly("a = b", "b \\le c", "c < 2", "2 = 2");
        assertThat(derivation.steps()).extracting(Step::line).containsExactly(5, 6, 7, 7);
        assertThat(derivation.steps()).extracting(Step::number).containsExactly(1, 2, 3, 4);
        assertThat(derivation.steps().get(1).relation()).isEqualTo(Relation.LE);
    }

    @Test
    void a_side_keeps_no_brace_without_its_partner() {
        Derivation derivation = new Fixture()
                .given("a, b \\in \\mathbb{R}")
                .chain("{a} {b} = {b + b} a")
                .last();
        assertThat(derivation.steps().get(0).left().latex()).isEqualTo("a b");
        assertThat(derivation.steps().get(0).right().latex()).isEqualTo("b + b a");
    }

    @Test
    void a_side_keeps_the_authors_latex_without_layout() {
        Derivation derivation = new Fixture()
                .given("a, b \\in \\mathbb{R}")
                .chain("a  &= \\big( \\dfrac{a}{b} \\big)  b \\nonumber \\quad \\text{by algebra} \\\\")
                .last();
        assertThat(derivation.steps().get(0).right().latex()).isEqualTo("\\big( \\dfrac{a}{b} \\big) b");
        assertThat(derivation.steps().get(0).right().line()).isEqualTo(4);
        assertThat(derivation.steps().get(0).right().column()).isEqualTo(7);
    }

    @Test
    void a_line_that_opens_with_a_sign_goes_on_with_a_warning() {
        Derivation derivation = new Fixture()
                .given("a, b \\in \\mathbb{R}")
                .chain("a &= a \\\\ &\\quad + b \\\\ &= b")
                .last();
        assertThat(sides(derivation)).containsExactly("a = (+ a b)", "(+ a b) = b");
        assertThat(derivation.steps().get(0).warnings()).hasSize(1);
    }

    @Test
    void a_line_without_a_relation_is_refused() {
        Fixture fixture = new Fixture().given("a, b \\in \\mathbb{R}");
        assertThat(kinds(fixture.chain("a = b \\\\ b").last())).containsExactly("no-relation");
        assertThat(kinds(new Fixture().given("a \\in \\mathbb{R}").chain("a").last()))
                .containsExactly("no-relation");
        assertThat(kinds(new Fixture().chain("  ").last())).containsExactly("empty-block");
        assertThat(kinds(new Fixture().chain("= 2").last())).containsExactly("missing-expression");
        assertThat(kinds(new Fixture().chain("2 =").last())).containsExactly("missing-expression");
        assertThat(kinds(new Fixture().chain("2 = \\frac{1}{2").last())).containsExactly("unbalanced-bracket");
    }

    @Test
    void an_error_says_where_it_is_and_quotes_what_is_wrong() {
        Derivation derivation = new Fixture()
                .given("a \\in \\mathbb{R}")
                .chain("a = a \\\\\n  = q")
                .last();
        assertThat(derivation.errors()).hasSize(1);
        SourceError error = derivation.errors().get(0);
        assertThat(error.line()).isEqualTo(5);
        assertThat(error.column()).isEqualTo(5);
        assertThat(error.message()).contains("\"q\"").contains("expected");
        assertThat(derivation.steps()).isEmpty();
    }

    @Test
    void a_given_holds_from_where_it_stands_to_the_end_of_its_section() {
        ReadDocument document = new Fixture()
                .in(1)
                .chain("a = a")
                .given("a \\in \\mathbb{R}")
                .chain("a = a")
                .in(1, 1)
                .chain("a = a")
                .in(2)
                .chain("a = a")
                .read();
        assertThat(document.errors()).isEmpty();
        assertThat(document.derivations())
                .extracting(d -> d.errors().isEmpty())
                .containsExactly(false, true, true, false);
    }

    @Test
    void an_inner_section_may_redefine_a_name_and_one_section_may_not() {
        ReadDocument inner = new Fixture()
                .in(1)
                .given("a \\in \\mathbb{R}")
                .in(1, 1)
                .given("a := 5")
                .chain("a = 5")
                .in(1)
                .chain("a = a")
                .read();
        assertThat(inner.errors()).isEmpty();
        assertThat(inner.derivations().get(0).givens().definition(Name.of("a"))).isNotNull();
        assertThat(inner.derivations().get(1).givens().find(Name.of("a"))).isInstanceOf(Given.Scalar.class);
        ReadDocument twice = new Fixture()
                .given("a \\in \\mathbb{R}")
                .given("a := 5")
                .chain("1 = 1")
                .read();
        assertThat(kinds(twice)).containsExactly("duplicate-definition");
        assertThat(kinds(twice.derivations().get(0))).containsExactly("unreadable-given");
    }

    @Test
    void definitions_may_stand_in_any_order_but_not_in_a_circle() {
        Derivation derivation = new Fixture()
                .given("a := b + 1 \\\\ b := x^2 \\\\ x \\in \\mathbb{R}")
                .chain("a = b")
                .last();
        assertThat(sides(derivation)).containsExactly("a = b");
        ReadDocument circle =
                new Fixture().given("a := b \\\\ b := a").chain("1 = 1").read();
        assertThat(kinds(circle)).contains("circular-definition");
        assertThat(kinds(circle.derivations().get(0))).contains("unreadable-given");
        assertThat(kinds(new Fixture().given("a := a + 1").chain("1 = 1").read()))
                .contains("circular-definition");
    }

    @Test
    void a_definition_may_use_what_a_later_block_of_its_section_gives() {
        ReadDocument document = new Fixture()
                .given("a := b + 1")
                .chain("a = a")
                .given("b \\in \\mathbb{R}")
                .read();
        assertThat(document.errors()).isEmpty();
        assertThat(document.derivations().get(0).errors()).isEmpty();
        assertThat(document.derivations().get(0).givens().find(Name.of("b"))).isNotNull();
    }

    @Test
    void where_adds_givens_for_one_derivation() {
        ReadDocument document = new Fixture()
                .given("a \\in \\mathbb{R}")
                .chain(Map.of("where", "a > 0; b \\in \\{0, 1\\}"), "a = b")
                .chain("a = b")
                .read();
        assertThat(document.derivations().get(0).errors()).isEmpty();
        assertThat(document.derivations().get(0).givens().assumptions()).hasSize(1);
        assertThat(kinds(document.derivations().get(1))).containsExactly("undeclared-symbol");
    }

    @Test
    void where_may_narrow_the_range_of_a_name() {
        Derivation derivation = new Fixture()
                .given("y \\in [0, 1] \\\\ f := y^2")
                .chain(Map.of("where", "y \\in \\{0, 1\\}"), "f = y")
                .last();
        assertThat(derivation.errors()).isEmpty();
        assertThat(derivation.givens().all())
                .filteredOn(Given.Scalar.class::isInstance)
                .hasSize(1);
        assertThat(derivation.givens().find(Name.of("y")))
                .isInstanceOfSatisfying(
                        Given.Scalar.class, scalar -> assertThat(scalar.latex()).isEqualTo("y \\in \\{0, 1\\}"));
    }

    @Test
    void an_outer_definition_is_read_with_the_inner_names_and_a_warning() {
        ReadDocument document = new Fixture()
                .in(1)
                .given("z \\in \\mathbb{R} \\\\ z > 0 \\\\ f := z^2")
                .in(1, 1)
                .given("\\theta \\in \\mathbb{R} \\\\ z := \\theta - 1")
                .chain("f = z^2")
                .chain("\\theta = \\theta")
                .read();
        assertThat(document.errors()).isEmpty();
        Derivation derivation = document.derivations().get(0);
        assertThat(derivation.givens().definition(Name.of("z"))).isNotNull();
        assertThat(derivation.givens().assumptions()).isEmpty();
        assertThat(derivation.steps().get(0).warnings()).hasSize(1);
        assertThat(document.derivations().get(1).steps().get(0).warnings()).isEmpty();
    }

    @Test
    void a_definition_in_a_chain_is_no_step_and_holds_to_the_end_of_the_section() {
        ReadDocument document = new Fixture()
                .given("x \\in \\mathbb{R}")
                .chain("J := x + x = 2 x")
                .chain("J = x \\cdot 2")
                .in(2)
                .chain("J = 1")
                .read();
        assertThat(sides(document.derivations().get(0))).containsExactly("(+ x x) = (* 2 x)");
        assertThat(sides(document.derivations().get(1))).containsExactly("J = (* x 2)");
        assertThat(kinds(document.derivations().get(2))).containsExactly("undeclared-symbol");
    }

    @Test
    void definitions_may_open_a_derivation() {
        Derivation derivation = new Fixture()
                .given("x \\in \\mathbb{R}")
                .chain("J &:= x \\\\ K &:= J^2 \\\\ J K &= x^3")
                .last();
        assertThat(sides(derivation)).containsExactly("(* J K) = (^ x 3)");
        assertThat(kinds(new Fixture().chain("J := 2").last())).containsExactly("no-relation");
    }

    @Test
    void an_empty_block_an_id_given_twice_and_a_chain_of_nothing_are_invalid_derivations_with_a_place() {
        MarkedBlock empty = block("a", 3);
        MarkedBlock words = block("b", 5, new SourceLine(7, 1, "\\text{nothing}"));
        MarkedBlock alone = block("c", 9, new SourceLine(11, 4, "1 + 1"));
        MarkedBlock fine = block("d", 13, new SourceLine(15, 1, "1 = 1"));
        MarkedBlock again = block("d", 17, new SourceLine(19, 1, "1 = 1"));
        ReadDocument read = new DerivationReader()
                .read(new MarkedDocument("a.adoc", "A", List.of(empty, words, alone, fine, again), List.of()));
        assertThat(read.errors()).isEmpty();
        assertThat(read.derivations().stream()
                        .map(d -> d.id() + " " + d.line() + " "
                                + d.errors().stream()
                                        .map(e -> e.line() + ":" + e.column() + " " + e.kind())
                                        .toList()))
                .containsExactly(
                        "a 3 [3:1 empty-block]",
                        "b 5 [7:15 empty-block]",
                        "c 9 [11:4 no-relation]",
                        "d 13 []",
                        "d 17 [17:1 duplicate-id]");
    }

    private static MarkedBlock block(String id, int line, SourceLine... lines) {
        return new MarkedBlock(MarkedBlock.Kind.DERIVATION, id, Map.of(), line, List.of(lines), List.of());
    }

    @Test
    void an_error_in_an_attribute_stands_where_the_attribute_does() {
        MarkedBlock block = new MarkedBlock(
                MarkedBlock.Kind.DERIVATION,
                "a",
                Map.of("where", "b > 0; c := 1", "core", "LogLoss.value(q, c)"),
                Map.of(
                        "where", List.of(new SourceLine(3, 30, "c := 1")),
                        "core", List.of(new SourceLine(4, 7, "LogLoss.value(q, c)"))),
                3,
                List.of(new SourceLine(6, 1, "1 = 1")),
                List.of());
        SourceError error = new DerivationReader()
                .read(new MarkedDocument("a.adoc", "A", List.of(block), List.of()))
                .derivations()
                .get(0)
                .errors()
                .get(0);
        assertThat(error.line() + ":" + error.column() + " " + error.kind()).isEqualTo("4:21 undeclared-symbol");
    }

    @Test
    void a_broken_definition_within_a_derivation_breaks_only_what_uses_it() {
        List<Derivation> all = new Fixture()
                .given("z \\in \\mathbb{R}")
                .chain("z = z \\\\ u := q")
                .chain("z = z")
                .chain("u = z")
                .read()
                .derivations();
        assertThat(kinds(all.get(0))).containsExactly("undeclared-symbol");
        assertThat(all.get(1).errors()).isEmpty();
        assertThat(kinds(all.get(2))).containsExactly("undeclared-symbol");
    }

    @Test
    void an_inner_section_that_takes_a_size_or_a_base_away_leaves_no_name_without_its_given() {
        Fixture size = new Fixture()
                .in(1)
                .given("\\mathbf{a} \\in \\mathbb{R}^n")
                .in(1, 1)
                .given("n \\in \\mathbb{R}");
        assertThat(kinds(size.chain("a_1 = a_1").last())).containsExactly("not-a-size");
        Fixture base = new Fixture().in(1).given("\\sigma^2 > 0\n\\sigma^2 \\in \\mathbb{R}");
        assertThat(base.chain("\\sigma^2 = \\sigma^2").last().errors()).isEmpty();
        base.in(1, 1).given("\\sigma := 3");
        assertThat(kinds(base.chain("\\sigma^2 = 9").read())).contains("not-a-name");
    }

    @Test
    void a_broken_given_breaks_the_derivations_in_its_scope() {
        ReadDocument document = new Fixture()
                .in(1)
                .given("a \\in \\mathbb{Q}")
                .chain("1 = 1")
                .in(2)
                .chain("1 = 1")
                .read();
        assertThat(kinds(document)).containsExactly("unknown-domain");
        assertThat(kinds(document.derivations().get(0))).containsExactly("unreadable-given");
        assertThat(document.derivations().get(0).errors().get(0).message())
                .startsWith("this derivation waits for the given on line 2");
        assertThat(document.derivations().get(1).errors()).isEmpty();
    }

    @Test
    void an_equation_of_a_name_that_nothing_declares_says_how_to_define_it() {
        ReadDocument document = new Fixture()
                .given("w \\in \\mathbb{R}\nL = (w - 1)^2")
                .chain("w = w")
                .read();
        assertThat(document.errors()).hasSize(1);
        assertThat(document.errors().get(0).message()).contains("write \"L := …\"");
    }

    @Test
    void an_undeclared_index_of_a_component_becomes_a_given() {
        Derivation derivation = new Fixture()
                .given("\\mathbf{z} \\in \\mathbb{R}^n")
                .chain("\\mathbf{z}_i = z_i")
                .last();
        assertThat(derivation.errors()).isEmpty();
        assertThat(derivation.givens().find(Name.of("n"))).isInstanceOf(Given.Size.class);
        assertThat(derivation.givens().find(Name.of("i")))
                .isInstanceOfSatisfying(
                        Given.Index.class, index -> assertThat(index.latex()).isEqualTo("i \\in \\{1, \\ldots, n\\}"));
    }

    @Test
    void an_assumption_holds_for_all_values_of_an_undeclared_index_and_for_a_declared_one() {
        Derivation all = new Fixture()
                .given("p \\in \\mathbb{R}^n \\\\ p_i > 0")
                .chain("p_k = p_k")
                .last();
        assertThat(all.givens().assumptions().get(0).universal()).hasSize(1);
        Derivation one = new Fixture()
                .given("p \\in \\mathbb{R}^n \\\\ i \\in \\{1, \\ldots, n\\} \\\\ p_i > 0")
                .chain("p_i = p_i")
                .last();
        assertThat(one.givens().assumptions().get(0).universal()).isEmpty();
        Derivation indices = new Fixture()
                .given("p \\in \\mathbb{R}^n")
                .chain(Map.of("where", "i \\neq k"), "p_i p_k = p_k p_i")
                .last();
        assertThat(indices.givens().assumptions().get(0).universal()).isEmpty();
        assertThat(Dump.of(indices.givens().assumptions().get(0).relation())).isEqualTo("i \\neq k");
    }

    @Test
    void a_core_call_has_scalars_vectors_and_a_component() {
        Derivation scalar = new Fixture()
                .given("z \\in \\mathbb{R} \\\\ y \\in \\{0, 1\\}")
                .chain(Map.of("core", "LogLoss.gradient(z, y)"), "z = z")
                .last();
        assertThat(scalar.core()).isNotNull();
        assertThat(scalar.core().function()).isEqualTo("LogLoss.gradient");
        assertThat(scalar.core().arguments()).hasSize(2).allMatch(CoreCall.Argument::isScalar);
        Derivation vector = new Fixture()
                .given("\\mathbf{z}, \\mathbf{y} \\in \\mathbb{R}^n")
                .chain(
                        Map.of("core", "CrossEntropy.gradient(\\mathbf{z}, \\mathbf{y})[k]"),
                        "\\mathbf{z}_k = \\mathbf{z}_k")
                .last();
        CoreCall call = vector.core();
        assertThat(call).isNotNull();
        assertThat(call.arguments())
                .allMatch(argument ->
                        argument.slots().size() == 1 && argument.sizes().size() == 1);
        assertThat(call.component()).extracting(Dump::of).containsExactly("k");
        assertThat(kinds(
                        new Fixture().chain(Map.of("core", "gradient"), "1 = 1").last()))
                .containsExactly("unreadable-core");
    }

    @Test
    void the_same_document_reads_the_same_twice() {
        Fixture fixture = new Fixture()
                .given("z \\in \\mathbb{R}^n \\\\ q_i := \\frac{e^{z_i}}{\\sum_j e^{z_j}}")
                .chain("\\frac{\\partial q_i}{\\partial z_k} = q_i (\\delta_{ik} - q_k)");
        assertThat(fixture.read()).usingRecursiveComparison().isEqualTo(fixture.read());
    }

    @Test
    void what_is_nested_or_long_beyond_measure_is_an_error() {
        String deep = "(".repeat(5000) + "1" + ")".repeat(5000);
        assertThat(kinds(new Fixture().chain(deep + " = 1").last())).containsExactly("too-deep");
        String operators = "-\\frac{d}{dx} ".repeat(1500);
        assertThat(kinds(new Fixture()
                        .given("x \\in \\mathbb{R}")
                        .chain(operators + "x = 1")
                        .last()))
                .containsExactly("too-deep");
        String powers = "1 + ".repeat(30000) + "1";
        assertThat(kinds(new Fixture().chain(powers + " = 1").last())).containsExactly("too-large");
    }
}
