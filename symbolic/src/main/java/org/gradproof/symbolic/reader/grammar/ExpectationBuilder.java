package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Infinity;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Local;
import org.jspecify.annotations.Nullable;

/** Builds what an expectation means: the laws' densities or masses times the value, integrated or summed. */
final class ExpectationBuilder {
    private final Expressions in;
    private final Span place;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Local> locals = new ArrayList<>();
    private final List<@Nullable Expr> highs = new ArrayList<>();
    private final List<Expr> weights = new ArrayList<>();

    ExpectationBuilder(Expressions in, Span place) {
        this.in = in;
        this.place = place;
    }

    /** Variables that have the law together. */
    void add(List<Node> variables, Distribution law) {
        List<Expr> symbols = new ArrayList<>();
        Expr high = law.high();
        for (Node variable : variables) {
            String letter = Spelling.of(variable);
            Sym symbol = in.reading.fresh(letter);
            symbols.add(symbol);
            nodes.add(variable);
            highs.add(high);
            locals.add(high == null ? new Local.Real(symbol) : new Local.Index(letter, symbol, place, high));
        }
        Declaration declaration = law.declaration();
        if (high != null) {
            weights.add(in.reading.at(new Sym(declaration.name(), symbols), place));
            return;
        }
        if (!Declaration.ranges(declaration.given().get()).isEmpty()) {
            throw new LatexException(
                    place,
                    "unknown-law",
                    "\"" + declaration.name().lettered() + "\" is a family of functions; expected one law");
        }
        in.reading.isDensity(declaration, place);
        weights.add(new Call(declaration.name(), List.of(), symbols, Collections.nCopies(symbols.size(), 0)));
    }

    /** The expectation of the bracket's body. */
    Expr of(Bracket body, String law) {
        for (int i = 0; i < nodes.size(); i++) {
            in.reading.bind(Spelling.of(nodes.get(i)), locals.get(i));
        }
        Expr value = in.read(body.body(), body.span());
        nodes.forEach(node -> in.reading.unbind(Spelling.of(node)));
        List<Expr> factors = new ArrayList<>(weights);
        factors.add(value);
        Expr expanded = Exprs.mul(factors);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Expr high = highs.get(i);
            Sym symbol = locals.get(i).symbol();
            expanded = high == null
                    ? new Integral(symbol, new Infinity(false), new Infinity(true), expanded)
                    : new Binder(Kind.SUM, symbol, Exprs.ONE, high, new Cond.True(), expanded);
        }
        return in.reading.at(ExpectationReader.expectation(law, expanded), place);
    }
}
