package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.reader.grammar.Expressions;
import org.gradproof.symbolic.reader.grammar.FreeLetters;
import org.gradproof.symbolic.reader.grammar.SpeltFunctions;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.reader.scope.Session;
import org.gradproof.symbolic.reader.scope.Statement;
import org.jspecify.annotations.Nullable;

/** Reads the right side of a definition once its head is understood. */
final class Definitions {
    private final Session session;

    Definitions(Session session) {
        this.session = session;
    }

    /**
     * The definition.
     *
     * @param parameters letters that are the function's parameters; empty for a plain name
     * @param vector whether the right side is a vector, of which the head names a component
     * @param ranges of letters that are declared indices, the range
     */
    Given.Definition read(
            Statement statement,
            Head head,
            List<String> parameters,
            boolean vector,
            Map<String, DomainReader.IndexRange> ranges,
            Scope scope) {
        Reading reading = new Reading(session, scope, Reading.Undeclared.FAULT);
        List<Node> right = SpeltFunctions.joined(statement.right(), scope);
        FreeLetters letters = new FreeLetters(right, true);
        reading.freeLetters().addAll(letters.free());
        List<Local.Index> indices = new ArrayList<>();
        for (String letter : head.letters()) {
            DomainReader.IndexRange declared = ranges.get(letter);
            if (declared != null && !declared.low().equals(org.gradproof.symbolic.expr.Exprs.ONE)) {
                throw new LatexException(
                        statement.span(),
                        "unsupported-range",
                        "a family's index starts at 1; expected {1, …} for " + letter);
            }
            String spelling = letter.isEmpty() ? "i" : letter;
            Expr high = declared == null ? null : declared.high();
            Local.Index index = new Local.Index(spelling, session.bound(spelling), statement.span(), high);
            indices.add(index);
            if (!letter.isEmpty()) {
                reading.bind(letter, index);
            }
        }
        List<Sym> variables = new ArrayList<>();
        for (String parameter : parameters) {
            Sym variable = session.bound(parameter);
            variables.add(variable);
            reading.bind(parameter, new Local.Real(variable));
        }
        if (vector) {
            reading.readVectorsAt(indices.get(indices.size() - 1));
        }
        Expr body = new Expressions(reading).read(right, statement.span());
        if (vector) {
            Vectors.check(body, indices.get(indices.size() - 1).symbol(), statement.right());
        }
        List<Expr> highs = new ArrayList<>();
        for (Local.Index index : indices) {
            highs.add(high(index, statement));
        }
        RangeCheck check = new RangeCheck(reading, statement.span());
        for (Local.Index index : indices) {
            check.under(index.symbol(), high(index, statement));
        }
        check.check(body);
        List<Sym> symbols = indices.stream().map(Local.Index::symbol).toList();
        return new Given.Definition(head.name(), symbols, highs, variables, body, statement.latex());
    }

    private static Expr high(Local.Index index, Statement statement) {
        @Nullable Expr high = index.high();
        if (high == null) {
            throw new LatexException(
                    statement.span(),
                    "index-without-range",
                    "nothing tells how far the index \"" + index.letter() + "\" of " + Cursor.quote(statement.left())
                            + " runs; expected it as a component's index on the right, or declared");
        }
        return high;
    }
}
