package org.gradproof.symbolic.reader.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Span;
import org.jspecify.annotations.Nullable;

/**
 * A declared or defined name as the reader finds it in formulas.
 *
 * @param patterns its spellings
 * @param bare a vector's own name without an index, else null
 * @param arity how many arguments it takes as a function; 0 if it is none
 * @param given what it was declared as; read when first asked for
 * @param home the statement that declares it, or null if none does
 * @param field the variable of integration at which the name is taken, as {@code \\nu} for {@code \\frac{dP}{d\\nu}};
 *     else empty
 * @param twin where one head declares a function and its value at its own arguments, the name of the other; else null
 */
public record Declaration(
        Name name,
        Kind kind,
        List<Pattern> patterns,
        @Nullable Pattern bare,
        int arity,
        Supplier<Given> given,
        @Nullable Statement home,
        String field,
        @Nullable Name twin) {
    /** What a name can be. */
    public enum Kind {
        SCALAR,
        SIZE,
        FAMILY,
        INDEX,
        SET,
        DEFINITION,
        FUNCTION,
        /** A function of a whole vector: the sum of functions of its entries, with their index last in the name. */
        FIELD,
        RANDOM
    }

    public Declaration {
        patterns = List.copyOf(patterns);
    }

    /** A name that its head declares alone. */
    public Declaration(
            Name name,
            Kind kind,
            List<Pattern> patterns,
            @Nullable Pattern bare,
            int arity,
            Supplier<Given> given,
            @Nullable Statement home,
            String field) {
        this(name, kind, patterns, bare, arity, given, home, field, null);
    }

    /** Whether it is the value at its own arguments of a function that the same head declares. */
    public boolean isOwnValue() {
        return twin != null && arity == 0;
    }

    public boolean isFunction() {
        return arity > 0;
    }

    /** The same beside the other name of its head. */
    public Declaration withTwin(Name other) {
        return new Declaration(name, kind, patterns, bare, arity, given, home, field, other);
    }

    /** The same with one more spelling. */
    public Declaration withPattern(Pattern more) {
        List<Pattern> all = new ArrayList<>(patterns);
        all.add(more);
        return new Declaration(name, kind, all, bare, arity, given, home, field, twin);
    }

    /** The same with a name for all of its components together. */
    public Declaration withBare(Pattern whole) {
        return new Declaration(name, kind, patterns, whole, arity, given, home, field, twin);
    }

    /** Refuses a function that may be negative. */
    public void requireDensity(Span at) {
        if (given.get() instanceof Given.SmoothFunction function) {
            boolean positive = function.codomain() instanceof Domain.Interval interval
                    && interval.low() != null
                    && interval.low().signum() >= 0;
            if (!positive) {
                throw new LatexException(
                        at,
                        "not-a-density",
                        "\"" + function.latex() + "\" may be negative, so that it is no density; expected a function to"
                                + " \\mathbb{R}_{\\ge 0}");
            }
        }
    }

    /** The index ranges of what is given, in the order of its indices; none for a scalar. */
    public static List<Expr> ranges(Given given) {
        if (given instanceof Given.Family family) {
            return family.ranges();
        } else if (given instanceof Given.Definition definition) {
            return definition.ranges();
        } else if (given instanceof Given.SmoothFunction function) {
            return function.ranges();
        }
        return List.of();
    }
}
