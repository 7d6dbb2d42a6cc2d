package org.gradproof.symbolic.reader.shape;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.shape.Term;

/**
 * The density of a Gaussian of several dimensions, {@code \mathcal{N}(\mathbf{x}; \mathbf{\mu}, \Sigma)}: {@code (2
 * \pi)^{-d/2} (\det \Sigma)^{-1/2} e^{-(x - \mu)^\top \Sigma^{-1} (x - \mu) / 2}}.
 */
final class GaussianTerms {
    private static final Expr HALF = new Expr.Num(Rational.of(-1, 2));

    private final ShapedReader in;
    private final ScriptReader scripts;

    GaussianTerms(ShapedReader in, ScriptReader scripts) {
        this.in = in;
        this.scripts = scripts;
    }

    private static Node base(Node node) {
        return node instanceof Scripted scripted ? scripted.base() : node;
    }

    private static int split(Bracket bracket) {
        for (int i = 0; i < bracket.body().size(); i++) {
            Node node = bracket.body().get(i);
            if (Cursor.isSymbol(node, ";") || Cursor.isSymbol(node, "|")) {
                return i;
            }
        }
        return -1;
    }

    boolean standsAt(Cursor cursor) {
        Node next = cursor.peek(1);
        return cursor.peek() instanceof Styled styled
                && styled.style().equals("\\mathcal")
                && Spelling.of(styled.body()).equals("N")
                && next != null
                && base(next) instanceof Bracket bracket
                && split(bracket) > 0
                && in.stands(bracket.body());
    }

    /** It may hold an identity alone, which is a matrix only beside others. */
    private Term parameter(List<Node> nodes, Bracket around) {
        Cursor cursor = new Cursor(nodes, around.span());
        Term term = in.sum(cursor);
        cursor.expectEnd();
        return term;
    }

    /** The density of one dimension where what stands in it is made of vectors. */
    private Term number(List<Term> parts) {
        List<Expr.Sym> holes =
                parts.stream().map(part -> in.reading().fresh("x")).toList();
        Expr density = org.gradproof.symbolic.average.BookLaw.NORMAL.density(
                List.of(holes.get(1), holes.get(2)), holes.get(0));
        return new Term.Pointwise(holes, density, parts, Shape.SCALAR);
    }

    Term read(Cursor cursor) {
        Node name = cursor.next();
        Node close = cursor.next();
        Bracket bracket = (Bracket) base(close);
        int split = split(bracket);
        List<List<Node>> parameters = Pattern.splitAtCommas(
                bracket.body().subList(split + 1, bracket.body().size()));
        if (parameters.size() != 2) {
            throw new LatexException(
                    bracket.span(),
                    "wrong-arity",
                    "a Gaussian of several dimensions has a mean and a covariance; expected"
                            + " \\mathcal{N}(\\mathbf{x}; \\mathbf{\\mu}, \\Sigma)");
        }
        Term point = in.read(bracket.body().subList(0, split), bracket.span());
        Term mean = parameter(parameters.get(0), bracket);
        Term covariance = parameter(parameters.get(1), bracket);
        if (List.of(point, mean, covariance).stream().allMatch(term -> in.sizes.isScalar(term.shape()))) {
            return scripts.on(number(List.of(point, mean, covariance)), close);
        }
        Shape square = new Shape(point.shape().rows(), point.shape().rows());
        boolean fits = in.sizes.isColumn(point.shape())
                && in.sizes.unify(point.shape(), mean.shape())
                && in.sizes.unify(square, covariance.shape());
        if (!fits) {
            throw in.sizes.clash(
                    name.span(),
                    List.of("the parameters of a Gaussian do not fit its point", "the point", "the covariance"),
                    point.shape(),
                    covariance.shape(),
                    "expected a column, a mean of its shape and a square matrix");
        }
        Expr size = in.shape(point).rows();
        Term away = new Term.Sum(List.of(point, ShapedReader.negate(mean)), point.shape());
        Term form = new Term.Product(
                new Term.Product(
                        new Term.Transpose(away),
                        new Term.Inverse(covariance),
                        point.shape().transposed()),
                away,
                Shape.SCALAR);
        Term density = in.operands.entrywise(
                (determinant, distance) -> Exprs.mul(
                        new Pow(Exprs.mul(Exprs.num(2), new Expr.Pi()), Exprs.mul(HALF, size)),
                        new Pow(determinant, HALF),
                        Exprs.exp(Exprs.mul(HALF, distance))),
                List.of(new Term.Determinant(covariance), form),
                Shape.SCALAR);
        return scripts.on(density, close);
    }
}
