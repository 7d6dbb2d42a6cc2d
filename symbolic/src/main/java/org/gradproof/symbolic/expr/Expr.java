package org.gradproof.symbolic.expr;

import java.util.List;

/**
 * A real-valued expression. Immutable; equality is structural, so alpha-equivalent binders with
 * different variables are different values.
 *
 * <p>Indices and sizes are expressions too: {@link Sym}s of integer value and sums of them with
 * integers. A quotient {@code a/b} is {@code a * b^(-1)}; {@code e^t} is {@code exp(t)}.
 */
public sealed interface Expr {
    /** An exact rational number. */
    record Num(Rational value) implements Expr {}

    /** The circle's constant, 3.14159…. */
    record Pi() implements Expr {}

    /** Plus or minus infinity; stands only as a limit of an {@link Integral}. */
    record Infinity(boolean positive) implements Expr {}

    /**
     * A symbol: a declared variable, a component of a vector or family, a size, an index, a bound
     * variable, or a reference to a defined name (never unfolded by the reader).
     *
     * @param indices the entries of the slots of {@code name}; empty for a scalar
     */
    record Sym(Name name, List<Expr> indices) implements Expr {
        public Sym {
            indices = List.copyOf(indices);
        }

        /** A symbol without indices. */
        public Sym(Name name) {
            this(name, List.of());
        }
    }

    /** A sum of terms; the empty one is 0. */
    record Add(List<Expr> terms) implements Expr {
        public Add {
            terms = List.copyOf(terms);
        }
    }

    /** A product of factors; the empty one is 1. */
    record Mul(List<Expr> factors) implements Expr {
        public Mul {
            factors = List.copyOf(factors);
        }
    }

    /**
     * A power. Defined for a positive base and any exponent; for any base and an integer exponent
     * that is not below 0 where the base is 0; x^0 = 1. A zero base with a positive real exponent is
     * 0.
     */
    record Pow(Expr base, Expr exponent) implements Expr {}

    /** A function of the language applied to its arguments. */
    record Fn(Function function, List<Expr> arguments) implements Expr {
        public Fn {
            arguments = List.copyOf(arguments);
        }

        /** A function of one argument. */
        public Fn(Function function, Expr argument) {
            this(function, List.of(argument));
        }
    }

    /**
     * A declared (unspecified, smooth) or defined function applied to arguments, or one of its
     * partial derivatives.
     *
     * @param indices the slots of the function's name: {@code k} in {@code g_k(\theta)}
     * @param orders how often it is differentiated by each argument; as long as {@code arguments}
     */
    record Call(Name function, List<Expr> indices, List<Expr> arguments, List<Integer> orders) implements Expr {
        public Call {
            indices = List.copyOf(indices);
            arguments = List.copyOf(arguments);
            orders = List.copyOf(orders);
        }
    }

    /** 1 where the condition holds, else 0. A Kronecker delta is the indicator of an equality. */
    record Indicator(Cond condition) implements Expr {}

    /**
     * The value of the first branch whose condition holds; undefined where none does. A branch that
     * is not taken need not be defined.
     */
    record Cases(List<Branch> branches) implements Expr {
        public Cases {
            branches = List.copyOf(branches);
        }
    }

    /** One line of {@link Cases}. {@code \text{otherwise}} is {@link Cond.True}. */
    record Branch(Expr value, Cond condition) {}

    /**
     * A sum, product, maximum or minimum over an index that runs from {@code low} to {@code high} in
     * steps of one, over those values at which {@code filter} holds. The empty sum is 0, the empty
     * product 1; an empty maximum is undefined. Several indices are nested binders.
     *
     * @param variable a bound variable, visible in {@code filter} and {@code body}
     */
    record Binder(Kind kind, Sym variable, Expr low, Expr high, Cond filter, Expr body) implements Expr {}

    /** What a {@link Binder} does with its body's values. */
    enum Kind {
        SUM,
        PRODUCT,
        MAX,
        MIN
    }

    /** What an {@link OfMatrix} takes of a square matrix. */
    enum MatrixFunction {
        INVERSE,
        DETERMINANT,
        POWER
    }

    /**
     * An entry of the inverse or of a power, or the determinant, of the square matrix with the given entries. Undefined where
     * the inverse does not exist that it needs.
     *
     * @param row a bound variable, visible in {@code entry}: from 1 to {@code size}
     * @param col another one
     * @param entry the matrix's entry there
     * @param exponent of a power, a whole number; else 1
     * @param atRow the row of the entry; 1 for a determinant
     * @param atCol its column; 1 for a determinant
     */
    record OfMatrix(
            MatrixFunction function, Sym row, Sym col, Expr size, Expr entry, Expr exponent, Expr atRow, Expr atCol)
            implements Expr {
        /** An inverse or a determinant. */
        public OfMatrix(MatrixFunction function, Sym row, Sym col, Expr size, Expr entry, Expr atRow, Expr atCol) {
            this(function, row, col, size, entry, Exprs.ONE, atRow, atCol);
        }
    }

    /** An integral over a real variable; limits may be {@link Infinity}. */
    record Integral(Sym variable, Expr low, Expr high, Expr body) implements Expr {}

    /**
     * An expectation; {@code expanded} is what it means: the sum or integral of the law's mass or
     * density times the value.
     *
     * @param law how the page writes the law, in LaTeX
     */
    record Expectation(String law, Expr expanded) implements Expr {}

    /**
     * The partial derivative of {@code body} with respect to {@code variable}, taken as a free real:
     * a variable, a component, or a defined name (then definitions inside {@code body} are unfolded
     * as far as that name and no further). Everything else is held fixed.
     */
    record Deriv(Expr body, Sym variable) implements Expr {}
}
