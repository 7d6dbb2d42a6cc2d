package org.gradproof.symbolic.reader.grammar;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Reading;

/** Reads expressions; the parts of the grammar call each other through this. */
public final class Expressions {
    final Reading reading;
    final TermReader terms = new TermReader(this);
    final FactorReader factors = new FactorReader(this);
    final NameReader names = new NameReader(this);
    public final IndexReader indices = new IndexReader(this);
    final FunctionReader functions = new FunctionReader(this);
    final SumReader sums = new SumReader(this);
    final ConditionReader conditions = new ConditionReader(this);
    final IndicatorReader indicators = new IndicatorReader(this);
    final DerivativeReader derivatives = new DerivativeReader(this);
    final IntegralReader integrals = new IntegralReader(this);
    final ExpectationReader expectations = new ExpectationReader(this);
    final BookLaws books = new BookLaws(this);

    public Expressions(Reading reading) {
        this.reading = reading;
    }

    /** The expression that the nodes spell, all of them. */
    public Expr read(List<Node> nodes, Span around) {
        Cursor cursor = new Cursor(nodes, around);
        if (cursor.atEnd()) {
            throw cursor.error("missing-expression", "nothing stands here; expected an expression");
        }
        Expr expr = terms.sum(cursor);
        cursor.expectEnd();
        return expr;
    }
}
