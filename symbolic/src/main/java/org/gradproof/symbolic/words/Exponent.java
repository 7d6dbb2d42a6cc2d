package org.gradproof.symbolic.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.latex.LatexWriter;

/** The exponent of a power of a matrix: a polynomial in whole numbers. Equal ones are the same. */
final class Exponent {
    static final Exponent ONE = of(Exprs.ONE);
    static final Exponent MINUS_ONE = of(Exprs.MINUS_ONE);

    /** The coefficients by the symbols of the product, in order, that they stand before. */
    private final Map<String, Rational> coefficients;

    private final Map<String, List<Sym>> products;

    private Exponent(Map<String, Rational> coefficients, Map<String, List<Sym>> products) {
        this.coefficients = new TreeMap<>(coefficients);
        this.coefficients.values().removeIf(Rational::isZero);
        this.products = products;
    }

    /** The exponent that the expression is. */
    static Exponent of(Expr expr) {
        if (expr instanceof Num num) {
            return new Exponent(Map.of("", num.value()), Map.of("", List.of()));
        } else if (expr instanceof Sym sym && sym.indices().isEmpty()) {
            String key = key(sym);
            return new Exponent(Map.of(key, Rational.ONE), Map.of(key, List.of(sym)));
        } else if (expr instanceof Expr.Add add) {
            return add.terms().stream().map(Exponent::of).reduce(Exponent::plus).orElseThrow();
        } else if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream()
                    .map(Exponent::of)
                    .reduce(Exponent::times)
                    .orElseThrow();
        }
        throw new NoWordsException("a power of another form");
    }

    private static String key(Sym sym) {
        return sym.name().spelling() + "#" + sym.name().id();
    }

    Exponent plus(Exponent other) {
        Map<String, Rational> sum = new HashMap<>(coefficients);
        other.coefficients.forEach((key, value) -> sum.merge(key, value, Rational::plus));
        Map<String, List<Sym>> all = new HashMap<>(products);
        all.putAll(other.products);
        return new Exponent(sum, all);
    }

    Exponent times(Exponent other) {
        Map<String, Rational> sum = new HashMap<>();
        Map<String, List<Sym>> all = new HashMap<>();
        coefficients.forEach((left, a) -> other.coefficients.forEach((right, b) -> {
            List<Sym> product = new ArrayList<>(products.getOrDefault(left, List.of()));
            product.addAll(other.products.getOrDefault(right, List.of()));
            product.sort(Comparator.comparing(Exponent::key));
            String key = product.stream().map(Exponent::key).collect(Collectors.joining(" "));
            sum.merge(key, a.times(b), Rational::plus);
            all.put(key, product);
        }));
        return new Exponent(sum, all);
    }

    /** Whether it is a number in digits. */
    boolean isNumber() {
        return coefficients.isEmpty() || coefficients.keySet().equals(Set.of(""));
    }

    /** The whole number that it is. */
    int number() {
        Rational value = coefficients.getOrDefault("", Rational.ZERO);
        if (!value.isInteger() || value.numerator().bitLength() > 6) {
            throw new NoWordsException("a power of another form");
        }
        return value.numerator().intValue();
    }

    Expr expr() {
        List<Expr> terms = new ArrayList<>();
        coefficients.forEach((key, value) -> {
            List<Expr> factors = new ArrayList<>(products.getOrDefault(key, List.of()));
            if (!value.equals(Rational.ONE) || factors.isEmpty()) {
                factors.add(0, new Num(value));
            }
            terms.add(factors.size() == 1 ? factors.get(0) : Exprs.mul(factors));
        });
        return terms.isEmpty() ? Exprs.ZERO : terms.size() == 1 ? terms.get(0) : Exprs.add(terms);
    }

    Set<Name> names() {
        Set<Name> names = new HashSet<>();
        coefficients
                .keySet()
                .forEach(key -> products.getOrDefault(key, List.of()).forEach(sym -> names.add(sym.name())));
        return names;
    }

    String key() {
        return LatexWriter.write(expr());
    }
}
