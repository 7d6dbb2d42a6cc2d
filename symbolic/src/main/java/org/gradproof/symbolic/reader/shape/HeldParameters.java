package org.gradproof.symbolic.reader.shape;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.BookLaws;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.shape.Term;

/**
 * Expectations under laws of numbers whose parameters are numbers made of vectors, as {@code y \sim
 * \mathcal{N}(w^\top x, \sigma^2)}: the parameters stand as letters while the rest is read.
 */
final class HeldParameters {
    private final ShapedReader in;

    HeldParameters(ShapedReader in) {
        this.in = in;
    }

    static boolean standAt(Cursor cursor, Scope scope) {
        return cursor.peek() instanceof Scripted sign
                && stand(sign, scope)
                && cursor.peek(1) instanceof Bracket body
                && !ShapedText.stands(body.body(), scope);
    }

    static boolean stand(Scripted sign, Scope scope) {
        int last = sign.sub().size() - 1;
        return sign.base() instanceof Styled styled
                && styled.style().equals("\\mathbb")
                && Spelling.of(styled.body()).equals("E")
                && last > 1
                && Cursor.isSymbol(sign.sub().get(1), "\\sim")
                && sign.sub().get(last) instanceof Bracket law
                && BookLaws.points(sign.sub().subList(2, last + 1)).isEmpty()
                && ShapedText.stands(law.body(), scope);
    }

    Term read(Cursor cursor) {
        Scripted sign = (Scripted) cursor.next();
        Node body = cursor.next();
        int last = sign.sub().size() - 1;
        Bracket law = (Bracket) sign.sub().get(last);
        List<Node> parameters = new ArrayList<>();
        List<Sym> holes = new ArrayList<>();
        List<Term> held = new ArrayList<>();
        for (List<Node> part : Pattern.splitAtCommas(law.body())) {
            if (!parameters.isEmpty()) {
                parameters.add(new Symbol(",", law.span()));
            }
            if (!in.stands(part)) {
                parameters.addAll(part);
                continue;
            }
            Term value = in.read(part, law.span());
            if (!in.sizes.isScalar(value.shape())) {
                throw new LatexException(
                        law.span(),
                        "shape-mismatch",
                        "the parameter " + Cursor.quote(part) + " " + in.sizes.words(value.shape())
                                + "; expected a number, or a law of vectors such as \\mathcal{N}(\\mathbf{m}, \\Sigma)");
            }
            Sym hole = in.reading().fresh("x");
            String letter = "@" + hole.name().id();
            in.reading().bind(letter, new Local.Real(hole));
            parameters.add(new Symbol(letter, law.span()));
            holes.add(hole);
            held.add(value);
        }
        List<Node> sub = new ArrayList<>(sign.sub().subList(0, last));
        sub.add(new Bracket(law.open(), law.close(), parameters, law.span()));
        Node plain = new Scripted(sign.base(), sub, sign.sup(), sign.primes(), sign.span());
        Cursor inner = new Cursor(List.of(plain, body), sign.span());
        Expr value = in.numbers.operand(inner);
        inner.expectEnd();
        holes.forEach(hole -> in.reading().unbind("@" + hole.name().id()));
        return new Term.Pointwise(holes, value, held, Shape.SCALAR);
    }
}
