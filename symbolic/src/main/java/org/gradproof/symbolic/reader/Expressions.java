package org.gradproof.symbolic.reader;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Span;

/** Reads expressions; the parts of the grammar call each other through this. */
final class Expressions {
    final Reading reading;
    final Terms terms = new Terms(this);
    final Factors factors = new Factors(this);
    final Names names = new Names(this);
    final Indices indices = new Indices(this);
    final Functions functions = new Functions(this);
    final Sums sums = new Sums(this);
    final Conditions conditions = new Conditions(this);
    final Indicators indicators = new Indicators(this);
    final Derivatives derivatives = new Derivatives(this);
    final Integrals integrals = new Integrals(this);
    final Expectations expectations = new Expectations(this);

    Expressions(Reading reading) {
        this.reading = reading;
    }

    /** The expression that the nodes spell, all of them. */
    Expr read(List<Node> nodes, Span around) {
        Cursor cursor = new Cursor(nodes, around);
        if (cursor.atEnd()) {
            throw cursor.error("missing-expression", "nothing stands here; expected an expression");
        }
        Expr expr = terms.sum(cursor);
        cursor.expectEnd();
        return expr;
    }
}
