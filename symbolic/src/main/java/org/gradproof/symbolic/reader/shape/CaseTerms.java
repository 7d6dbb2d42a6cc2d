package org.gradproof.symbolic.reader.shape;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Cases;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.reader.grammar.ConditionReader;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.shape.Term;

/**
 * {@code \begin{cases} -y \mathbf{x} & y \mathbf{w}^\top \mathbf{x} < 1 \ \mathbf{0} & … \end{cases}}: vectors or
 * numbers of these, under conditions between numbers. A plain 0 among vectors is the vector of zeros.
 */
final class CaseTerms {
    private final ShapedReader in;
    private final List<Sym> holes = new ArrayList<>();
    private final List<Term> values = new ArrayList<>();

    CaseTerms(ShapedReader in) {
        this.in = in;
    }

    Term read(Cursor cursor) {
        Cases cases = (Cases) cursor.next();
        ConditionReader conditions = new ConditionReader(in.numbers, this::number);
        Expr.Cases body = conditions.cases(cases, this::value);
        Term shaped = values.stream()
                .filter(value -> !(value instanceof Term.Scalar))
                .findFirst()
                .orElse(values.get(0));
        for (Term value : values) {
            boolean zero = value.equals(new Term.Scalar(Exprs.ZERO));
            if (!zero && !in.sizes.unify(shaped.shape(), value.shape())) {
                throw in.sizes.clash(
                        cases.span(),
                        List.of("the cases have different shapes", "one", "another"),
                        shaped.shape(),
                        value.shape(),
                        "expected values of one shape");
            }
        }
        return in.sizes.isScalar(shaped.shape())
                ? new Term.Scalar(body)
                : new Term.Pointwise(holes, body, values, shaped.shape());
    }

    /** The value of a case, for which a sign stands in its component; a number stands for itself. */
    private Expr value(List<Node> nodes, Span around) {
        Term term = in.read(nodes, around);
        values.add(term);
        Sym hole = in.reading().fresh("x");
        holes.add(hole);
        return in.sizes.isScalar(term.shape()) ? in.components().scalar(term) : hole;
    }

    private Expr number(List<Node> nodes, Span around) {
        Term term = in.read(nodes, around);
        if (!in.sizes.isScalar(term.shape())) {
            throw new LatexException(
                    around,
                    "vector-as-scalar",
                    Cursor.quote(nodes) + " " + in.sizes.words(term.shape())
                            + "; expected a condition between numbers");
        }
        return in.components().scalar(term);
    }
}
