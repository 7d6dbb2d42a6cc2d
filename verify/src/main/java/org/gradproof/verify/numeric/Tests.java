package org.gradproof.verify.numeric;

import java.util.List;
import org.gradproof.symbolic.expr.Relation;
import org.jspecify.annotations.Nullable;

/** The nodes of conditions. */
final class Tests {
    private Tests() {}

    /** Whether the condition holds; where it cannot be told, or a derivative is taken at its boundary, there is no answer. */
    static boolean decided(Truth truth, String of) {
        return switch (truth) {
            case HOLDS -> true;
            case FAILS -> false;
            case UNDEFINED -> throw new UndefinedException("derivative at a boundary of " + of);
            case CANNOT_TELL -> throw new UndecidableException("a condition of " + of + " that cannot be decided");
        };
    }

    static Node.Test integers(Node.Index left, Relation relation, Node.Index right) {
        return c -> Truth.of(holds(relation, Order.of(Integer.compare(left.eval(c), right.eval(c)))));
    }

    static Node.Test reals(Node left, Relation relation, Node right, @Nullable Branching watched) {
        return c -> {
            c.step();
            Real a = left.eval(c);
            Real b = right.eval(c);
            Order order = Reals.leaf(a).order(Reals.leaf(b));
            if (watched != null) {
                watched.saw(order);
            }
            if (order == Order.UNKNOWN) {
                return Truth.CANNOT_TELL;
            }
            // Under a derivative the condition must keep its truth nearby.
            if (order == Order.EQUAL && (a instanceof Dual || b instanceof Dual)) {
                return Truth.UNDEFINED;
            }
            return Truth.of(holds(relation, order));
        };
    }

    private static boolean holds(Relation relation, Order order) {
        return switch (relation) {
            case EQ -> order == Order.EQUAL;
            case NE -> order != Order.EQUAL;
            case LT -> order == Order.LESS;
            case LE -> order != Order.GREATER;
            case GT -> order == Order.GREATER;
            case GE -> order != Order.LESS;
        };
    }

    static Node.Test all(List<Node.Test> parts) {
        return c -> weakest(parts, Truth.FAILS, c);
    }

    static Node.Test any(List<Node.Test> parts) {
        return c -> weakest(parts, Truth.HOLDS, c);
    }

    /** {@code settling} if one part says so; else what cannot be had of any part; else the opposite. */
    private static Truth weakest(List<Node.Test> parts, Truth settling, Context c) {
        Truth result = settling.negated();
        for (Node.Test part : parts) {
            Truth truth = part.test(c);
            if (truth == settling) {
                return settling;
            }
            if (truth == Truth.UNDEFINED || (truth == Truth.CANNOT_TELL && result != Truth.UNDEFINED)) {
                result = truth;
            }
        }
        return result;
    }
}
