package org.gradproof.symbolic.given;

import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.jspecify.annotations.Nullable;

/** One thing that a given line says, with the LaTeX that says it. */
public sealed interface Given {
    /** The line as the author wrote it (one clause of it where it says several things). */
    String latex();

    /** A real scalar. */
    record Scalar(Name name, Domain domain, String latex) implements Given {}

    /** A positive integer, as sizes are. */
    record Size(Name name, String latex) implements Given {}

    /**
     * A vector, matrix or family of reals.
     *
     * @param ranges for each slot of the name the largest index (the smallest is 1)
     * @param domain of each entry
     * @param simplex whether the entries (of a vector) also are nonnegative and sum to one
     * @param structure of a square matrix, what is known of it
     */
    record Family(Name name, List<Expr> ranges, Domain domain, boolean simplex, Structure structure, String latex)
            implements Given {
        public Family {
            ranges = List.copyOf(ranges);
        }

        /** A family of which nothing else is known. */
        public Family(Name name, List<Expr> ranges, Domain domain, boolean simplex, String latex) {
            this(name, ranges, domain, simplex, Structure.GENERAL, latex);
        }
    }

    /** What is known of a square matrix; each but the first implies the one before it. */
    enum Structure {
        GENERAL,
        SYMMETRIC,
        POSITIVE_SEMIDEFINITE,
        POSITIVE_DEFINITE
    }

    /** An index with its range, both ends included. */
    record Index(Name name, Expr low, Expr high, String latex) implements Given {}

    /** A set of indices between 1 and {@code high}; {@code size} is the name of its size. */
    record IndexSet(Name name, Expr high, Name size, String latex) implements Given {}

    /**
     * A definition. A reference {@code Sym(name, indices)} means {@code body} with the index
     * parameters replaced; for a function, {@code Call(name, indices, arguments, …)} also replaces the
     * parameters.
     *
     * @param indexParameters bound variables, one for each slot of the name
     * @param ranges the largest value of each index parameter
     * @param parameters bound variables of a function; empty for a plain name
     */
    record Definition(
            Name name, List<Sym> indexParameters, List<Expr> ranges, List<Sym> parameters, Expr body, String latex)
            implements Given {
        public Definition {
            indexParameters = List.copyOf(indexParameters);
            ranges = List.copyOf(ranges);
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * An unspecified smooth function of real arguments.
     *
     * @param ranges for each slot of its name the largest index; empty for a real-valued function
     * @param codomain of the value, or of each component
     * @param density whether it integrates to one over all its arguments
     */
    record SmoothFunction(Name name, int arity, List<Expr> ranges, Domain codomain, boolean density, String latex)
            implements Given {
        public SmoothFunction {
            ranges = List.copyOf(ranges);
        }

        /** Whether it is a density of one real variable, so that its integral over the line is one. */
        public boolean isNormalised() {
            return density && arity == 1 && ranges.isEmpty();
        }
    }

    /**
     * An assumption.
     *
     * @param universal bound variables over all whose values (1 to the range given) the relation
     *     holds; empty if it is about the declared symbols themselves
     * @param universalRanges the largest value of each
     */
    record Assumption(Cond.Rel relation, List<Sym> universal, List<Expr> universalRanges, String latex)
            implements Given {
        public Assumption {
            universal = List.copyOf(universal);
            universalRanges = List.copyOf(universalRanges);
        }
    }

    /** A random variable with its law; several names are jointly distributed. */
    record RandomVariable(
            List<Name> names, Name law, @Nullable Expr high, String latex) implements Given {
        public RandomVariable {
            names = List.copyOf(names);
        }
    }

    /** Two groups of random variables are independent. */
    record Independence(Set<Name> left, Set<Name> right, String latex) implements Given {
        public Independence {
            left = Set.copyOf(left);
            right = Set.copyOf(right);
        }
    }
}
