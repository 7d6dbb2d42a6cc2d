package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.reader.grammar.BookLaws;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.jspecify.annotations.Nullable;

/** Entropies, mutual informations and divergences of declared laws. */
final class Entropies {
    private final Averages averages;
    private final LawBook book;

    Entropies(Averages averages, LawBook book) {
        this.averages = averages;
        this.book = book;
    }

    /** {@code H(X)}, {@code H(X, Y)}, {@code H(X \mid Y)}. */
    List<Node> entropy(Operator operator, Build build) {
        List<Node> of = variables(operator.value());
        List<Node> given = new ArrayList<>();
        operator.given().forEach(part -> given.addAll(variables(part)));
        if (of.size() == 1 && given.isEmpty()) {
            Variable variable = book.variable(of.get(0));
            if (variable != null && variable.isVector()) {
                return averages.writer().row(columnEntropy(variable, build));
            } else if (variable != null && variable.isReal()) {
                return negative(
                        averages.writer()
                                .row(build.expectation(variable.node(), variable.book(), logDensity(variable, build))),
                        build);
            }
        }
        return negative(average(of, given, build.log(density(of, given, build)), build), build);
    }

    /** The random variables that are listed, each as it is declared. */
    private List<Node> variables(List<Node> listed) {
        List<Node> all = LawText.letters(listed).stream().map(book::meant).toList();
        for (Node node : all) {
            if (book.variable(node) == null) {
                throw new LatexException(
                        node.span(),
                        "unknown-law",
                        Cursor.quote(node)
                                + " is no random variable of a declared law; expected one, as in (X, Y) \\sim p");
            }
        }
        return all;
    }

    private static List<Node> negative(List<Node> value, Build build) {
        return List.of(build.symbol("-"), build.round(value));
    }

    /** {@code \frac{1}{2} \log\det(2 \pi e \Sigma)} of a Gaussian. */
    private List<Node> columnEntropy(Variable variable, Build build) {
        if (BookLaws.ofVectors(variable.book()) != null) {
            throw new LatexException(
                    variable.node().span(),
                    "unknown-expectation",
                    "the entropy of " + Cursor.quote(variable.book()) + " has no closed form here; expected that of a"
                            + " Gaussian");
        }
        Node half = build.fraction(List.of(build.number(1)), List.of(build.number(2)));
        List<Node> scale = List.of(
                build.number(2),
                build.symbol("\\pi"),
                build.symbol("e"),
                build.round(book.columns.sized(parameters(variable.book()).get(1), variable.dimension())));
        return Build.join(List.of(half), build.logDeterminant(scale));
    }

    private static List<List<Node>> parameters(List<Node> law) {
        return law.get(law.size() - 1) instanceof Bracket bracket ? Pattern.splitAtCommas(bracket.body()) : List.of();
    }

    /**
     * {@code \frac{1}{2} (\operatorname{tr}(S^{-1} \Sigma) + (m - \mu)^\top S^{-1} (m - \mu) -
     * d + \log\det S - \log\det \Sigma)} of Gaussians of several dimensions.
     */
    private List<Node> columnDivergence(List<Node> left, List<Node> right, Build build) {
        List<Node> size = book.columns.size(left).isEmpty() ? book.columns.size(right) : book.columns.size(left);
        if (size.isEmpty()) {
            throw new LatexException(
                    left.get(0).span(), "unknown-size", "nothing tells the dimension; expected I_d for I");
        }
        List<Node> mean = parameters(left).get(0);
        List<Node> spread =
                List.of(build.round(book.columns.sized(parameters(left).get(1), size)));
        List<Node> other = parameters(right).get(0);
        List<Node> against =
                List.of(build.round(book.columns.sized(parameters(right).get(1), size)));
        Node inverse = build.power(against.get(0), List.of(build.symbol("-"), build.number(1)));
        List<Node> away = Build.join(other, List.of(build.symbol("-"), build.round(mean)));
        List<Node> all = Build.join(
                build.trace(Build.join(List.of(inverse), spread)),
                List.of(build.symbol("+"), build.transposed(away), inverse, build.round(away), build.symbol("-")),
                List.of(build.round(size), build.symbol("+")),
                build.logDeterminant(against),
                List.of(build.symbol("-")),
                build.logDeterminant(spread));
        return List.of(build.fraction(List.of(build.number(1)), List.of(build.number(2))), build.round(all));
    }

    /** {@code \log \mathcal{N}(X; \mu, \sigma^2)}. */
    private static List<Node> logDensity(Variable variable, Build build) {
        return build.log(at(variable.book(), variable.node(), build));
    }

    /** The density of the law of the books at the point. */
    static List<Node> at(List<Node> law, Node point, Build build) {
        List<Node> all = new ArrayList<>(law.subList(0, law.size() - 1));
        Node last = law.get(law.size() - 1);
        List<Node> parameters = last instanceof Bracket bracket ? bracket.body() : List.of();
        all.add(build.round(Build.join(List.of(point, build.symbol(";")), parameters)));
        return all;
    }

    /** {@code H(p)}, and the cross entropy {@code H(p, q) = -\mathbb{E}_p[\log q]}, of declared laws; else null. */
    @Nullable
    List<Node> ofLaws(Operator operator, Build build) {
        List<List<Node>> laws = Pattern.splitAtCommas(operator.value());
        if (!operator.given().isEmpty()
                || laws.isEmpty()
                || laws.size() > 2
                || laws.stream().anyMatch(law -> law.isEmpty() || book.law(law.get(0)) == null)) {
            return null;
        }
        TableLaw law = book.law(laws.get(0).get(0));
        if (law == null) {
            return null;
        }
        List<Node> against = laws.get(laws.size() - 1);
        List<Node> bound = variables(law, laws.get(0), against);
        List<Node> of = filled(laws.get(0), law, bound, build);
        List<Node> value = build.log(filled(against, book.law(against.get(0)), bound, build));
        return negative(
                averages.writer()
                        .row(List.of(
                                build.sub(build.styled("\\mathbb", List.of(build.symbol("E"))), sim(bound, of, build)),
                                build.square(value))),
                build);
    }

    /** {@code I(X; Y)}, {@code I(X; Y \mid Z)}; null where no semicolon parts two groups of variables. */
    @Nullable
    List<Node> information(Operator operator, Build build) {
        List<Node> value = operator.value();
        int split = 0;
        while (split < value.size() && !Cursor.isSymbol(value.get(split), ";")) {
            split++;
        }
        if (split == 0 || split + 1 >= value.size()) {
            List<List<Node>> parts = Pattern.splitAtCommas(value);
            if (parts.size() != 2
                    || parts.stream()
                            .anyMatch(part -> part.size() != 1 || book.variable(book.meant(part.get(0))) == null)) {
                return null;
            }
            split = 1;
        }
        List<Node> left = variables(value.subList(0, split));
        List<Node> right = variables(value.subList(split + 1, value.size()));
        List<Node> given = new ArrayList<>();
        operator.given().forEach(part -> given.addAll(variables(part)));
        List<Node> both = Build.join(left, right);
        List<Node> ratio = List.of(build.fraction(
                density(both, given, build), Build.join(density(left, given, build), density(right, given, build))));
        return average(both, given, build.log(ratio), build);
    }

    /** The density of variables of one law, given others of it. */
    private List<Node> density(List<Node> of, List<Node> given, Build build) {
        TableLaw law = book.lawOf(of.get(0));
        if (law == null) {
            throw new LatexException(
                    of.get(0).span(),
                    "unknown-law",
                    Cursor.quote(of.get(0)) + " has no law from which this can be worked out; expected (X, Y) \\sim p");
        }
        List<Node> arguments = new ArrayList<>(build.commas(of));
        List<Node> all = new ArrayList<>(given);
        for (String id : law.right()) {
            Node letter = org.gradproof.symbolic.latex.Tree.readSpelling(id).get(0);
            if (all.stream().noneMatch(node -> PointLetters.variable(node).equals(id))) {
                all.add(letter);
            }
        }
        if (!all.isEmpty()) {
            arguments.add(build.symbol("|"));
            arguments.addAll(build.commas(all));
        }
        return List.of(law.symbol(), build.round(arguments));
    }

    private List<Node> average(List<Node> of, List<Node> given, List<Node> value, Build build) {
        Joint joint = new Joint(book, Build.join(of, given), Set.of(), build);
        Rewriter writer = averages.writer();
        return joint.average(writer, () -> writer.row(value));
    }

    /** {@code D_{KL}(q \| p)} of densities, or of laws of the books. */
    @Nullable
    List<Node> divergence(Operator operator, Build build) {
        List<List<Node>> sides = operator.sides();
        if (sides.isEmpty()) {
            return null;
        }
        List<Node> left = sides.get(0);
        List<Node> right = sides.get(1);
        if (BookLaws.stands(left, book::isDeclared) && BookLaws.stands(right, book::isDeclared)) {
            if (book.columns.areOf(left)
                    && book.columns.areOf(right)
                    && BookLaws.ofVectors(left) == null
                    && BookLaws.ofVectors(right) == null) {
                return averages.writer().row(columnDivergence(left, right, build));
            }
            Node point = book.letters.fresh("divergence", left.get(0));
            List<Node> difference = Build.join(
                    build.log(at(left, point, build)), List.of(build.symbol("-")), build.log(at(right, point, build)));
            return averages.writer().row(build.expectation(point, left, difference));
        }
        TableLaw law = book.law(left.get(0));
        boolean defined = book.conditional(left.get(0)) != null;
        if (law == null && !defined) {
            return null;
        }
        TableLaw other = book.law(right.get(0));
        TableLaw like = law == null ? other : law;
        if (like == null) {
            return null;
        }
        List<Node> bound = variables(like, left, right);
        List<Node> of = filled(left, like, bound, build);
        // A density that is defined and named alone takes the arguments of the other.
        List<Node> against =
                filled(right, other == null && book.conditional(right.get(0)) != null ? like : other, bound, build);
        List<Node> below = new ArrayList<>(of);
        List<Node> value = build.log(List.of(build.fraction(of, against)));
        return averages.writer()
                .row(List.of(
                        build.sub(build.styled("\\mathbb", List.of(build.symbol("E"))), sim(bound, below, build)),
                        build.square(value)));
    }

    private static List<Node> sim(List<Node> bound, List<Node> law, Build build) {
        Node variables = bound.size() == 1 ? bound.get(0) : build.round(build.commas(bound));
        return Build.join(List.of(variables, build.symbol("\\sim")), law);
    }

    /** The variables over which the divergence runs: those that the first law is of. */
    private List<Node> variables(TableLaw law, List<Node> left, List<Node> right) {
        if (left.size() == 2 && left.get(1) instanceof Bracket bracket && !startsWithDot(bracket)) {
            int bar = LawText.bar(bracket.body());
            return LawText.letters(Free.untilSemicolon(
                    bar < 0 ? bracket.body() : bracket.body().subList(0, bar)));
        }
        Set<String> seen = new LinkedHashSet<>();
        List<Node> found = new ArrayList<>();
        for (String id : law.left()) {
            Node letter = org.gradproof.symbolic.latex.Tree.readSpelling(id).get(0);
            if (seen.add(id)) {
                found.add(letter);
            }
        }
        if (right.isEmpty()) {
            throw new LatexException(left.get(0).span(), "unknown-law", "a divergence is of two laws");
        }
        return found;
    }

    private static boolean startsWithDot(Bracket bracket) {
        return !bracket.body().isEmpty() && Cursor.isSymbol(bracket.body().get(0), "\\cdot");
    }

    /** The density with its variables as arguments, where it is written without them or with a dot. */
    private static List<Node> filled(List<Node> density, @Nullable TableLaw law, List<Node> bound, Build build) {
        if (density.size() == 1 && law != null) {
            List<Node> arguments = new ArrayList<>(build.commas(bound));
            if (!law.right().isEmpty()) {
                arguments.add(build.symbol("|"));
                List<Node> right = new ArrayList<>();
                law.right().forEach(id -> right.addAll(org.gradproof.symbolic.latex.Tree.readSpelling(id)));
                arguments.addAll(build.commas(right));
            }
            return List.of(density.get(0), build.round(arguments));
        }
        if (density.size() == 2 && density.get(1) instanceof Bracket bracket && startsWithDot(bracket)) {
            List<Node> arguments = new ArrayList<>(build.commas(bound));
            arguments.addAll(bracket.body().subList(1, bracket.body().size()));
            return List.of(density.get(0), build.round(arguments));
        }
        return density;
    }
}
