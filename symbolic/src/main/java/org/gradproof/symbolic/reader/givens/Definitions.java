package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.reader.grammar.FreeLetters;
import org.gradproof.symbolic.reader.grammar.SpeltFunctions;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.reader.scope.Session;
import org.gradproof.symbolic.reader.scope.Statement;
import org.gradproof.symbolic.reader.shape.ShapedReader;
import org.gradproof.symbolic.shape.Shape;
import org.gradproof.symbolic.shape.Term;
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
     * @param slots how many indices of a component the right side has: 1 for a vector, 2 for a matrix
     * @param ranges of letters that are declared indices, the range
     * @param series to what family with members by number it belongs, or null
     */
    Given.Definition read(
            Statement statement,
            Head head,
            List<String> parameters,
            int slots,
            Map<String, DomainReader.IndexRange> ranges,
            Members.@Nullable Series series,
            Scope scope) {
        Reading reading = new Reading(session, scope, Reading.Undeclared.FAULT);
        List<Node> right = SpeltFunctions.joined(statement.right(), scope);
        FreeLetters letters = new FreeLetters(right, true);
        reading.freeLetters().addAll(letters.free());
        List<Local.Index> indices = new ArrayList<>();
        for (String letter : head.letters()) {
            DomainReader.IndexRange declared = series == null ? ranges.get(letter) : series.range();
            if (declared != null && series == null && !declared.low().equals(Exprs.ONE)) {
                throw new LatexException(
                        statement.span(),
                        "unsupported-range",
                        "a family's index starts at 1; expected {1, …} for " + letter);
            }
            String spelling =
                    letter.isEmpty() ? (indices.size() == head.letters().size() - slots ? "i" : "j") : letter;
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
        ShapedReader shaped = new ShapedReader(reading);
        Term term = series == null ? shaped.read(right, statement.span()) : number(shaped, right, statement);
        int first = indices.size() - slots;
        Expr row = slots > 0 ? indices.get(first).symbol() : Exprs.ONE;
        Expr col = slots > 1 ? indices.get(first + 1).symbol() : Exprs.ONE;
        Expr body = shaped.component(term, row, col);
        Shape shape = shaped.shape(term);
        if (slots > 0) {
            indices.get(first).usedUpTo(shape.rows());
        }
        if (slots > 1) {
            indices.get(first + 1).usedUpTo(shape.cols());
        }
        List<Expr> highs = new ArrayList<>();
        for (Local.Index index : indices) {
            highs.add(high(index, statement));
        }
        RangeCheck check = new RangeCheck(reading, statement.span());
        for (Local.Index index : indices) {
            DomainReader.IndexRange declared = series == null ? ranges.get(index.letter()) : series.range();
            check.under(index.symbol(), declared == null ? Exprs.ONE : declared.low(), high(index, statement));
        }
        if (series != null) {
            return joined(head, series, indices.get(0), body, check, scope);
        }
        check.check(body);
        List<Sym> symbols = indices.stream().map(Local.Index::symbol).toList();
        return new Given.Definition(head.name(), symbols, highs, variables, body, statement.latex());
    }

    /** What a family's rule says, which is a number: families of vectors are not defined by their members before. */
    private static Term number(ShapedReader shaped, List<Node> right, Statement statement) {
        try {
            Term term = shaped.read(right, statement.span());
            if (shaped.shape(term).isScalar()) {
                return term;
            }
        } catch (LatexException e) {
            if (!e.error().kind().equals("shape-mismatch")) {
                throw e;
            }
        }
        throw ofVectors(statement);
    }

    private static LatexException ofVectors(Statement statement) {
        return new LatexException(
                statement.span(),
                "unsupported-family",
                Cursor.quote(statement.left()) + " belongs to a family of vectors that is defined by members before"
                        + " it, which is not known; expected one step of it, as \"\\mathbf{w}_t, \\mathbf{w}_{t+1} \\in"
                        + " \\mathbb{R}^n\" and \"\\mathbf{w}_{t+1} = …\" without a given for t, or numbers");
    }

    /** A family some of whose members are given by number: these, and the rule for the others. */
    private Given.Definition joined(
            Head head, Members.Series series, Local.Index index, Expr rule, RangeCheck check, Scope scope) {
        Expr high = Exprs.shifted(high(index, series.general()), series.shift());
        Sym kept = session.bound(index.letter());
        Substitution substitution = new Substitution();
        List<Expr.Branch> branches = new ArrayList<>();
        series.numbered().forEach((number, statement) -> {
            check.where(new Cond.Not(new Cond.Rel(index.symbol(), Relation.EQ, Exprs.num(number))));
            Cond there = new Cond.Rel(kept, Relation.EQ, Exprs.num(number + series.shift()));
            boolean declared = statement.kind() == Statement.Kind.MEMBER;
            branches.add(new Expr.Branch(
                    declared ? new Sym(series.name(statement, number)) : value(statement, scope), there));
        });
        Statement last = series.last();
        if (last != null) {
            check.where(new Cond.Not(new Cond.Rel(index.symbol(), Relation.EQ, high(index, series.general()))));
            branches.add(new Expr.Branch(value(last, scope), new Cond.Rel(kept, Relation.EQ, high)));
        }
        check.check(rule);
        Expr other = substitution.apply(rule, Map.of(index.symbol().name(), Exprs.shifted(kept, -series.shift())));
        branches.add(new Expr.Branch(other, new Cond.True()));
        Expr body = branches.size() == 1 ? other : new Expr.Cases(branches);
        return new Given.Definition(
                head.name(),
                List.of(kept),
                List.of(high),
                List.of(),
                body,
                series.general().latex());
    }

    /** The value that the statement gives a member of a family by number. */
    Expr value(Statement statement, Scope scope) {
        Reading reading = new Reading(session, scope, Reading.Undeclared.FAULT);
        List<Node> right = SpeltFunctions.joined(statement.right(), scope);
        reading.freeLetters().addAll(new FreeLetters(right, true).free());
        ShapedReader shaped = new ShapedReader(reading);
        Term term = shaped.read(right, statement.span());
        if (!shaped.shape(term).isScalar()) {
            throw ofVectors(statement);
        }
        Expr value = shaped.component(term, Exprs.ONE, Exprs.ONE);
        new RangeCheck(reading, statement.span()).check(value);
        return value;
    }

    /**
     * How many indices a component of the right side has; {@code before} where that cannot be told yet, as when it uses
     * a name that will turn out to be a vector.
     */
    int slots(Statement statement, Scope scope, int before) {
        Reading reading = new Reading(session, scope, Reading.Undeclared.FREE);
        List<Node> right = SpeltFunctions.joined(statement.right(), scope);
        reading.freeLetters().addAll(new FreeLetters(right, true).free());
        ShapedReader shaped = new ShapedReader(reading);
        try {
            Shape shape = shaped.shape(shaped.read(right, statement.span()));
            return shape.isScalar() ? 0 : shape.isColumn() ? 1 : 2;
        } catch (LatexException e) {
            // Its own reading says what is wrong with it, if it still is by then.
            return before;
        }
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
