package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Fraction;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Probability vectors as laws: {@code H(\mathbf{p}) = -\sum_j p_j \log p_j}, the cross entropy {@code H(\mathbf{p},
 * \mathbf{q}) = -\sum_j p_j \log q_j} and {@code D_{KL}(\mathbf{p} \| \mathbf{q}) = \sum_j p_j \log \frac{p_j}{q_j}}
 * of vectors that are declared in a simplex.
 */
final class VectorLaws {
    private final Map<String, Node> vectors = new HashMap<>();

    /** Notes the names of a given that lie in a simplex, and names defined as mixtures of such or by softmax. */
    void note(Statement statement) {
        if (statement.kind() == Statement.Kind.DEFINITION
                && statement.left().size() == 1
                && isMixture(statement.right())) {
            vectors.put(Spelling.of(statement.left()), statement.left().get(0));
        }
        if (statement.kind() != Statement.Kind.MEMBER
                || statement.right().isEmpty()
                || !Cursor.baseText(statement.right().get(0)).equals("\\Delta")) {
            return;
        }
        for (List<Node> name : Pattern.splitAtCommas(statement.left())) {
            if (name.size() == 1) {
                vectors.put(Spelling.of(name), name.get(0));
            }
        }
    }

    /** Whether a vector stands among the nodes, or in their brackets, as a whole. */
    private boolean isMixture(List<Node> nodes) {
        return nodes.stream()
                .anyMatch(node -> vectors.containsKey(Spelling.of(node))
                        || Spelling.of(node).equals("\\mathrm{softmax}")
                        || (node instanceof Bracket bracket && isMixture(bracket.body()))
                        || (node instanceof Fraction fraction && isMixture(fraction.top())));
    }

    /** What the operator means where it is of such vectors; else null. */
    @Nullable
    List<Node> of(Operator operator, LawBook book, Build build) {
        boolean divergence = operator.kind() == Operator.Kind.DIVERGENCE;
        if (!divergence && operator.kind() != Operator.Kind.ENTROPY) {
            return null;
        }
        List<Node> laws = new ArrayList<>();
        // A bar in an entropy is no comma: H(p | q) and H(p ‖ q) mean other things, where they mean any.
        List<List<Node>> sides = divergence ? operator.sides() : List.of();
        for (List<Node> part :
                sides.isEmpty() ? Pattern.splitAtCommas(operator.body().body()) : sides) {
            Node law = part.size() == 1 ? vector(part.get(0), book) : null;
            if (law == null) {
                return null;
            }
            laws.add(law);
        }
        if (laws.size() > 2 || (divergence && laws.size() != 2)) {
            return null;
        }
        List<Node> index = List.of(book.letters.fresh("entropy", laws.get(0)));
        Node of = build.sub(laws.get(0), index);
        Node against = build.sub(laws.get(laws.size() - 1), index);
        List<Node> logarithm =
                build.log(divergence ? List.of(build.fraction(List.of(of), List.of(against))) : List.of(against));
        List<Node> sum = Build.join(List.of(build.sub(build.symbol("\\sum"), index), of), logarithm);
        return divergence ? sum : Build.join(List.of(build.symbol("-")), sum);
    }

    /** The vector of the name, in bold where it is declared so and written without. */
    private @Nullable Node vector(Node name, LawBook book) {
        Node known = vectors.get(Spelling.of(name));
        if (known != null || book.isDeclared(name)) {
            return known;
        }
        return vectors.values().stream()
                .filter(vector -> vector instanceof Styled styled
                        && Spelling.of(styled.body()).equals(Spelling.of(name)))
                .findFirst()
                .orElse(null);
    }
}
