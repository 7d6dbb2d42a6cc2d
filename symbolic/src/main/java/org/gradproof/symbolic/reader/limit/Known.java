package org.gradproof.symbolic.reader.limit;

import java.util.function.Function;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.jspecify.annotations.Nullable;

/**
 * What the givens tell of an expression that does not depend on the variable of a limit.
 *
 * @param given the given of a name, or null
 * @param isInside whether a value lies strictly between -1 and 1
 * @param isPositive whether it is above 0
 */
public record Known(
        Function<Name, @Nullable Given> given,
        java.util.function.Predicate<Expr> isInside,
        java.util.function.Predicate<Expr> isPositive) {}
