package org.gradproof.symbolic.reader.document;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.givens.GivenScope;
import org.gradproof.symbolic.reader.givens.RangeCheck;
import org.gradproof.symbolic.reader.grammar.FreeLetters;
import org.gradproof.symbolic.reader.grammar.SpeltFunctions;
import org.gradproof.symbolic.reader.scope.Layout;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.reader.scope.Session;
import org.gradproof.symbolic.reader.shape.ShapedReader;
import org.gradproof.symbolic.reader.shape.ShapedSides;
import org.gradproof.symbolic.source.SourceError;

/** Reads single expressions under givens that are known. */
public final class ExpressionReader {
    private ExpressionReader() {}

    /**
     * The expression that the LaTeX spells. An undeclared index letter of a component is a free index.
     *
     * @throws LatexException if it cannot be read; the place counts from line 1, column 1
     */
    public static Expr read(String latex, Givens givens) {
        Tree tree = Tree.read(latex, 1, 1);
        List<List<Node>> lines = Layout.chainLines(tree.nodes());
        if (lines.size() != 1) {
            throw new LatexException(new SourceError(
                    1, 1, "missing-expression", "\"" + latex + "\" is not one expression; expected one"));
        }
        Scope scope = GivenScope.of(givens);
        List<Node> nodes = SpeltFunctions.joined(lines.get(0), scope);
        Reading reading = new Reading(new Session(GivenScope.lastBound(givens)), scope, Reading.Undeclared.FREE);
        FreeLetters letters = new FreeLetters(nodes, true);
        reading.freeLetters().addAll(letters.free());
        reading.sideLetters().addAll(letters.free());
        reading.indexLetters().addAll(letters.indices());
        ShapedReader shaped = new ShapedReader(reading);
        Expr expr = new ShapedSides(shaped)
                .entries(
                        List.of(shaped.read(nodes, nodes.get(0).span())),
                        lines,
                        nodes.get(0).span())
                .get(0);
        reading.closeIndices();
        new RangeCheck(reading, nodes.get(0).span()).check(expr);
        return expr;
    }
}
