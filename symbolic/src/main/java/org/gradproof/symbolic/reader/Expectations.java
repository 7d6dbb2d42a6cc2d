package org.gradproof.symbolic.reader;

import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;

/** Expectations under a law. */
final class Expectations {
    private final Expressions in;

    Expectations(Expressions in) {
        this.in = in;
    }

    boolean standsAt(Cursor cursor) {
        Node node = cursor.peek();
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        return base != null
                && Letters.isExpectation(base)
                && in.reading.scope().find(cursor.nodes(), cursor.position()) == null;
    }

    Expr read(Cursor cursor) {
        if (cursor.atEnd()) {
            return in.read(cursor.rest(), cursor.here());
        }
        throw cursor.error("not-yet", "expectations are not read yet");
    }
}
