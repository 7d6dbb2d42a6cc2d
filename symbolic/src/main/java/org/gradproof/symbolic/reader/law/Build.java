package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.average.BookLaw;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.reader.grammar.BookLaws;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.shape.ShapedReader;

/** Builds formulas that stand in place of what an author wrote. */
final class Build {
    private final Span at;

    /**
     * A builder of formulas.
     *
     * @param at where what they stand for was written
     */
    Build(Span at) {
        this.at = at;
    }

    Node symbol(String text) {
        return new Symbol(text, at);
    }

    Node number(int value) {
        return new Numeral(String.valueOf(value), at);
    }

    Node styled(String style, List<Node> body) {
        return new Styled(style, body, at);
    }

    Node round(List<Node> body) {
        return new Bracket("(", ")", body, at);
    }

    Node square(List<Node> body) {
        return new Bracket("[", "]", body, at);
    }

    Node fraction(List<Node> top, List<Node> bottom) {
        return new Fraction("\\frac", top, bottom, at);
    }

    Node power(Node base, List<Node> sup) {
        return new Scripted(base, List.of(), sup, 0, at);
    }

    /** The transpose of what is written in brackets. */
    Node transposed(List<Node> of) {
        return power(round(of), List.of(symbol("\\top")));
    }

    Node sub(Node base, List<Node> sub) {
        return new Scripted(base, sub, List.of(), 0, at);
    }

    /** {@code \log(\det(…))}. */
    List<Node> logDeterminant(List<Node> of) {
        return log(List.of(symbol("\\det"), round(of)));
    }

    /** {@code \operatorname{tr}(…)}. */
    List<Node> trace(List<Node> of) {
        return List.of(styled("\\mathrm", List.of(symbol("t"), symbol("r"))), round(of));
    }

    /** {@code \log(…)}. */
    List<Node> log(List<Node> of) {
        return List.of(symbol("\\log"), round(of));
    }

    /** The name with a label above and indices below. */
    Node indexed(Node base, List<Node> label, List<? extends Node> indices) {
        return new Scripted(base, commas(indices), label, 0, at);
    }

    List<Node> commas(List<? extends Node> parts) {
        List<Node> all = new ArrayList<>();
        for (Node part : parts) {
            if (!all.isEmpty()) {
                all.add(symbol(","));
            }
            all.add(part);
        }
        return all;
    }

    /** {@code \sum_{i=1}^{n}}. */
    Node sum(Node index, Node high) {
        return new Scripted(symbol("\\sum"), List.of(index, symbol("="), number(1)), List.of(high), 0, at);
    }

    /** {@code \{1, \ldots, n\}}. */
    Node range(Node high) {
        return new Bracket("\\{", "\\}", commas(List.of(number(1), symbol("\\ldots"), high)), at);
    }

    Node reals() {
        return styled("\\mathbb", List.of(symbol("R")));
    }

    /** The law of a real variable of which nothing is known but the values that it may take, with their probabilities. */
    List<Node> points(Node law, Node variable) {
        List<Node> both = List.of(styled("\\dot", List.of(law)), symbol(","), styled("\\dot", List.of(variable)));
        return List.of(styled("\\mathrm", List.of(symbol("\\bullet"))), round(both));
    }

    private Node naturals() {
        return styled("\\mathbb", List.of(symbol("N")));
    }

    Node positiveReals() {
        return reals(">", 0, List.of());
    }

    private Node reals(String relation, int bound, List<Node> size) {
        return new Scripted(reals(), List.of(symbol(relation), number(bound)), size, 0, at);
    }

    /**
     * The set that a variable with this law of the books takes its values in wherever it stands outside an expectation,
     * or a power of it. Of a sample of whole numbers it is the least interval that can be written.
     */
    Node support(List<Node> book, List<Node> size) {
        String ofVectors = BookLaws.ofVectors(book);
        BookLaw law = BookLaws.law(book);
        if (ofVectors != null) {
            return ofVectors.equals("multinomial")
                    ? reals("\\ge", 0, size)
                    : power(symbol("\\Delta"), join(size, List.of(symbol("-"), number(1))));
        } else if (law == null) {
            return size.isEmpty() ? reals() : power(reals(), size);
        }
        Node set = switch (law) {
            case BERNOULLI -> new Bracket("\\{", "\\}", commas(List.of(number(0), number(1))), at);
            case BETA -> round(commas(List.of(number(0), number(1))));
            case EXPONENTIAL, GAMMA -> reals(">", 0, size);
            case POISSON, BINOMIAL -> size.isEmpty() ? sub(naturals(), List.of(number(0))) : reals("\\ge", 0, size);
            case GEOMETRIC -> size.isEmpty() ? naturals() : reals("\\ge", 1, size);
            case UNIFORM -> between(book.get(book.size() - 1));
            case NORMAL, LAPLACE -> reals();
        };
        return size.isEmpty()
                        || (set instanceof Scripted scripted && !scripted.sup().isEmpty())
                ? set
                : power(set, size);
    }

    /**
     * What the variable satisfies beside lying in its {@link #support}: of a uniform law whose ends are no numbers in digits,
     * that it lies between them; of a sample of whole numbers, what makes no sense of any other number.
     */
    List<List<Node>> bounds(List<Node> book, Node variable, List<Node> dimension, boolean sample) {
        if ("multinomial".equals(BookLaws.ofVectors(book)) && book.get(1) instanceof Bracket bracket) {
            Node index = symbol("\\iota");
            Node sum = new Scripted(symbol("\\sum"), List.of(index, symbol("="), number(1)), dimension, 0, at);
            List<Node> trials = Pattern.splitAtCommas(bracket.body()).get(0);
            return List.of(join(List.of(sum, sub(variable, List.of(index)), symbol("=")), trials));
        }
        BookLaw law = BookLaws.law(book);
        if (law == BookLaw.UNIFORM
                && book.get(book.size() - 1) instanceof Bracket bracket
                && between(bracket).equals(reals())) {
            List<List<Node>> ends = Pattern.splitAtCommas(bracket.body());
            return ends.size() != 2
                    ? List.of()
                    : List.of(
                            join(List.of(variable), List.of(symbol("\\ge")), ends.get(0)),
                            join(List.of(variable), List.of(symbol("\\le")), ends.get(1)));
        }
        boolean counts = law == BookLaw.POISSON || law == BookLaw.BINOMIAL || law == BookLaw.GEOMETRIC;
        return sample && counts ? List.of(List.of(variable, symbol("!"), symbol("\\ge"), number(1))) : List.of();
    }

    /** The interval, where its ends are numbers in digits; else all reals. */
    private Node between(Node ends) {
        boolean digits = ends instanceof Bracket bracket
                && Pattern.splitAtCommas(bracket.body()).stream()
                        .allMatch(end -> end.size() == 1 && end.get(0) instanceof Numeral);
        return digits ? square(((Bracket) ends).body()) : reals();
    }

    /** {@code \mathbb{E}_{x \sim p}[…]}. */
    List<Node> expectation(Node variable, List<Node> law, List<Node> body) {
        List<Node> below = new ArrayList<>(List.of(variable, symbol("\\sim")));
        below.addAll(law);
        return List.of(sub(styled("\\mathbb", List.of(symbol("E"))), below), square(body));
    }

    /** The same of a random column. */
    List<Node> columnExpectation(Node variable, List<Node> law, List<Node> body) {
        List<Node> below = new ArrayList<>(List.of(variable, symbol("\\sim")));
        below.addAll(law);
        return List.of(sub(symbol(ShapedReader.EXPECTATION), below), square(body));
    }

    /** All members of a sample, as {@link org.gradproof.symbolic.reader.grammar.BookLaws} reads them. */
    Node members(Node sample) {
        return sub(sample, List.of(symbol("\\ldots")));
    }

    @SafeVarargs
    static List<Node> join(List<Node>... parts) {
        List<Node> all = new ArrayList<>();
        for (List<Node> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
