package org.gradproof.symbolic.reader.scope;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.latex.Span;
import org.jspecify.annotations.Nullable;

/** A letter that the formula itself introduces: a binder's variable, a parameter, an undeclared index. */
public sealed interface Local {
    /** What it stands for. */
    Sym symbol();

    /** A real variable: of an integral, an expectation, a function. */
    record Real(Sym symbol) implements Local {}

    /** An index, whose range may have to be found from how it is used. */
    final class Index implements Local {
        private final String letter;
        private final Sym symbol;
        private final Span place;
        private final List<Index> alike = new ArrayList<>();
        private @Nullable Expr high;
        private @Nullable Expr fallback;

        public Index(String letter, Sym symbol, Span place, @Nullable Expr high) {
            this.letter = letter;
            this.symbol = symbol;
            this.place = place;
            this.high = high;
        }

        public String letter() {
            return letter;
        }

        @Override
        public Sym symbol() {
            return symbol;
        }

        /** Where it was first used. */
        public Span place() {
            return place;
        }

        /** Its largest value, or null while that is not known. */
        public @Nullable Expr high() {
            return high != null ? high : fallback;
        }

        /** It is compared with an index that runs to {@code bound}; that tells its range where no use does. */
        public void mayRunUpTo(Expr bound) {
            if (fallback == null) {
                fallback = bound;
            }
        }

        /** It is used where an index runs to {@code bound}; the first use tells its range. */
        public void usedUpTo(Expr bound) {
            if (high == null) {
                high = bound;
                alike.forEach(other -> other.usedUpTo(bound));
            }
        }

        /** The two are compared: where nothing else tells, they have the same range. */
        public void comparedWith(Index other) {
            if (other == this) {
                return;
            }
            alike.add(other);
            other.alike.add(this);
            Expr mine = high;
            Expr theirs = other.high;
            if (mine != null) {
                other.usedUpTo(mine);
            } else if (theirs != null) {
                usedUpTo(theirs);
            }
        }
    }
}
