package org.gradproof.symbolic.reader;

import java.util.List;
import java.util.function.Supplier;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
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
 */
record Declaration(
        Name name,
        Kind kind,
        List<Pattern> patterns,
        @Nullable Pattern bare,
        int arity,
        Supplier<Given> given,
        @Nullable Statement home,
        String field) {
    /** What a name can be. */
    enum Kind {
        SCALAR,
        SIZE,
        FAMILY,
        INDEX,
        SET,
        DEFINITION,
        FUNCTION,
        RANDOM
    }

    Declaration {
        patterns = List.copyOf(patterns);
    }

    boolean isFunction() {
        return arity > 0;
    }

    Declaration withPattern(Pattern more) {
        List<Pattern> all = new java.util.ArrayList<>(patterns);
        all.add(more);
        return new Declaration(name, kind, all, bare, arity, given, home, field);
    }
}
