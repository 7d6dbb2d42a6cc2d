package org.gradproof.verify.random.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;

/**
 * Declares what a claim uses without a given: a one-letter subscript of a declared family is an index
 * over that range, a bound of a range that nothing declares is a size.
 */
public final class Completion {
    private final Givens givens;
    private final Map<Name, Given> found = new LinkedHashMap<>();

    private Completion(Givens givens) {
        this.givens = givens;
    }

    /** The givens with the free indices and sizes of the expressions declared. */
    public static Givens of(Givens givens, Expr... exprs) {
        Completion completion = new Completion(givens);
        for (Expr expr : exprs) {
            completion.visit(expr);
        }
        for (Given given : givens.all()) {
            if (given instanceof Given.Family family) {
                family.ranges().forEach(completion::size);
            } else if (given instanceof Given.SmoothFunction f) {
                f.ranges().forEach(completion::size);
            } else if (given instanceof Given.Index index) {
                completion.size(index.high());
            } else if (given instanceof Given.Definition definition) {
                definition.ranges().forEach(completion::size);
                completion.visit(definition.body());
            } else if (given instanceof Given.Assumption assumption) {
                assumption.universalRanges().forEach(completion::size);
                completion.visit(assumption.relation());
            }
        }
        if (completion.found.isEmpty()) {
            return givens;
        }
        List<Given> all = new ArrayList<>(completion.found.values());
        all.addAll(givens.all());
        return givens.with(all);
    }

    /** A name in a range. */
    private void size(Expr range) {
        for (Name name : Mentioned.in(range)) {
            if (!name.isBound() && givens.find(name) == null) {
                found.putIfAbsent(name, new Given.Size(name, name.spelling() + " \\in \\mathbb{N}"));
            }
        }
    }

    private void slots(List<Expr> indices, List<Expr> ranges) {
        for (int slot = 0; slot < Math.min(indices.size(), ranges.size()); slot++) {
            Expr high = ranges.get(slot);
            for (Name name : Mentioned.in(indices.get(slot))) {
                if (!name.isBound() && givens.find(name) == null && !found.containsKey(name)) {
                    String latex = name.spelling() + " \\in \\{1, \\ldots\\}";
                    found.put(name, new Given.Index(name, Exprs.ONE, high, latex));
                }
            }
        }
    }

    private void visit(Iterable<? extends Expr> exprs) {
        exprs.forEach(this::visit);
    }

    private void visit(Expr expr) {
        if (expr instanceof Sym sym) {
            Given given = givens.find(sym.name());
            if (given instanceof Given.Family family) {
                slots(sym.indices(), family.ranges());
            } else if (given instanceof Given.Definition definition) {
                slots(sym.indices(), definition.ranges());
            }
            visit(sym.indices());
        } else if (expr instanceof Expr.Add add) {
            visit(add.terms());
        } else if (expr instanceof Expr.Mul mul) {
            visit(mul.factors());
        } else if (expr instanceof Expr.Pow pow) {
            visit(pow.base());
            visit(pow.exponent());
        } else if (expr instanceof Expr.Fn fn) {
            visit(fn.arguments());
        } else if (expr instanceof Expr.Call call) {
            Given given = givens.find(call.function());
            if (given instanceof Given.SmoothFunction f) {
                slots(call.indices(), f.ranges());
            } else if (given instanceof Given.Definition definition) {
                slots(call.indices(), definition.ranges());
            }
            visit(call.arguments());
        } else if (expr instanceof Expr.Indicator indicator) {
            visit(indicator.condition());
        } else if (expr instanceof Expr.Cases cases) {
            for (Expr.Branch branch : cases.branches()) {
                visit(branch.value());
                visit(branch.condition());
            }
        } else if (expr instanceof Expr.Binder binder) {
            visit(binder.body());
            visit(binder.filter());
            size(binder.high());
        } else if (expr instanceof Expr.Integral integral) {
            visit(integral.body());
        } else if (expr instanceof Expr.OfMatrix matrix) {
            visit(matrix.entry());
            visit(matrix.exponent());
            size(matrix.size());
        } else if (expr instanceof Expr.Expectation expectation) {
            visit(expectation.expanded());
        } else if (expr instanceof Expr.Deriv deriv) {
            visit(deriv.variable());
            visit(deriv.body());
        }
    }

    private void visit(Cond cond) {
        if (cond instanceof Cond.Rel rel) {
            visit(rel.left());
            visit(rel.right());
        } else if (cond instanceof Cond.And and) {
            and.parts().forEach(this::visit);
        } else if (cond instanceof Cond.Or or) {
            or.parts().forEach(this::visit);
        } else if (cond instanceof Cond.Not not) {
            visit(not.part());
        }
    }
}
