package org.gradproof.symbolic.reader.grammar;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Indices: letters, numbers, sizes, and sums of these. */
public final class IndexReader {
    private final Expressions in;

    IndexReader(Expressions in) {
        this.in = in;
    }

    /** An index in a slot that runs from 1 to {@code high}. */
    public Expr read(List<Node> nodes, Span around, Expr high) {
        if (nodes.size() == 1) {
            Local.Index index = index(nodes.get(0));
            if (index != null) {
                index.usedUpTo(high);
                return index.symbol();
            }
        }
        return read(nodes, around);
    }

    /** An index in a slot that runs from {@code 1 - shift} as it is written, and is kept by that more. */
    Expr read(List<Node> nodes, Span around, Expr high, int shift) {
        return shift == 0 ? read(nodes, around, high) : Exprs.shifted(read(nodes, around), shift);
    }

    /** An index, or a bound of one. */
    public Expr read(List<Node> nodes, Span around) {
        Cursor cursor = new Cursor(nodes, around);
        List<Expr> terms = new ArrayList<>();
        boolean negative = cursor.take("-");
        while (true) {
            Expr term = term(cursor);
            terms.add(negative ? WrittenArithmetic.negate(term) : term);
            if (cursor.take("+")) {
                negative = false;
            } else if (cursor.take("-")) {
                negative = true;
            } else if (cursor.atEnd()) {
                return Exprs.add(terms);
            } else {
                throw cursor.error(
                        "unexpected-index",
                        Cursor.quote(nodes) + " is not one index; expected a letter, a number, or their sum");
            }
        }
    }

    /** Where nothing else tells, an index that is compared with a declared one has its range. */
    void compare(Local.Index index, Expr other) {
        if (other instanceof Sym symbol) {
            Declaration declaration = in.reading.scope().find(symbol.name());
            if (declaration != null
                    && declaration.kind() == Declaration.Kind.INDEX
                    && declaration.given().get() instanceof Given.Index given) {
                index.mayRunUpTo(given.high());
            }
        }
    }

    private Expr term(Cursor cursor) {
        Node node = cursor.next();
        if (node instanceof Numeral number) {
            if (number.digits().indexOf('.') >= 0) {
                throw notAnIndex(node);
            }
            Expr factor = new Num(new Rational(new BigInteger(number.digits()), BigInteger.ONE));
            Node next = cursor.peek();
            boolean letter = next != null && !Cursor.isSymbol(next, "+") && !Cursor.isSymbol(next, "-");
            return letter ? Exprs.mul(factor, letter(cursor.next())) : factor;
        }
        return letter(node);
    }

    private Expr letter(Node node) {
        Local.Index index = index(node);
        if (index != null) {
            return index.symbol();
        }
        Scope.Hit hit = in.reading.scope().find(List.of(node), 0);
        if (hit == null || hit.match().primes() > 0 || !hit.match().power().isEmpty()) {
            throw notAnIndex(node);
        }
        Declaration.Kind kind = hit.declaration().kind();
        if (kind == Declaration.Kind.INDEX || kind == Declaration.Kind.SIZE) {
            Sym symbol = new Sym(hit.declaration().name());
            return symbol.name().predecessor().isEmpty() ? symbol : Exprs.shifted(symbol, -1);
        }
        throw notAnIndex(node);
    }

    /** The bound or undeclared index that the node is; null if it is declared or no index. */
    Local.@Nullable Index index(Node node) {
        Reading.Bound bound = in.reading.bound(node);
        if (bound != null && bound.primes() == 0 && bound.power().isEmpty()) {
            if (bound.local() instanceof Local.Index index) {
                return index;
            }
            throw notAnIndex(node);
        }
        if (in.reading.scope().find(List.of(node), 0) != null) {
            return null;
        }
        return isIndexName(node) ? in.reading.implicit(node) : null;
    }

    private static boolean isIndexName(Node node) {
        return Reading.isLetter(node)
                || (node instanceof Scripted s && s.sup().isEmpty() && s.sub().isEmpty() && Reading.isLetter(s.base()));
    }

    private static LatexException notAnIndex(Node node) {
        return new LatexException(
                node.span(),
                "not-an-index",
                Cursor.quote(node) + " is no index; expected an index, a size or a whole number");
    }
}
