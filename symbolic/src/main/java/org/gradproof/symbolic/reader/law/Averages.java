package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.BookLaws;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.jspecify.annotations.Nullable;

/** Expectations, variances, entropies and divergences as sums, or as expectations under laws of the books. */
final class Averages {
    private final Rewriter writer;
    private final LawBook book;
    private final Free free;

    Averages(Rewriter writer) {
        this.writer = writer;
        this.book = writer.book;
        this.free = new Free(book);
    }

    /** What the operator means; null where it is none of these. */
    @Nullable
    List<Node> of(Operator operator, Node sign) {
        Build build = new Build(sign.span());
        List<Node> value = operator.value();
        return switch (operator.kind()) {
            case EXPECTATION -> isOurs(operator) ? expectation(operator, value, build) : null;
            case VARIANCE -> {
                if (isOfColumns(operator)) {
                    yield outer(operator, value, value, build);
                }
                List<Node> square = List.of(build.power(build.round(value), List.of(build.number(2))));
                yield difference(
                        expectation(operator, square, build),
                        List.of(build.power(
                                build.round(expectation(operator, value, build)), List.of(build.number(2)))),
                        build);
            }
            case COVARIANCE -> {
                List<List<Node>> both = Pattern.splitAtCommas(value);
                if (isOfColumns(operator) && both.size() <= 2) {
                    yield outer(operator, both.get(0), both.get(both.size() - 1), build);
                }
                if (both.size() != 2) {
                    throw new LatexException(
                            sign.span(), "wrong-arity", "a covariance is of two; expected \\operatorname{Cov}(X, Y)");
                }
                yield difference(
                        expectation(operator, List.of(build.round(both.get(0)), build.round(both.get(1))), build),
                        List.of(
                                build.round(expectation(operator, both.get(0), build)),
                                build.round(expectation(operator, both.get(1), build))),
                        build);
            }
            case ENTROPY ->
                isOfVariables(operator)
                        ? new Entropies(this, book).entropy(operator, build)
                        : isOfIndex(operator) ? ofIndex(value.get(0), build) : ofLaws(operator, build);
            case INFORMATION -> new Entropies(this, book).information(operator, build);
            case DIVERGENCE -> ofLaws(operator, build);
        };
    }

    /** An entropy or a divergence of densities; null where it is of none. */
    private @Nullable List<Node> ofLaws(Operator operator, Build build) {
        List<Node> declared = book.densities.of(operator, build);
        Entropies entropies = new Entropies(this, book);
        if (!declared.isEmpty()) {
            return declared;
        }
        return operator.kind() == Operator.Kind.DIVERGENCE
                ? entropies.divergence(operator, build)
                : entropies.ofLaws(operator, build);
    }

    private boolean isOfColumns(Operator operator) {
        return free.boundBy(operator).stream().anyMatch(node -> {
                    Variable variable = book.variable(node);
                    return variable != null && variable.isVector();
                })
                || (!operator.sub().isEmpty()
                        && free.below(operator).stream()
                                .anyMatch(below -> !below.law().isEmpty()
                                        && BookLaws.stands(below.law(), book::isDeclared)
                                        && book.columns.areOf(below.law())));
    }

    /** Whether a random column stands there itself, not one of its entries. */
    private boolean holdsColumn(List<Node> nodes) {
        return nodes.stream().anyMatch(node -> {
            Variable variable = book.variable(node);
            List<Node> derivation = book.derivation(node);
            if (derivation != null) {
                return holdsColumn(derivation);
            }
            return (variable != null && variable.isVector())
                    ? Spelling.of(PointLetters.withoutPower(node)).equals(Spelling.of(variable.node()))
                    : Free.parts(node).stream().anyMatch(part -> !part.equals(List.of(node)) && holdsColumn(part));
        });
    }

    /** {@code \mathbb{E}[u v^\top] - \mathbb{E}[u] \mathbb{E}[v]^\top} of columns or numbers. */
    private List<Node> outer(Operator operator, List<Node> u, List<Node> v, Build build) {
        List<Node> average = expectation(operator, v, build);
        boolean turned = holdsColumn(v) || !operator.sub().isEmpty();
        return difference(
                expectation(operator, List.of(build.round(u), turned ? build.transposed(v) : build.round(v)), build),
                List.of(
                        build.round(expectation(operator, u, build)),
                        turned ? build.transposed(average) : build.round(average)),
                build);
    }

    private static List<Node> difference(List<Node> left, List<Node> right, Build build) {
        return Build.join(List.of(build.round(left)), List.of(build.symbol("-")), right);
    }

    private boolean isOfIndex(Operator operator) {
        return operator.value().size() == 1
                && operator.given().isEmpty()
                && book.isRandomIndex(operator.value().get(0))
                && book.weights(operator.value().get(0)).size() == 1;
    }

    /** {@code -\mathbb{E}[\log p_X]} of a variable that has a vector, or a density, as its law. */
    private List<Node> ofIndex(Node variable, Build build) {
        List<Node> law = book.weights(variable);
        if (book.samples.isFunction(law)) {
            return book.densities.entropy(law, build);
        }
        List<Node> weight = List.of(build.sub(law.get(0), List.of(variable)));
        return Build.join(List.of(build.symbol("-")), plain(build.log(weight), build));
    }

    /** An expectation that the grammar reads. */
    private static List<Node> plain(List<Node> value, Build build) {
        return List.of(build.styled("\\mathbb", List.of(build.symbol("E"))), build.square(value));
    }

    private boolean isOfVariables(Operator operator) {
        return !operator.body().body().isEmpty()
                && !operator.value().isEmpty()
                && book.variable(book.meant(operator.value().get(0))) != null;
    }

    /** Whether its variables, or the law below it, are of this book rather than declared in the grammar's own way. */
    private boolean isOurs(Operator operator) {
        if (operator.sub().isEmpty()) {
            return !free.in(operator.value()).isEmpty() || !operator.given().isEmpty() || hasInner(operator.value());
        }
        return free.below(operator).stream()
                .anyMatch(below -> below.law().isEmpty()
                        ? below.variables().stream().anyMatch(v -> book.variable(v) != null)
                        : book.law(below.law().get(0)) != null
                                || book.conditional(below.law().get(0)) != null
                                || BookLaws.stands(below.law(), book::isDeclared)
                                || !book.samples.unspecified(below.law()).isEmpty());
    }

    private boolean hasInner(List<Node> nodes) {
        for (int at = 0; at < nodes.size(); at++) {
            if (Operator.at(nodes, at, book) != null) {
                return true;
            }
        }
        return nodes.stream().anyMatch(node -> Free.parts(node).stream().anyMatch(this::hasInner));
    }

    /** What each conditioned variable is fixed at. */
    private Map<String, List<Node>> conditions(Operator operator) {
        Map<String, List<Node>> fixed = new LinkedHashMap<>();
        for (List<Node> part : operator.given()) {
            boolean known = !part.isEmpty()
                    && PointLetters.isLetter(part.get(0))
                    && (part.size() == 1 || (part.size() > 2 && Cursor.isSymbol(part.get(1), "=")));
            if (!known) {
                throw new LatexException(
                        operator.body().span(),
                        "unknown-condition",
                        Cursor.quote(part) + " is no condition that is known; expected X or X = x");
            }
            fixed.put(Spelling.of(part.get(0)), part.size() == 1 ? part : part.subList(2, part.size()));
        }
        return fixed;
    }

    private List<Node> expectation(Operator operator, List<Node> value, Build build) {
        Map<String, List<Node>> conditions = conditions(operator);
        Map<String, List<Node>> changed = new LinkedHashMap<>(conditions);
        changed.entrySet().removeIf(entry -> Spelling.of(entry.getValue()).equals(entry.getKey()));
        List<Node> bound = free.boundBy(operator);
        boolean lawBelow = !operator.sub().isEmpty()
                && free.below(operator).stream().anyMatch(below -> !below.law().isEmpty());
        if (lawBelow) {
            return writer.under(changed, () -> named(free.below(operator), 0, value, build));
        } else if (bound.isEmpty()) {
            if (operator.sub().isEmpty() && changed.isEmpty() && book.holdsRandomIndex(value)) {
                return plain(writer.row(value), build);
            }
            // The expectation of what is known is itself.
            return writer.under(changed, () -> writer.row(value));
        }
        Joint joint = new Joint(book, bound, conditions.keySet(), build);
        return writer.under(changed, () -> joint.average(writer, () -> writer.row(value)));
    }

    /** Under laws that stand below the sign, the first one outermost. */
    private List<Node> named(List<Free.Below> laws, int at, List<Node> value, Build build) {
        if (at == laws.size()) {
            return writer.row(value);
        }
        Free.Below below = laws.get(at);
        if (below.law().isEmpty()) {
            throw new LatexException(
                    build.symbol("E").span(),
                    "unknown-law",
                    "a variable below the expectation has no law there; expected x \\sim p for each");
        }
        List<Node> points = book.samples.unspecified(below.law());
        boolean density =
                book.samples.isFunction(below.law()) && below.variables().size() == 1;
        if (density || !points.isEmpty() || BookLaws.stands(below.law(), book::isDeclared)) {
            List<Node> law = density ? below.law() : points.isEmpty() ? writer.row(below.law()) : points;
            Node variable = below.variables().get(0);
            Map<String, List<Node>> itself = Map.of(Spelling.of(variable), List.of(variable));
            List<Node> inner = writer.under(itself, () -> named(laws, at + 1, value, build));
            return book.columns.areOf(below.law())
                    ? build.columnExpectation(variable, law, inner)
                    : build.expectation(variable, law, inner);
        }
        TableLaw law = book.law(below.law().get(0));
        if (law == null && book.conditional(below.law().get(0)) != null) {
            return summed(below.law(), below, laws, at, value, build);
        }
        if (law == null) {
            throw new LatexException(
                    below.law().get(0).span(),
                    "unknown-law",
                    Cursor.quote(below.law()) + " is no law that is declared; expected one, as by x \\sim p before");
        }
        return table(law, below, laws, at, value, build);
    }

    private List<Node> table(
            TableLaw law, Free.Below below, List<Free.Below> laws, int at, List<Node> value, Build build) {
        boolean written = below.law().size() == 2 && below.law().get(1) instanceof Bracket;
        List<Node> density =
                written ? below.law() : List.of(law.symbol(), build.round(plain(law, below.variables(), build)));
        return summed(density, below, laws, at, value, build);
    }

    /** The sum of the value by a density: one of a table, or one that is defined, whatever that sums to. */
    private List<Node> summed(
            List<Node> density, Free.Below below, List<Free.Below> laws, int at, List<Node> value, Build build) {
        if (density.size() != 2 || !(density.get(1) instanceof Bracket bracket)) {
            throw new LatexException(
                    density.get(0).span(),
                    "unknown-law",
                    Cursor.quote(density) + " has no arguments here; expected them, as in "
                            + Spelling.of(density.subList(0, 1)) + "(\\cdot \\mid x)");
        }
        List<Node> sums = new ArrayList<>();
        List<Node> weights = new ArrayList<>();
        for (Node variable : below.variables()) {
            Space space = book.spaces.of(variable);
            if (space == null) {
                throw new LatexException(
                        variable.span(),
                        "unknown-law",
                        Cursor.quote(variable) + " is no variable of \"" + Spelling.of(density.subList(0, 1))
                                + "\"; expected one of its arguments");
            }
            Node index = book.letters.index(variable);
            sums.add(build.sum(index, space.size(build)));
            if (!space.discrete()) {
                weights.add(space.weight(index, build));
            }
        }
        List<Node> arguments = withVariables(bracket.body(), below.variables(), build);
        List<Node> mass = writer.row(List.of(density.get(0), build.round(arguments)));
        return Build.join(sums, weights, mass, List.of(build.round(named(laws, at + 1, value, build))));
    }

    /** {@code \cdot} stands for the variables. */
    private static List<Node> withVariables(List<Node> arguments, List<Node> variables, Build build) {
        List<Node> all = new ArrayList<>();
        for (Node node : arguments) {
            if (Cursor.isSymbol(node, "\\cdot")) {
                all.addAll(build.commas(variables));
            } else {
                all.add(node);
            }
        }
        return all;
    }

    /** A law that is named alone is of its variables, for each value of those on which it is conditioned. */
    private static List<Node> plain(TableLaw law, List<Node> variables, Build build) {
        List<Node> all = new ArrayList<>(build.commas(variables));
        if (!law.right().isEmpty()) {
            all.add(build.symbol("|"));
            List<Node> right = new ArrayList<>();
            law.right().forEach(id -> right.addAll(org.gradproof.symbolic.latex.Tree.readSpelling(id)));
            all.addAll(build.commas(right));
        }
        return all;
    }

    Rewriter writer() {
        return writer;
    }
}
