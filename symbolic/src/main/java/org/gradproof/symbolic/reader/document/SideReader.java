package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.derivation.Side;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.givens.GivenTable;
import org.gradproof.symbolic.reader.grammar.Ellipses;
import org.gradproof.symbolic.reader.grammar.FreeLetters;
import org.gradproof.symbolic.reader.grammar.SpeltFunctions;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Dependence;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Statement;
import org.gradproof.symbolic.reader.shape.ShapedReader;
import org.gradproof.symbolic.reader.shape.ShapedSides;
import org.gradproof.symbolic.shape.Term;

/** Reads the sides of chains. */
final class SideReader {
    private final Reading reading;
    private final GivenTable table;
    private final Tree tree;
    private final Differentials differentials;

    SideReader(Reading reading, GivenTable table, Tree tree, Differentials differentials) {
        this.reading = reading;
        this.table = table;
        this.tree = tree;
        this.differentials = differentials;
    }

    /** The side with laws written out and functions spelt in letters joined. */
    private List<Node> written(List<Node> side) {
        return SpeltFunctions.joined(table.laws().row(differentials.row(side)), table.scope());
    }

    /** Notes the letters of a side, by which indices that nothing declares are known. */
    void noteLetters(List<Node> side) {
        FreeLetters letters = new FreeLetters(written(side), true);
        reading.freeLetters().addAll(letters.free());
        reading.indexLetters().addAll(letters.indices());
    }

    private static Side inDoubt(Side side) {
        return new Side(side.expr(), side.latex(), side.line(), side.column(), LatexWriter.write(side.expr()));
    }

    /** One side by itself. */
    Side read(List<Node> nodes) {
        return read(List.of(nodes), List.of(), new ArrayList<>(), false).get(0);
    }

    /** Both sides of a relation, each of which may tell the other's size: {@code \\nabla L = \\mathbf{0}}. */
    List<Side> pair(List<Node> left, Relation relation, List<Node> right) {
        return read(List.of(left, right), List.of(relation), new ArrayList<>(), false);
    }

    /**
     * The sides of a chain, with what was doubtful in each; those with a shape stand for their components.
     *
     * @param relations those between them
     * @param single whether it is one equation
     */
    List<Side> read(List<List<Node>> texts, List<Relation> relations, List<List<String>> warnings, boolean single) {
        ShapedReader shaped = new ShapedReader(reading);
        List<Term> terms = new ArrayList<>();
        for (List<Node> nodes : texts) {
            if (nodes.isEmpty()) {
                throw new LatexException(tree.end(), "missing-expression", "a side is empty; expected an expression");
            }
            reading.sideLetters().clear();
            List<Node> written = written(nodes);
            Ellipses.notes(nodes).forEach(note -> reading.warn(note.place(), note.message()));
            reading.sideLetters().addAll(new FreeLetters(written, true).free());
            terms.add(shaped.read(written, nodes.get(0).span()));
            warnings.add(reading.drainWarnings());
        }
        ShapedSides agreeing = new ShapedSides(shaped, single);
        List<Node> distance = agreeing.distance(terms, relations, texts);
        if (!distance.isEmpty()) {
            // By a reader of its own: the sizes of what was read stay open.
            ShapedReader apart = new ShapedReader(reading);
            terms.set(0, apart.read(distance, texts.get(0).get(0).span()));
            terms.set(1, new Term.Scalar(Exprs.ZERO));
            agreeing = new ShapedSides(apart, single);
        }
        List<Expr> exprs = agreeing.entries(terms, texts, texts.get(0).get(0).span());
        for (Relation relation : relations) {
            agreeing.refuseUnequal(terms.get(0), relation, texts.get(0).get(0).span());
        }
        List<String> shapes = reading.drainWarnings();
        if (!shapes.isEmpty()) {
            List<String> last = new ArrayList<>(warnings.get(warnings.size() - 1));
            last.addAll(shapes);
            warnings.set(warnings.size() - 1, List.copyOf(last));
        }
        List<Side> sides = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Span place = texts.get(i).get(0).span();
            boolean plain = terms.get(i) instanceof Term.Scalar;
            Side side = new Side(exprs.get(i), tree.latex(texts.get(i)), place.line(), place.column(), null);
            sides.add(warnings.get(i).isEmpty() || !plain ? side : inDoubt(side));
        }
        return sides;
    }

    /** A name whose given an inner section has made unreadable has no given at all. */
    void refuseBroken(List<Side> sides) {
        List<Expr> exprs = sides.stream().map(Side::expr).toList();
        for (Name name : Dependence.unfolded(exprs, table.scope())) {
            Declaration declaration = table.scope().find(name);
            Statement home = declaration == null ? null : declaration.home();
            LatexException fault = home == null ? null : table.fault(home);
            if (fault != null) {
                throw fault;
            }
        }
    }
}
