package org.gradproof.symbolic.reader.document;

import java.util.List;
import java.util.stream.Collectors;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;

/** Expressions as short text; bound variables carry an at sign. */
final class Dump {
    private Dump() {}

    static String of(Expr e) {
        if (e instanceof Expr.Num n) {
            return n.value().toString();
        } else if (e instanceof Expr.Pi) {
            return "pi";
        } else if (e instanceof Expr.Infinity i) {
            return i.positive() ? "inf" : "-inf";
        } else if (e instanceof Expr.Sym s) {
            return name(s.name()) + indices(s.indices());
        } else if (e instanceof Expr.Add a) {
            return "(+ " + all(a.terms()) + ")";
        } else if (e instanceof Expr.Mul m) {
            return "(* " + all(m.factors()) + ")";
        } else if (e instanceof Expr.Pow p) {
            return "(^ " + of(p.base()) + " " + of(p.exponent()) + ")";
        } else if (e instanceof Expr.Fn f) {
            return "(" + f.function().name().toLowerCase(java.util.Locale.ROOT) + " " + all(f.arguments()) + ")";
        } else if (e instanceof Expr.Call c) {
            String orders = c.orders().stream().allMatch(o -> o == 0) ? "" : "'" + c.orders();
            return "(call " + name(c.function()) + indices(c.indices()) + orders + " " + all(c.arguments()) + ")";
        } else if (e instanceof Expr.Indicator i) {
            return "(1 " + of(i.condition()) + ")";
        } else if (e instanceof Expr.Cases c) {
            return "(cases "
                    + c.branches().stream()
                            .map(b -> of(b.value()) + " if " + of(b.condition()))
                            .collect(Collectors.joining("; "))
                    + ")";
        } else if (e instanceof Expr.Binder b) {
            String filter = b.filter() instanceof Cond.True ? "" : " | " + of(b.filter());
            return "(" + b.kind().name().toLowerCase(java.util.Locale.ROOT) + " "
                    + name(b.variable().name()) + " " + of(b.low()) + ".." + of(b.high()) + filter + ": " + of(b.body())
                    + ")";
        } else if (e instanceof Expr.Integral i) {
            return "(int " + name(i.variable().name()) + " " + of(i.low()) + ".." + of(i.high()) + ": " + of(i.body())
                    + ")";
        } else if (e instanceof Expr.Expectation x) {
            return "(E[" + x.law() + "] " + of(x.expanded()) + ")";
        } else if (e instanceof Expr.Deriv d) {
            return "(d " + of(d.variable()) + " " + of(d.body()) + ")";
        }
        throw new IllegalArgumentException(String.valueOf(e));
    }

    static String of(Cond c) {
        if (c instanceof Cond.True) {
            return "true";
        } else if (c instanceof Cond.Rel r) {
            return of(r.left()) + " " + r.relation().latex() + " " + of(r.right());
        } else if (c instanceof Cond.Member m) {
            return of(m.index()) + " in " + name(m.set());
        } else if (c instanceof Cond.Not n) {
            return "not(" + of(n.part()) + ")";
        } else if (c instanceof Cond.And a) {
            return a.parts().stream().map(Dump::of).collect(Collectors.joining(" and "));
        } else if (c instanceof Cond.Or o) {
            return o.parts().stream().map(Dump::of).collect(Collectors.joining(" or "));
        }
        throw new IllegalArgumentException(String.valueOf(c));
    }

    static String of(Given g) {
        if (g instanceof Given.Scalar s) {
            return "scalar " + name(s.name()) + " " + of(s.domain());
        } else if (g instanceof Given.Size s) {
            return "size " + name(s.name());
        } else if (g instanceof Given.Family f) {
            return "family " + name(f.name()) + indices(f.ranges()) + " " + of(f.domain())
                    + (f.simplex() ? " simplex" : "");
        } else if (g instanceof Given.Index i) {
            return "index " + name(i.name()) + " " + of(i.low()) + ".." + of(i.high());
        } else if (g instanceof Given.IndexSet s) {
            return "set " + name(s.name()) + " .." + of(s.high()) + " of " + name(s.size());
        } else if (g instanceof Given.Definition d) {
            return "def " + name(d.name()) + indices(List.copyOf(d.indexParameters())) + indices(d.ranges())
                    + (d.parameters().isEmpty() ? "" : "(" + all(List.copyOf(d.parameters())) + ")") + " = "
                    + of(d.body());
        } else if (g instanceof Given.SmoothFunction f) {
            return "function " + name(f.name()) + indices(f.ranges()) + "/" + f.arity() + " " + of(f.codomain())
                    + (f.density() ? " density" : "");
        } else if (g instanceof Given.Assumption a) {
            return "assume " + indices(List.copyOf(a.universal())) + indices(a.universalRanges()) + " "
                    + of(a.relation());
        } else if (g instanceof Given.RandomVariable v) {
            return "random " + v.names().stream().map(Dump::name).collect(Collectors.joining(" ")) + " ~ "
                    + name(v.law()) + (v.high() == null ? "" : " .." + of(v.high()));
        }
        return g.toString();
    }

    private static String of(Domain domain) {
        if (domain instanceof Domain.Finite finite) {
            return finite.values().toString();
        }
        Domain.Interval i = (Domain.Interval) domain;
        return (i.lowOpen() ? "(" : "[") + (i.low() == null ? "" : i.low()) + "," + (i.high() == null ? "" : i.high())
                + (i.highOpen() ? ")" : "]");
    }

    private static String all(List<Expr> parts) {
        return parts.stream().map(Dump::of).collect(Collectors.joining(" "));
    }

    private static String indices(List<Expr> indices) {
        return indices.isEmpty() ? "" : "[" + all(indices) + "]";
    }

    private static String name(Name name) {
        return name.spelling() + (name.isBound() ? "@" : "");
    }
}
