package org.gradproof.verify.numeric.program;

import java.util.List;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.gradproof.verify.numeric.value.Dual;
import org.gradproof.verify.numeric.value.EnclosureOrder;
import org.gradproof.verify.numeric.value.Real;
import org.gradproof.verify.numeric.value.Reals;
import org.gradproof.verify.numeric.value.UndefinedException;
import org.jspecify.annotations.Nullable;

/** The nodes of conditions. */
final class ConditionNodes {
    private ConditionNodes() {}

    /** Whether the condition holds; where it cannot be told, or a derivative is taken at its boundary, there is no answer. */
    static boolean decided(Truth truth, String of) {
        return switch (truth) {
            case HOLDS -> true;
            case FAILS -> false;
            case UNDEFINED -> throw new UndefinedException("derivative at a boundary of " + of);
            case CANNOT_TELL -> throw new UndecidableException("a condition of " + of + " that cannot be decided");
        };
    }

    static ProgramNode.Test integers(ProgramNode.Index left, Relation relation, ProgramNode.Index right) {
        return c -> Truth.of(holds(relation, EnclosureOrder.of(Integer.compare(left.eval(c), right.eval(c)))));
    }

    static ProgramNode.Test reals(ProgramNode left, Relation relation, ProgramNode right, @Nullable Branching watched) {
        return c -> {
            c.step();
            Real a = left.eval(c);
            Real b = right.eval(c);
            EnclosureOrder order = Reals.leaf(a).order(Reals.leaf(b));
            if (watched != null) {
                watched.saw(order);
            }
            if (order == EnclosureOrder.UNKNOWN) {
                return Truth.CANNOT_TELL;
            }
            // Under a derivative the condition must keep its truth nearby.
            if (order == EnclosureOrder.EQUAL && (a instanceof Dual || b instanceof Dual)) {
                return Truth.UNDEFINED;
            }
            return Truth.of(holds(relation, order));
        };
    }

    private static boolean holds(Relation relation, EnclosureOrder order) {
        return switch (relation) {
            case EQ -> order == EnclosureOrder.EQUAL;
            case NE -> order != EnclosureOrder.EQUAL;
            case LT -> order == EnclosureOrder.LESS;
            case LE -> order != EnclosureOrder.GREATER;
            case GT -> order == EnclosureOrder.GREATER;
            case GE -> order != EnclosureOrder.LESS;
        };
    }

    static ProgramNode.Test all(List<ProgramNode.Test> parts) {
        return c -> weakest(parts, Truth.FAILS, c);
    }

    static ProgramNode.Test any(List<ProgramNode.Test> parts) {
        return c -> weakest(parts, Truth.HOLDS, c);
    }

    /** {@code settling} if one part says so; else what cannot be had of any part; else the opposite. */
    private static Truth weakest(List<ProgramNode.Test> parts, Truth settling, Context c) {
        Truth result = settling.negated();
        for (ProgramNode.Test part : parts) {
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
