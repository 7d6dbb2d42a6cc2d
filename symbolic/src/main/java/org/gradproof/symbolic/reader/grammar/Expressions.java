package org.gradproof.symbolic.reader.grammar;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;

/** Reads expressions; the parts of the grammar call each other through this. */
public final class Expressions {
    final Reading reading;
    final TermReader terms = new TermReader(this);
    final FactorReader factors = new FactorReader(this);
    final NameReader names = new NameReader(this);
    final CallReader calls = new CallReader(this);
    public final IndexReader indices = new IndexReader(this);
    final FunctionReader functions = new FunctionReader(this);
    final SumReader sums = new SumReader(this);
    final ConditionReader conditions = new ConditionReader(this);
    final IndicatorReader indicators = new IndicatorReader(this);
    final DerivativeReader derivatives = new DerivativeReader(this);
    final IntegralReader integrals = new IntegralReader(this);
    final LimitReader limits = new LimitReader(this);
    final ExpectationReader expectations = new ExpectationReader(this);
    final BookLaws books = new BookLaws(this);

    public Expressions(Reading reading) {
        this.reading = reading;
    }

    /** The factor at the cursor, with its power. */
    public Expr operand(Cursor cursor) {
        return factors.operand(cursor);
    }

    /** Whether a factor begins at the cursor, rather than an operator or the end. */
    public boolean startsFactor(Cursor cursor) {
        return terms.startsFactor(cursor);
    }

    /** Whether a letter that the formula itself binds stands at the cursor, and no declared name takes more. */
    public boolean bindsAt(Cursor cursor) {
        Node node = cursor.peek();
        return node != null && names.bound(cursor, node) != null;
    }

    /** Whether the letter can be an index: a given declares it as one, or none declares it. */
    boolean isIndex(String letter) {
        Declaration declared =
                reading.scope().declaration(Tree.readSpelling(letter).get(0));
        return declared == null || declared.kind() == Declaration.Kind.INDEX;
    }

    /** Whether an indicator stands at the cursor. */
    public boolean indicatorAt(Cursor cursor) {
        return indicators.standsAt(cursor);
    }

    /** Whether a derivative or a differential operator stands at the cursor. */
    public boolean derivativeAt(Cursor cursor) {
        return derivatives.isDerivative(cursor.peek());
    }

    /** The indices in the slots of the name that was found at the node. */
    public List<Expr> slots(Scope.Hit hit, Node node) {
        return names.slots(hit, node);
    }

    /** What is known while this is read. */
    public Reading reading() {
        return reading;
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
