package org.gradproof.symbolic.reader.law;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.Differential;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Statement;

/**
 * Functions that are densities on the line, and their entropies and divergences. A function is one where it is given to
 * integrate to one, or as the law of a variable: of any other {@code H(p)} and {@code D_{KL}(p \| q)} say nothing.
 */
final class DeclaredDensities {
    private final Samples functions;
    private final PointLetters letters;
    private final Set<String> densities = new HashSet<>();

    DeclaredDensities(Samples functions, PointLetters letters) {
        this.functions = functions;
        this.letters = letters;
    }

    /** Notes laws of variables, and {@code \int p(x) \, dx = 1}. */
    void note(Statement statement) {
        if (statement.kind() == Statement.Kind.LAW && functions.isFunction(statement.right())) {
            densities.add(Spelling.of(statement.right()));
        } else if (statement.kind() == Statement.Kind.RELATION) {
            List<Node> all = statement.left();
            boolean normalised = all.size() == 7
                    && isWholeLine(all.get(0))
                    && functions.isFunction(all.subList(1, 2))
                    && all.get(2) instanceof Bracket bracket
                    && Differential.isPlainD(all.get(3))
                    && Spelling.of(bracket.body()).equals(Spelling.of(all.get(4)))
                    && Cursor.isSymbol(all.get(5), "=")
                    && Spelling.of(all.get(6)).equals("1");
            if (normalised) {
                densities.add(Spelling.of(all.get(1)));
            }
        }
    }

    private static boolean isWholeLine(Node sign) {
        if (!(sign instanceof Scripted limits)) {
            return Cursor.isSymbol(sign, "\\int");
        }
        String low = Spelling.of(limits.sub());
        String high = Spelling.of(limits.sup());
        return Cursor.isSymbol(limits.base(), "\\int")
                && (low.equals("-\\infty")
                        ? high.matches("\\+?\\\\infty")
                        : low.equals("\\mathbb{R}") && high.isEmpty());
    }

    /** Whether each is written as a function that is declared. */
    private boolean areFunctions(List<List<Node>> laws) {
        return laws.stream().allMatch(functions::isFunction);
    }

    /** {@code D_{KL}(p \| q)}, {@code H(p)} or {@code H(p, q)} of functions; empty where they are none. */
    List<Node> of(Operator operator, Build build) {
        boolean divergence = operator.kind() == Operator.Kind.DIVERGENCE;
        List<List<Node>> laws = divergence ? operator.sides() : Pattern.splitAtCommas(operator.value());
        if (laws.isEmpty() || laws.size() > 2 || (!operator.given().isEmpty() && !divergence) || !areFunctions(laws)) {
            return List.of();
        }
        laws.forEach(this::require);
        return of(laws, divergence, build);
    }

    /** {@code H(X)} of a variable that has the function as its law. */
    List<Node> entropy(List<Node> law, Build build) {
        return of(List.of(law), false, build);
    }

    private List<Node> of(List<List<Node>> laws, boolean divergence, Build build) {
        List<Node> law = laws.get(0);
        List<Node> other = laws.get(laws.size() - 1);
        Node point = letters.fresh("divergence", law.get(0));
        List<Node> at = List.of(build.round(List.of(point)));
        List<Node> value = build.log(
                divergence
                        ? List.of(build.fraction(Build.join(law, at), Build.join(other, at)))
                        : Build.join(other, at));
        List<Node> average = build.expectation(point, law, value);
        return divergence ? average : List.of(build.symbol("-"), build.round(average));
    }

    private void require(List<Node> law) {
        if (!densities.contains(Spelling.of(law))) {
            throw new LatexException(
                    law.get(0).span(),
                    "not-a-density",
                    Cursor.quote(law) + " is a function of which no given says that it is a density; expected \\int "
                            + Spelling.of(law) + "(x) \\, dx = 1, or X \\sim " + Spelling.of(law));
        }
    }
}
