package org.gradproof.symbolic.normal.attempt;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Indicator;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.normal.rewrite.Ring;
import org.gradproof.symbolic.normal.rewrite.WholePart;

/** Writes normal forms as expressions again. Nothing rests on it: what it writes is a candidate, and proved like any claim. */
final class Denormalizer {
    private static final String[] LETTERS = {"j", "l", "m", "s", "t", "u", "v"};

    private final List<String> taken;
    private int next = Integer.MAX_VALUE - 1_000_000;
    private final Map<Name, Sym> bound = new HashMap<>();

    /** A writer that does not use these letters for bound indices. */
    Denormalizer(List<String> taken) {
        this.taken = List.copyOf(taken);
    }

    /** The polynomial, what all its terms share written before a bracket. */
    Expr write(Poly poly) {
        if (poly.size() < 2) {
            return sum(poly);
        }
        Ring.Primitive primitive = Ring.primitive(poly);
        Mono content = primitive.content();
        if (content.isOne()) {
            return sum(poly);
        }
        Rational sign = flips(content) ? Rational.MINUS_ONE : Rational.ONE;
        Poly rest = primitive.poly().scale(primitive.factor()).scale(sign);
        return Exprs.mul(product(content, sign), positiveFirst(rest));
    }

    /** Whether the denominator reads better with the other sign: {@code 1 - p} rather than {@code p - 1}. */
    private static boolean flips(Atom atom, Rational power) {
        return atom instanceof Atom.Base base
                && power.isInteger()
                && base.poly.constantTerm().signum() < 0;
    }

    /** Whether writing denominators with the other sign changes the product's sign. */
    private static boolean flips(Mono mono) {
        boolean odd = false;
        for (int i = 0; i < mono.size(); i++) {
            odd ^= flips(mono.atom(i), mono.exponent(i))
                    && mono.exponent(i).numerator().testBit(0);
        }
        return odd;
    }

    private Expr sum(Poly poly) {
        return positiveFirst(poly);
    }

    /** Terms with a plus sign before those with a minus. */
    private Expr positiveFirst(Poly poly) {
        List<Expr> terms = new ArrayList<>();
        for (int sign : new int[] {1, -1}) {
            for (Map.Entry<Mono, Rational> term : poly.terms()) {
                int shown = flips(term.getKey())
                        ? -term.getValue().signum()
                        : term.getValue().signum();
                if (shown == sign) {
                    terms.add(product(term.getKey(), term.getValue()));
                }
            }
        }
        return terms.isEmpty() ? Exprs.ZERO : Exprs.add(terms);
    }

    private Expr product(Mono mono, Rational unflipped) {
        Rational coefficient = flips(mono) ? unflipped.negate() : unflipped;
        List<Expr> factors = new ArrayList<>();
        List<Expr> sums = new ArrayList<>();
        List<Expr> exponent = new ArrayList<>();
        for (int i = 0; i < mono.size(); i++) {
            Atom atom = mono.atom(i);
            Rational power = mono.exponent(i);
            if (atom instanceof Atom.Exp exp) {
                exponent.add(product(exp.exponent, power));
            } else if (atom instanceof Atom.BigOperator && power.isOne()) {
                sums.add(write(atom));
            } else {
                Expr base = flips(atom, power) ? write(((Atom.Base) atom).poly.negate()) : write(atom);
                factors.add(power.isOne() ? base : new Pow(base, new Num(power)));
            }
        }
        if (!exponent.isEmpty()) {
            factors.add(Exprs.exp(Exprs.add(exponent)));
        }
        factors.addAll(sums);
        Rational size = coefficient.signum() < 0 ? coefficient.negate() : coefficient;
        if (!size.numerator().equals(BigInteger.ONE)) {
            factors.add(0, new Num(new Rational(size.numerator(), BigInteger.ONE)));
        }
        if (!size.isInteger()) {
            factors.add(new Pow(new Num(new Rational(size.denominator(), BigInteger.ONE)), Exprs.MINUS_ONE));
        }
        Expr value = factors.isEmpty() ? Exprs.ONE : Exprs.mul(factors);
        if (coefficient.signum() > 0) {
            return value;
        }
        return value instanceof Num num ? new Num(num.value().negate()) : Exprs.mul(Exprs.MINUS_ONE, value);
    }

    private Expr index(Idx index) {
        if (index.base() == null) {
            return Exprs.num(index.offset());
        }
        Sym known = bound.get(index.base());
        Expr base = known != null ? known : new Sym(index.base());
        return index.offset() == 0 ? base : Exprs.add(base, Exprs.num(index.offset()));
    }

    private Sym symbol(Atom.Symbol symbol) {
        Sym known = symbol.indices.isEmpty() ? bound.get(symbol.name) : null;
        return known != null
                ? known
                : new Sym(symbol.name, symbol.indices.stream().map(this::index).toList());
    }

    private Expr write(Atom atom) {
        if (atom instanceof Atom.Symbol symbol) {
            return symbol(symbol);
        } else if (atom instanceof Atom.Circle) {
            return new Expr.Pi();
        } else if (atom instanceof Atom.Prime prime) {
            return Exprs.num(prime.prime);
        } else if (atom instanceof Atom.Exp exp) {
            return Exprs.exp(product(exp.exponent, Rational.ONE));
        } else if (atom instanceof Atom.Log log) {
            return Exprs.log(write(log.argument));
        } else if (atom instanceof Atom.Base base) {
            return write(base.poly);
        } else if (atom instanceof Atom.Guard guard) {
            return new Indicator(condition(guard));
        } else if (atom instanceof Atom.BigOperator operator) {
            return operator(operator);
        } else if (atom instanceof Atom.Extreme extreme) {
            Sym variable = bind(extreme.variable);
            return new Binder(
                    extreme.kind, variable, Exprs.ONE, index(extreme.range), new Cond.True(), write(extreme.body));
        } else if (atom instanceof Atom.Integral integral) {
            Sym variable = bind(integral.variable);
            Expr low = integral.low == null ? new Expr.Infinity(false) : write(integral.low);
            Expr high = integral.high == null ? new Expr.Infinity(true) : write(integral.high);
            return new Expr.Integral(variable, low, high, product(integral.body, Rational.ONE));
        } else if (atom instanceof Atom.Derivative slot) {
            return new Deriv(symbol(slot.of), symbol(slot.by));
        } else if (atom instanceof Atom.Where where) {
            return new Indicator(new Cond.Rel(write(where.poly), where.relation, Exprs.ZERO));
        } else if (atom instanceof Atom.Apply apply) {
            return apply(apply);
        }
        throw new Unsupported("writing " + atom);
    }

    private Cond condition(Atom.Guard guard) {
        return switch (guard.test) {
            case EQ -> new Cond.Rel(index(guard.left), Relation.EQ, index(guard.right));
            case LT -> new Cond.Rel(index(guard.left), Relation.LT, index(guard.right));
            case IN -> new Cond.Member(index(guard.left), Objects.requireNonNull(guard.set));
        };
    }

    private Sym bind(Name canonical) {
        int number = canonical.id() - 1;
        List<String> free = new ArrayList<>();
        for (String letter : LETTERS) {
            if (!taken.contains(letter)) {
                free.add(letter);
            }
        }
        if (number >= free.size()) {
            throw new Unsupported("writing more than " + free.size() + " bound indices");
        }
        Sym variable = new Sym(new Name(free.get(number), next++));
        bound.put(canonical, variable);
        return variable;
    }

    private Expr operator(Atom.BigOperator operator) {
        List<Sym> variables = operator.variables.stream().map(v -> bind(v)).toList();
        List<Cond> guards = new ArrayList<>();
        operator.body.atoms().forEach(a -> {
            if (a instanceof Atom.Guard guard) {
                guards.add(condition(guard));
            }
        });
        Expr body = product(operator.body.filter(a -> !(a instanceof Atom.Guard)), Rational.ONE);
        for (int i = variables.size() - 1; i >= 0; i--) {
            Cond filter = i < variables.size() - 1 || guards.isEmpty() ? new Cond.True() : new Cond.And(guards);
            body = new Binder(operator.kind, variables.get(i), Exprs.ONE, index(operator.ranges.get(i)), filter, body);
        }
        return body;
    }

    private Expr apply(Atom.Apply apply) {
        List<Expr> arguments = apply.arguments.stream().map(this::write).toList();
        if (apply.name != null) {
            return new Call(apply.name, apply.indices.stream().map(this::index).toList(), arguments, apply.orders);
        }
        return switch (apply.function) {
            case "abs" -> new Fn(Function.ABS, arguments.get(0));
            case "sin" -> new Fn(Function.SIN, arguments.get(0));
            case "cos" -> new Fn(Function.COS, arguments.get(0));
            case WholePart.FLOOR -> new Fn(Function.FLOOR, arguments.get(0));
            case "factorial" -> new Fn(Function.FACTORIAL, arguments.get(0));
            case "binomial" -> new Fn(Function.BINOMIAL, arguments);
            case "power" -> new Pow(arguments.get(0), arguments.get(1));
            default -> throw new Unsupported("writing " + apply.function);
        };
    }
}
