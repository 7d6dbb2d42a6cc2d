package org.gradproof.symbolic.symja;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;

/** Which names an expression mentions, by itself or through its definitions and its declarations' ranges. */
final class Mentions {
    private final Givens givens;
    private final Set<Name> names = new TreeSet<>();
    private final List<Expr.Sym> symbols = new ArrayList<>();
    private final Deque<Name> open = new ArrayDeque<>();

    private Mentions(Givens givens) {
        this.givens = givens;
    }

    /** What the expressions mention. */
    static Mentions of(Givens givens, List<Expr> exprs) {
        Mentions mentions = new Mentions(givens);
        exprs.forEach(mentions::add);
        mentions.follow();
        return mentions;
    }

    /** The assumptions that have to do with these names, whose own names are added. */
    List<Assumption> addAssumptions() {
        List<Assumption> related = new ArrayList<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Assumption assumption : givens.assumptions()) {
                if (!related.contains(assumption) && touches(assumption)) {
                    related.add(assumption);
                    add(assumption.relation());
                    assumption.universalRanges().forEach(this::add);
                    follow();
                    grown = true;
                }
            }
        }
        return related;
    }

    private boolean touches(Assumption assumption) {
        Set<Name> its = of(
                        givens,
                        List.of(
                                assumption.relation().left(),
                                assumption.relation().right()))
                .names;
        return its.stream().anyMatch(names::contains);
    }

    /** All names, in order. */
    Set<Name> names() {
        return names;
    }

    /** All symbols with indices. */
    List<Expr.Sym> symbols() {
        return symbols;
    }

    boolean contains(Name name) {
        return names.contains(name);
    }

    private void follow() {
        while (!open.isEmpty()) {
            Given given = givens.find(open.pop());
            if (given instanceof Given.Definition definition) {
                definition.ranges().forEach(this::add);
                add(definition.body());
            } else if (given instanceof Given.Family family) {
                family.ranges().forEach(this::add);
            } else if (given instanceof Given.Index index) {
                add(index.low());
                add(index.high());
            } else if (given instanceof Given.IndexSet set) {
                add(set.high());
                add(set.size());
            } else if (given instanceof Given.SmoothFunction function) {
                function.ranges().forEach(this::add);
            }
        }
    }

    private void add(Name name) {
        if (names.add(name)) {
            open.push(name);
        }
    }

    private void add(Expr expr) {
        if (expr instanceof Expr.Sym sym) {
            add(sym.name());
            if (!sym.indices().isEmpty()) {
                symbols.add(sym);
            }
            sym.indices().forEach(this::add);
        } else if (expr instanceof Expr.Add sum) {
            sum.terms().forEach(this::add);
        } else if (expr instanceof Expr.Mul product) {
            product.factors().forEach(this::add);
        } else if (expr instanceof Expr.Pow pow) {
            add(pow.base());
            add(pow.exponent());
        } else if (expr instanceof Expr.Fn fn) {
            fn.arguments().forEach(this::add);
        } else if (expr instanceof Expr.Call call) {
            add(call.function());
            call.indices().forEach(this::add);
            call.arguments().forEach(this::add);
        } else if (expr instanceof Expr.Indicator indicator) {
            add(indicator.condition());
        } else if (expr instanceof Expr.Cases cases) {
            for (Expr.Branch branch : cases.branches()) {
                add(branch.value());
                add(branch.condition());
            }
        } else if (expr instanceof Expr.Binder binder) {
            add(binder.low());
            add(binder.high());
            add(binder.filter());
            add(binder.body());
        } else if (expr instanceof Expr.Integral integral) {
            add(integral.low());
            add(integral.high());
            add(integral.body());
        } else if (expr instanceof Expr.OfMatrix matrix) {
            add(matrix.size());
            add(matrix.entry());
            add(matrix.exponent());
            add(matrix.atRow());
            add(matrix.atCol());
        } else if (expr instanceof Expr.Expectation expectation) {
            add(expectation.expanded());
        } else if (expr instanceof Expr.Deriv deriv) {
            add(deriv.variable());
            add(deriv.body());
        }
    }

    private void add(Cond cond) {
        if (cond instanceof Cond.Rel rel) {
            add(rel.left());
            add(rel.right());
        } else if (cond instanceof Cond.Member member) {
            add(member.index());
            add(member.set());
        } else if (cond instanceof Cond.And and) {
            and.parts().forEach(this::add);
        } else if (cond instanceof Cond.Or or) {
            or.parts().forEach(this::add);
        } else if (cond instanceof Cond.Not not) {
            add(not.part());
        }
    }
}
