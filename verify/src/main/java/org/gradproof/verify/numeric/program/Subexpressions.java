package org.gradproof.verify.numeric.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;

/** The direct parts of expressions and conditions. */
final class Subexpressions {
    private Subexpressions() {}

    /** Whether one of the names occurs. */
    static boolean mentions(Expr e, Set<Name> names) {
        if (e instanceof Expr.Sym sym && names.contains(sym.name())) {
            return true;
        }
        for (Expr part : of(e)) {
            if (mentions(part, names)) {
                return true;
            }
        }
        return false;
    }

    /** Those of an expression, conditions' sides among them. */
    static List<Expr> of(Expr e) {
        if (e instanceof Expr.Sym sym) {
            return sym.indices();
        } else if (e instanceof Expr.Add add) {
            return add.terms();
        } else if (e instanceof Expr.Mul mul) {
            return mul.factors();
        } else if (e instanceof Expr.Pow pow) {
            return List.of(pow.base(), pow.exponent());
        } else if (e instanceof Expr.Fn fn) {
            return fn.arguments();
        } else if (e instanceof Expr.Call call) {
            List<Expr> parts = new ArrayList<>(call.indices());
            parts.addAll(call.arguments());
            return parts;
        } else if (e instanceof Expr.Indicator indicator) {
            return of(indicator.condition());
        } else if (e instanceof Expr.Cases cases) {
            List<Expr> parts = new ArrayList<>();
            for (Expr.Branch branch : cases.branches()) {
                parts.add(branch.value());
                parts.addAll(of(branch.condition()));
            }
            return parts;
        } else if (e instanceof Expr.Binder binder) {
            List<Expr> parts = new ArrayList<>(List.of(binder.low(), binder.high(), binder.body()));
            parts.addAll(of(binder.filter()));
            return parts;
        } else if (e instanceof Expr.Integral integral) {
            return List.of(integral.low(), integral.high(), integral.body());
        } else if (e instanceof Expr.OfMatrix matrix) {
            return List.of(matrix.size(), matrix.entry(), matrix.exponent(), matrix.atRow(), matrix.atCol());
        } else if (e instanceof Expr.Expectation expectation) {
            return List.of(expectation.expanded());
        } else if (e instanceof Expr.Deriv deriv) {
            return List.of(deriv.variable(), deriv.body());
        }
        return List.of();
    }

    private static List<Expr> of(Cond condition) {
        List<Expr> parts = new ArrayList<>();
        for (Cond.Rel rel : relations(condition)) {
            parts.add(rel.left());
            parts.add(rel.right());
        }
        if (condition instanceof Cond.Member member) {
            parts.add(member.index());
        }
        return parts;
    }

    /** All relations that a condition is made of. */
    static List<Cond.Rel> relations(Cond condition) {
        List<Cond.Rel> relations = new ArrayList<>();
        collect(condition, relations);
        return relations;
    }

    private static void collect(Cond condition, List<Cond.Rel> relations) {
        if (condition instanceof Cond.Rel rel) {
            relations.add(rel);
        } else if (condition instanceof Cond.And and) {
            and.parts().forEach(part -> collect(part, relations));
        } else if (condition instanceof Cond.Or or) {
            or.parts().forEach(part -> collect(part, relations));
        } else if (condition instanceof Cond.Not not) {
            collect(not.part(), relations);
        }
    }
}
