package org.gradproof.symbolic.reader.law;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.BookLaws;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Samples, {@code X_1, \ldots, X_n \sim p}: of a law of the books, of a density that is declared as a function, or of a law
 * of numbers that nothing declares. The last is some points with probabilities, which all variables of that law share.
 */
final class Samples {
    private final LawBook book;
    private final Set<String> functions = new HashSet<>();
    private final Map<String, List<Node>> points = new HashMap<>();

    Samples(LawBook book) {
        this.book = book;
    }

    /** Notes functions, and laws of samples that nothing declares. */
    void note(Statement statement) {
        if (statement.kind() == Statement.Kind.FUNCTION) {
            Pattern.splitAtCommas(statement.left()).forEach(name -> functions.add(Spelling.of(name)));
        } else if (statement.kind() == Statement.Kind.LAW && isUndeclared(statement.right())) {
            Members members = members(statement.left());
            if (members != null) {
                points.computeIfAbsent(
                        Spelling.of(statement.right()),
                        law -> new Build(statement.span())
                                .points(statement.right().get(0), members.base()));
            }
        }
    }

    private boolean isUndeclared(List<Node> law) {
        return law.size() == 1 && PointLetters.isLetter(law.get(0)) && !book.isDeclared(law.get(0));
    }

    /**
     * What is written with dots.
     *
     * @param base without an index
     * @param high the last index
     */
    private record Members(Node base, List<Node> high) {}

    private static @Nullable Members members(List<Node> of) {
        List<List<Node>> parts = Pattern.splitAtCommas(of);
        List<Node> first = parts.get(0);
        List<Node> last = parts.get(parts.size() - 1);
        boolean dots = parts.size() > 2
                && parts.get(parts.size() - 2).size() == 1
                && Cursor.isSymbol(parts.get(parts.size() - 2).get(0), "\\ldots");
        return dots
                        && first.size() == 1
                        && last.size() == 1
                        && first.get(0) instanceof Scripted one
                        && last.get(0) instanceof Scripted high
                        && Spelling.of(one.sub()).equals("1")
                        && Spelling.of(one.base()).equals(Spelling.of(high.base()))
                ? new Members(one.base(), List.copyOf(high.sub()))
                : null;
    }

    /** The sample that the statement declares, as many members as its last index says; null where it declares none. */
    @Nullable
    Variable sample(Statement statement, List<Node> of) {
        Members members = members(of);
        List<Node> law = statement.right();
        if (members == null) {
            if (of.stream().anyMatch(node -> Cursor.isSymbol(node, "\\ldots"))) {
                throw new LatexException(
                        statement.span(), "not-a-name", Cursor.quote(of) + " is no sample; expected X_1, \\ldots, X_n");
            }
            return null;
        }
        boolean function = isFunction(law);
        List<Node> known = function || BookLaws.stands(law, book::isDeclared) ? List.copyOf(law) : unspecified(law);
        if (known.isEmpty()) {
            throw new LatexException(
                    law.get(0).span(),
                    "unknown-law",
                    Cursor.quote(law)
                            + " is no law of a sample of numbers; expected a law of the books such as \\mathcal{N}(\\mu,"
                            + " \\sigma^2), a function to \\mathbb{R}_{\\ge 0}, or a letter that nothing declares");
        } else if (function || !book.columns.areOf(known)) {
            return new Variable(members.base(), known, List.of(), members.high(), List.of());
        }
        throw new LatexException(
                statement.span(),
                "unknown-law",
                "a sample of random vectors is not known; expected one of numbers, or one vector such as \\mathbf{x} \\sim "
                        + Spelling.of(law));
    }

    /** Whether the law is declared as a function, a density. */
    boolean isFunction(List<Node> law) {
        return law.size() == 1 && functions.contains(Spelling.of(law));
    }

    /** The points of a law that nothing declares, of which a sample is given; else empty. */
    List<Node> unspecified(List<Node> law) {
        return points.getOrDefault(Spelling.of(law), List.of());
    }
}
