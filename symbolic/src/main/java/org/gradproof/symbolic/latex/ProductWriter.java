package org.gradproof.symbolic.latex;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Rational;

/** Writes one product: its number and sign in front, negative powers below a fraction's line. */
final class ProductWriter {
    private final LatexWriter writer;
    private final List<Expr> top = new ArrayList<>();
    private final List<Expr> bottom = new ArrayList<>();
    private Rational number = Rational.ONE;

    ProductWriter(LatexWriter writer, Expr product) {
        this.writer = writer;
        sort(product);
    }

    private void sort(Expr expr) {
        if (expr instanceof Mul product) {
            product.factors().forEach(this::sort);
        } else if (expr instanceof Num value) {
            number = number.times(value.value());
        } else if (expr instanceof Pow power
                && power.exponent() instanceof Num exponent
                && exponent.value().signum() < 0
                && exponent.value().isInteger()) {
            Rational positive = exponent.value().negate();
            bottom.add(positive.isOne() ? power.base() : new Pow(power.base(), new Num(positive)));
        } else {
            top.add(expr);
        }
    }

    /** Whether all of it stands above and below one line, a sign aside. */
    boolean isFraction() {
        return !bottom.isEmpty();
    }

    String write() {
        String sign = number.signum() < 0 ? "-" : "";
        Rational size = number.signum() < 0 ? number.negate() : number;
        if (bottom.isEmpty()) {
            if (top.isEmpty()) {
                return sign + LatexWriter.number(size);
            }
            if (size.isOne() && top.size() == 1) {
                return sign + writer.factor(top.get(0));
            }
            String coefficient = size.isOne() ? "" : LatexWriter.number(size);
            return sign + row(coefficient, top);
        }
        String above = size.numerator().equals(java.math.BigInteger.ONE)
                ? ""
                : size.numerator().toString();
        String below = size.isInteger() ? "" : size.denominator().toString();
        String numerator = top.isEmpty() && above.isEmpty() ? "1" : alone(above, top);
        return sign + "\\frac{" + numerator + "}{" + alone(below, bottom) + "}";
    }

    /** Between the lines of a fraction a single sum needs no bracket. */
    private String alone(String coefficient, List<Expr> factors) {
        if (coefficient.isEmpty() && factors.size() == 1) {
            Expr only = factors.get(0);
            return only instanceof Add || only instanceof Mul ? writer.sum(only) : writer.factor(only);
        }
        return row(coefficient, factors);
    }

    /** Factors side by side; one that takes what stands behind it comes last or in a bracket. */
    private String row(String coefficient, List<Expr> factors) {
        StringBuilder text = new StringBuilder(coefficient);
        List<Expr> ordered = new ArrayList<>(factors);
        int open = lastOpen(ordered);
        if (open >= 0) {
            ordered.add(ordered.remove(open));
        }
        for (int i = 0; i < ordered.size(); i++) {
            Expr factor = ordered.get(i);
            String next = writer.factor(factor);
            boolean takesMore = writer.isOpen(factor) && !(factor instanceof Mul);
            if (i + 1 < ordered.size() && (takesMore || endsInIntegral(factor))) {
                next = LatexWriter.bracket(next);
            }
            if (text.length() > 0) {
                text.append(Character.isDigit(next.charAt(0)) ? " \\cdot " : " ");
            }
            text.append(next);
        }
        return text.toString();
    }

    /** Behind an integral's differential its variable would be taken for one of the integrand. */
    private static boolean endsInIntegral(Expr factor) {
        return factor instanceof Expr.Integral
                || (factor instanceof Expr.Deriv derivative && endsInIntegral(derivative.body()));
    }

    private int lastOpen(List<Expr> factors) {
        for (int i = factors.size() - 1; i >= 0; i--) {
            if (writer.isOpen(factors.get(i)) && !(factors.get(i) instanceof Mul)) {
                return i;
            }
        }
        return -1;
    }
}
