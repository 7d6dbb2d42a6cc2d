package org.gradproof.symbolic.reader.givens;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Reading;
import org.jspecify.annotations.Nullable;

/** Checks that every index stays within the range of its slot. */
public final class RangeCheck {
    private final Reading reading;
    private final Span around;
    private final Deque<IndexWalk.Range> ranges = new ArrayDeque<>();
    private final Deque<Cond> conditions = new ArrayDeque<>();

    public RangeCheck(Reading reading, Span around) {
        this.reading = reading;
        this.around = around;
    }

    /** An index that the whole expression is under. */
    RangeCheck under(Sym index, Expr low, Expr high) {
        ranges.push(new IndexWalk.Range(index.name(), low, high));
        return this;
    }

    /** The same where this holds. */
    RangeCheck where(Cond condition) {
        conditions.push(condition);
        return this;
    }

    /** The same where these hold. */
    public RangeCheck given(List<Assumption> assumptions) {
        assumptions.forEach(assumption -> conditions.push(assumption.relation()));
        return this;
    }

    /**
     * Checks all indices in the expression.
     *
     * @throws LatexException if one leaves its range for every size
     */
    public void check(Expr expr) {
        if (expr instanceof Sym symbol) {
            slots(symbol.name(), symbol.indices(), expr);
        } else if (expr instanceof Call call) {
            slots(call.function(), call.indices(), expr);
        } else if (expr instanceof Binder binder) {
            binder(binder);
            return;
        } else if (expr instanceof Expr.OfMatrix matrix) {
            ranges.push(new IndexWalk.Range(matrix.row().name(), Exprs.ONE, matrix.size()));
            ranges.push(new IndexWalk.Range(matrix.col().name(), Exprs.ONE, matrix.size()));
            check(matrix.entry());
            ranges.pop();
            ranges.pop();
            check(matrix.exponent());
            check(matrix.atRow());
            check(matrix.atCol());
            return;
        } else if (expr instanceof Expr.Cases cases) {
            cases(cases);
            return;
        }
        Parts.of(expr).forEach(this::check);
    }

    private void binder(Binder binder) {
        check(binder.low());
        check(binder.high());
        ranges.push(new IndexWalk.Range(binder.variable().name(), binder.low(), binder.high()));
        Parts.of(binder.filter()).forEach(this::check);
        conditions.push(binder.filter());
        check(binder.body());
        conditions.pop();
        ranges.pop();
    }

    /** A branch that is not taken need not be defined. */
    private void cases(Expr.Cases cases) {
        int before = 0;
        for (Expr.Branch branch : cases.branches()) {
            Parts.of(branch.condition()).forEach(this::check);
            conditions.push(branch.condition());
            check(branch.value());
            conditions.pop();
            conditions.push(new Cond.Not(branch.condition()));
            before++;
        }
        for (int i = 0; i < before; i++) {
            conditions.pop();
        }
    }

    private void slots(Name name, List<Expr> indices, Expr whole) {
        if (indices.isEmpty()) {
            return;
        }
        Declaration declaration = reading.scope().find(name);
        if (declaration == null) {
            return;
        }
        List<Expr> highs = Declaration.ranges(declaration.given().get());
        for (int i = 0; i < indices.size() && i < highs.size(); i++) {
            slot(indices.get(i), highs.get(i), name.shiftAt(i), whole);
        }
    }

    private void slot(Expr index, Expr high, int shift, Expr whole) {
        if (index.equals(high) || isWholeRange(index, high)) {
            return;
        }
        List<IndexWalk.Range> all = new ArrayList<>(ranges);
        List<Cond> known = new ArrayList<>(conditions);
        known.addAll(reading.scope().indexFacts());
        IndexWalk walk = new IndexWalk(all, known, this::range);
        if (walk.alwaysLeaves(index, high)) {
            Span place = reading.place(whole);
            throw new LatexException(
                    place == null ? around : place,
                    "index-out-of-range",
                    "the index " + LatexWriter.write(Exprs.shifted(index, -shift)) + " of \""
                            + LatexWriter.write(whole) + "\" is not always between " + (1 - shift) + " and "
                            + LatexWriter.write(Exprs.shifted(high, -shift))
                            + "; expected an index over that range");
        }
    }

    private boolean isWholeRange(Expr index, Expr high) {
        if (!(index instanceof Sym symbol)) {
            return false;
        }
        for (IndexWalk.Range range : ranges) {
            if (range.name().equals(symbol.name())) {
                return range.low().equals(Exprs.ONE) && range.high().equals(high);
            }
        }
        IndexWalk.Range free = range(symbol.name());
        return free != null && free.low().equals(Exprs.ONE) && free.high().equals(high);
    }

    /** The range of a free index: declared, or found from its use. */
    private IndexWalk.@Nullable Range range(Name name) {
        Declaration declaration = reading.scope().find(name);
        if (declaration != null && declaration.kind() == Declaration.Kind.INDEX) {
            return declaration.given().get() instanceof Given.Index index
                    ? new IndexWalk.Range(name, index.low(), index.high())
                    : null;
        }
        for (Local.Index index : reading.implicit()) {
            Expr high = index.high();
            if (index.symbol().name().equals(name) && high != null) {
                return new IndexWalk.Range(name, Exprs.ONE, high);
            }
        }
        return null;
    }
}
