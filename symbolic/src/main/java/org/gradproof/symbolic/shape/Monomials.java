package org.gradproof.symbolic.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.shape.VectorAverage.Unknown;

/** Terms that are polynomials in a column x as sums of products in {@code z = x - m}. */
final class Monomials {
    private static final int MOST = 200;

    private final Term.Letter variable;
    private final Term mean;
    private final Term.Letter away;
    private final Chains chains;

    Monomials(Term.Letter variable, Term mean, Term.Letter away, Chains chains) {
        this.variable = variable;
        this.mean = mean;
        this.away = away;
        this.chains = chains;
    }

    /**
     * A product.
     *
     * @param numbers chains that are numbers
     * @param main a chain that is none, or empty
     */
    record Mono(List<List<Term>> numbers, List<Term> main) {
        Mono {
            numbers = List.copyOf(numbers);
            main = List.copyOf(main);
        }
    }

    /** How often z stands in the product. */
    int degree(Mono mono) {
        int degree = count(mono.main());
        for (List<Term> chain : mono.numbers()) {
            degree += count(chain);
        }
        return degree;
    }

    private int count(List<Term> chain) {
        return (int) chain.stream().filter(this::isAway).count();
    }

    private boolean isAway(Term factor) {
        return Chains.transposed(factor).equals(away) || factor.equals(away);
    }

    private boolean isFree(Term term) {
        return Mentions.isFree(term, variable.name());
    }

    private Mono single(List<Term> chain, Shape shape) {
        return chains.isScalar(shape) ? new Mono(List.of(chain), List.of()) : new Mono(List.of(), chain);
    }

    /** The products of which the term is the sum. */
    List<Mono> of(Term term) {
        if (isFree(term)) {
            return List.of(single(List.of(term), term.shape()));
        } else if (term.equals(variable)) {
            boolean none = mean instanceof Term.Known known && known.constant() == Term.Constant.ZERO;
            Mono moved = single(List.of(away), variable.shape());
            return none ? List.of(moved) : List.of(single(List.of(mean), variable.shape()), moved);
        } else if (term instanceof Term.Sum sum) {
            List<Mono> all = new ArrayList<>();
            sum.terms().forEach(part -> all.addAll(of(part)));
            return all;
        } else if (term instanceof Term.Product product) {
            return product(of(product.left()), of(product.right()), product.shape());
        } else if (term instanceof Term.Transpose transpose) {
            return of(transpose.of()).stream()
                    .map(mono -> new Mono(mono.numbers(), Chains.transposed(mono.main())))
                    .toList();
        } else if (term instanceof Term.Norm norm && norm.kind() == Term.NormKind.SQUARES) {
            Term square = Chains.times(new Term.Transpose(norm.of()), norm.of());
            return of(square.shape().isScalar() ? square : new Term.Trace(square));
        } else if (term instanceof Term.Trace trace) {
            return of(trace.of()).stream().map(this::trace).toList();
        } else if (term instanceof Term.Entry entry) {
            return entry(entry);
        } else if (term instanceof Term.Diagonal || term instanceof Term.DiagonalOf) {
            throw new Unknown();
        } else if (term instanceof Term.Over over) {
            return over(over);
        } else if (term instanceof Term.Pointwise pointwise) {
            return pointwise(pointwise);
        } else if (term instanceof Term.Scalar scalar) {
            return number(scalar.value(), Map.of());
        }
        throw new Unknown();
    }

    private List<Mono> product(List<Mono> left, List<Mono> right, Shape shape) {
        if (left.size() * right.size() > MOST) {
            throw new Unknown();
        }
        List<Mono> all = new ArrayList<>();
        for (Mono a : left) {
            for (Mono b : right) {
                List<List<Term>> numbers = new ArrayList<>(a.numbers());
                numbers.addAll(b.numbers());
                List<Term> main = new ArrayList<>(a.main());
                main.addAll(b.main());
                boolean number = !main.isEmpty() && chains.isScalar(shape);
                if (number) {
                    numbers.add(main);
                }
                all.add(new Mono(numbers, number ? List.of() : main));
            }
        }
        return all;
    }

    /** A trace turned so that z stands at an end, where it makes a number with the row behind or before it. */
    private Mono trace(Mono mono) {
        List<List<Term>> numbers = new ArrayList<>(mono.numbers());
        List<Term> main = mono.main();
        int at = 0;
        while (at < main.size() && !isAway(main.get(at))) {
            at++;
        }
        if (main.isEmpty()) {
            return mono;
        } else if (at == main.size()) {
            numbers.add(List.of(new Term.Trace(Chains.product(main))));
            return new Mono(numbers, List.of());
        }
        boolean column = main.get(at).equals(away);
        int cut = column ? at + 1 : at;
        List<Term> turned = new ArrayList<>(main.subList(cut, main.size()));
        turned.addAll(main.subList(0, cut));
        numbers.add(turned);
        return new Mono(numbers, List.of());
    }

    private List<Mono> entry(Term.Entry entry) {
        Shape shape = entry.of().shape();
        Term value = entry.of();
        if (!chains.isOne(shape.rows())) {
            value = Chains.times(new Term.Transpose(new Term.Unit(entry.row(), Shape.column(shape.rows()))), value);
        }
        if (!chains.isOne(shape.cols())) {
            value = Chains.times(value, new Term.Unit(entry.col(), Shape.column(shape.cols())));
        }
        return of(value);
    }

    /** A sum over an index of what is linear in z: its coefficients are summed. */
    private List<Mono> over(Term.Over over) {
        List<Mono> all = new ArrayList<>();
        for (Mono mono : of(over.body())) {
            List<List<Term>> linear =
                    mono.numbers().stream().filter(chain -> count(chain) > 0).toList();
            boolean known = over.kind() == Expr.Kind.SUM && mono.main().isEmpty() && degree(mono) <= 1;
            if (!known) {
                throw new Unknown();
            }
            List<Term> others = new ArrayList<>();
            mono.numbers().stream()
                    .filter(chain -> count(chain) == 0)
                    .forEach(chain -> others.add(Chains.product(chain)));
            List<Term> row = linear.isEmpty() ? List.of() : row(linear.get(0));
            others.addAll(row);
            Term body = others.isEmpty() ? new Term.Scalar(Exprs.ONE) : Chains.product(others);
            Term total = new Term.Over(over.kind(), over.variable(), over.low(), over.high(), over.filter(), body);
            all.add(new Mono(List.of(linear.isEmpty() ? List.of(total) : List.of(total, away)), List.of()));
        }
        return all;
    }

    /** What stands before z where the number is written as a row times z. */
    private List<Term> row(List<Term> chain) {
        List<Term> straight = chain.get(chain.size() - 1).equals(away) ? chain : Chains.transposed(chain);
        if (straight.size() < 2 || !straight.get(straight.size() - 1).equals(away)) {
            throw new Unknown();
        }
        return straight.subList(0, straight.size() - 1);
    }

    private List<Mono> pointwise(Term.Pointwise of) {
        if (!chains.isScalar(of.shape())) {
            return entrywise(of);
        }
        Map<Name, Term> holes = new HashMap<>();
        for (int i = 0; i < of.holes().size(); i++) {
            holes.put(of.holes().get(i).name(), of.arguments().get(i));
        }
        return number(of.body(), holes);
    }

    /** An entrywise product of columns one of which is random: the other stands on a diagonal. */
    private List<Mono> entrywise(Term.Pointwise of) {
        boolean product = of.shape().isColumn()
                && of.arguments().size() == 2
                && of.body().equals(Exprs.mul(of.holes().get(0), of.holes().get(1)));
        if (!product) {
            throw new Unknown();
        }
        Term first = of.arguments().get(0);
        Term second = of.arguments().get(1);
        if (isFree(first)) {
            return of(Chains.times(new Term.Diagonal(first), second));
        } else if (isFree(second)) {
            return of(Chains.times(new Term.Diagonal(second), first));
        }
        throw new Unknown();
    }

    /** A number in which arguments stand for names. */
    private List<Mono> number(Expr expr, Map<Name, Term> holes) {
        if (isFree(expr, holes)) {
            return List.of(new Mono(List.of(List.of(plain(expr, holes))), List.of()));
        } else if (expr instanceof Sym sym && holes.containsKey(sym.name())) {
            return of(holes.get(sym.name()));
        } else if (expr instanceof Sym sym
                && sym.name().equals(variable.name())
                && sym.indices().size() == 1) {
            return entry(new Term.Entry(variable, sym.indices().get(0), Exprs.ONE));
        } else if (expr instanceof Expr.Add add) {
            List<Mono> all = new ArrayList<>();
            add.terms().forEach(term -> all.addAll(number(term, holes)));
            return all;
        } else if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream()
                    .map(factor -> number(factor, holes))
                    .reduce((a, b) -> product(a, b, Shape.SCALAR))
                    .orElseThrow(Unknown::new);
        } else if (expr instanceof Expr.Pow pow
                && pow.exponent() instanceof Expr.Num num
                && num.value().isInteger()
                && num.value().signum() > 0
                && num.value().numerator().bitLength() < 4) {
            List<Mono> base = number(pow.base(), holes);
            List<Mono> power = base;
            for (int i = 1; i < num.value().numerator().intValue(); i++) {
                power = product(power, base, Shape.SCALAR);
            }
            return power;
        } else if (expr instanceof Expr.Binder binder && holes.isEmpty()) {
            return over(new Term.Over(
                    binder.kind(),
                    binder.variable(),
                    binder.low(),
                    binder.high(),
                    binder.filter(),
                    new Term.Scalar(binder.body())));
        }
        throw new Unknown();
    }

    private boolean isFree(Expr expr, Map<Name, Term> holes) {
        return Mentions.isFree(expr, variable.name())
                && holes.entrySet().stream()
                        .allMatch(hole -> isFree(hole.getValue()) || Mentions.isFree(expr, hole.getKey()));
    }

    /** The number with the arguments that stand in it, none of which is random. */
    private static Term plain(Expr expr, Map<Name, Term> holes) {
        List<Sym> names = new ArrayList<>();
        List<Term> arguments = new ArrayList<>();
        holes.forEach((name, argument) -> {
            if (!Mentions.isFree(expr, name)) {
                names.add(new Sym(name));
                arguments.add(argument);
            }
        });
        return names.isEmpty() ? new Term.Scalar(expr) : new Term.Pointwise(names, expr, arguments, Shape.SCALAR);
    }
}
