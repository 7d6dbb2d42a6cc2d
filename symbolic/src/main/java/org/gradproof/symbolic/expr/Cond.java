package org.gradproof.symbolic.expr;

import java.util.List;

/** A condition: on indices and sizes in binders and indicators, on reals in cases. */
public sealed interface Cond {
    /** Always holds. */
    record True() implements Cond {}

    /** A relation between two expressions. */
    record Rel(Expr left, Relation relation, Expr right) implements Cond {}

    /** An index lies in a declared set of indices. */
    record Member(Expr index, Name set) implements Cond {}

    /** All of them hold; of none: holds. */
    record And(List<Cond> parts) implements Cond {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of them holds. */
    record Or(List<Cond> parts) implements Cond {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** It does not hold. */
    record Not(Cond part) implements Cond {}
}
