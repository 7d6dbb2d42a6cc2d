package org.gradproof.symbolic.words;

import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.shape.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A factor of a word: a matrix or a vector by its name, an inverse, a power, or the transpose of one.
 *
 * @param text how a page writes it, by which it is told from others; without the sign of the transpose
 * @param shape before it is transposed
 * @param symmetric whether it is its own transpose; then it is never marked as transposed
 * @param definite whether it is positive definite
 * @param inverseOf what it is the inverse of, or null
 * @param names the names that it depends on
 * @param power of what it is which power, with letters in the exponent; or null
 */
record Sign(
        String text,
        Shape shape,
        boolean transposed,
        boolean symmetric,
        boolean definite,
        @Nullable WordSum inverseOf,
        Set<Name> names,
        @Nullable Power power) {
    /** A power with letters in its exponent. */
    record Power(WordSum base, Exponent exponent) {}

    Sign {
        names = Set.copyOf(names);
    }

    /** A factor that is no power. */
    Sign(
            String text,
            Shape shape,
            boolean transposed,
            boolean symmetric,
            boolean definite,
            @Nullable WordSum inverseOf,
            Set<Name> names) {
        this(text, shape, transposed, symmetric, definite, inverseOf, names, null);
    }

    Sign transpose() {
        return symmetric ? this : new Sign(text, shape, !transposed, false, definite, inverseOf, names, power);
    }

    /** Its shape as it stands. */
    Shape standing() {
        return transposed ? shape.transposed() : shape;
    }

    String key() {
        if (!transposed) {
            return text;
        }
        return text.endsWith("^{-1}") ? text.substring(0, text.length() - 5) + "^{-\\top}" : text + "^{\\top}";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sign sign && sign.key().equals(key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
