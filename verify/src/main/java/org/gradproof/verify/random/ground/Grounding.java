package org.gradproof.verify.random.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.value.Point;
import org.jspecify.annotations.Nullable;

/**
 * Writes expressions out for one shape: sizes and indices become numbers, definitions are unfolded,
 * sums and products written term by term. What is left are cells, numbers and functions of the language.
 */
public final class Grounding {
    private static final int MOST_TERMS = 4000;

    private final Givens givens;
    private final Draft draft;
    private int terms;

    public Grounding(Givens givens, Draft draft) {
        this.givens = givens;
        this.draft = draft;
    }

    /** Thrown where an expression cannot be written out: derivatives, integrals, open conditions. */
    static final class OpaqueException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OpaqueException(String what) {
            super(what, null, false, false);
        }
    }

    /** The cell that a ground symbol names, or null if it is none. */
    public static @Nullable Cell cell(Sym sym) {
        List<Integer> indices = new ArrayList<>();
        for (Expr index : sym.indices()) {
            if (!(index instanceof Num num) || !num.value().isInteger()) {
                return null;
            }
            indices.add(num.value().numerator().intValueExact());
        }
        return new Cell(sym.name(), indices);
    }

    /** The expression written out, or null if it cannot be. */
    public @Nullable Expr ground(Expr expr) {
        terms = 0;
        try {
            return ground(expr, Map.of());
        } catch (OpaqueException opaque) {
            return null;
        }
    }

    private Expr ground(Expr expr, Map<Name, Expr> bound) {
        if (++terms > MOST_TERMS) {
            throw new OpaqueException("too long");
        }
        if (expr instanceof Num || expr instanceof Expr.Pi) {
            return expr;
        } else if (expr instanceof Sym sym) {
            return symbol(sym, bound);
        } else if (expr instanceof Expr.Add add) {
            return fold(new Expr.Add(groundAll(add.terms(), bound)));
        } else if (expr instanceof Expr.Mul mul) {
            return fold(new Expr.Mul(groundAll(mul.factors(), bound)));
        } else if (expr instanceof Expr.Pow pow) {
            return fold(new Expr.Pow(ground(pow.base(), bound), ground(pow.exponent(), bound)));
        } else if (expr instanceof Expr.Fn fn) {
            return fold(new Expr.Fn(fn.function(), groundAll(fn.arguments(), bound)));
        } else if (expr instanceof Expr.Call call) {
            return call(call, bound);
        } else if (expr instanceof Expr.Indicator indicator) {
            return decide(indicator.condition(), bound) ? Exprs.ONE : Exprs.ZERO;
        } else if (expr instanceof Expr.Cases cases) {
            for (Expr.Branch branch : cases.branches()) {
                if (decide(branch.condition(), bound)) {
                    return ground(branch.value(), bound);
                }
            }
            throw new OpaqueException("no case holds");
        } else if (expr instanceof Expr.Binder binder) {
            return binder(binder, bound);
        } else if (expr instanceof Expr.Expectation expectation) {
            return ground(expectation.expanded(), bound);
        }
        throw new OpaqueException(expr.getClass().getSimpleName());
    }

    private List<Expr> groundAll(List<Expr> exprs, Map<Name, Expr> bound) {
        List<Expr> all = new ArrayList<>(exprs.size());
        for (Expr expr : exprs) {
            all.add(ground(expr, bound));
        }
        return all;
    }

    /** A number where all parts are numbers. */
    private Expr fold(Expr expr) {
        List<Expr> parts = expr instanceof Expr.Add add
                ? add.terms()
                : expr instanceof Expr.Mul mul
                        ? mul.factors()
                        : expr instanceof Expr.Pow pow
                                ? List.of(pow.base(), pow.exponent())
                                : expr instanceof Expr.Fn fn ? fn.arguments() : List.of(expr);
        boolean constant = parts.stream().allMatch(Num.class::isInstance);
        Rational value = constant ? Exact.value(expr, draft) : null;
        return value == null ? expr : new Num(value);
    }

    private Expr symbol(Sym sym, Map<Name, Expr> bound) {
        Expr replacement = bound.get(sym.name());
        if (replacement != null) {
            return replacement;
        }
        Integer integer = draft.shape().integers().get(sym.name());
        if (integer != null) {
            return Exprs.num(integer);
        }
        List<Expr> indices = groundAll(sym.indices(), bound);
        Given given = givens.find(sym.name());
        if (given instanceof Given.Definition definition) {
            return ground(definition.body(), bind(definition.indexParameters(), indices, Map.of()));
        } else if (given instanceof Given.Scalar || given instanceof Given.Family) {
            return new Sym(sym.name(), indices);
        }
        throw new OpaqueException(sym.name().spelling());
    }

    private Expr call(Expr.Call call, Map<Name, Expr> bound) {
        if (call.orders().stream().anyMatch(order -> order != 0)) {
            throw new OpaqueException("derivative of a function");
        }
        List<Expr> indices = groundAll(call.indices(), bound);
        List<Expr> arguments = groundAll(call.arguments(), bound);
        if (givens.find(call.function()) instanceof Given.Definition definition) {
            Map<Name, Expr> inner = bind(definition.indexParameters(), indices, Map.of());
            return ground(definition.body(), bind(definition.parameters(), arguments, inner));
        }
        Point.Chosen chosen = draft.function(call.function());
        if (chosen == null) {
            throw new OpaqueException(call.function().spelling());
        }
        Map<Name, Expr> inner = bind(chosen.indexParameters(), indices, Map.of());
        return ground(chosen.body(), bind(chosen.parameters(), arguments, inner));
    }

    private static Map<Name, Expr> bind(List<Sym> variables, List<Expr> values, Map<Name, Expr> outer) {
        if (variables.size() != values.size()) {
            throw new OpaqueException("arity");
        }
        Map<Name, Expr> inner = new TreeMap<>(outer);
        for (int i = 0; i < variables.size(); i++) {
            inner.put(variables.get(i).name(), values.get(i));
        }
        return inner;
    }

    private Expr binder(Expr.Binder binder, Map<Name, Expr> bound) {
        int low = integer(ground(binder.low(), bound));
        int high = integer(ground(binder.high(), bound));
        List<Expr> parts = new ArrayList<>();
        for (int i = low; i <= high; i++) {
            Map<Name, Expr> inner = new TreeMap<>(bound);
            inner.put(binder.variable().name(), Exprs.num(i));
            if (decide(binder.filter(), inner)) {
                parts.add(ground(binder.body(), inner));
            }
        }
        return switch (binder.kind()) {
            case SUM -> fold(new Expr.Add(parts));
            case PRODUCT -> fold(new Expr.Mul(parts));
            case MAX -> extremum(Function.MAX, parts);
            case MIN -> extremum(Function.MIN, parts);
        };
    }

    private Expr extremum(Function function, List<Expr> parts) {
        if (parts.isEmpty()) {
            throw new OpaqueException("empty extremum");
        }
        return fold(new Expr.Fn(function, parts));
    }

    private static int integer(Expr ground) {
        if (ground instanceof Num num
                && num.value().isInteger()
                && num.value().numerator().bitLength() < 31) {
            return num.value().numerator().intValueExact();
        }
        throw new OpaqueException("limit");
    }

    private boolean decide(Cond cond, Map<Name, Expr> bound) {
        if (cond instanceof Cond.True) {
            return true;
        } else if (cond instanceof Cond.Rel rel) {
            if (ground(rel.left(), bound) instanceof Num left && ground(rel.right(), bound) instanceof Num right) {
                return Exact.holds(left.value(), rel.relation(), right.value());
            }
        } else if (cond instanceof Cond.Member member) {
            Set<Integer> set = draft.shape().sets().get(member.set());
            if (set != null) {
                return set.contains(integer(ground(member.index(), bound)));
            }
        } else if (cond instanceof Cond.And and) {
            return and.parts().stream().allMatch(part -> decide(part, bound));
        } else if (cond instanceof Cond.Or or) {
            return or.parts().stream().anyMatch(part -> decide(part, bound));
        } else if (cond instanceof Cond.Not not) {
            return !decide(not.part(), bound);
        }
        throw new OpaqueException("condition");
    }
}
