package org.gradproof.verify.numeric.program;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.verify.numeric.value.Extremum;
import org.gradproof.verify.numeric.value.Real;
import org.gradproof.verify.numeric.value.Reals;
import org.jspecify.annotations.Nullable;

/** A sum, product, maximum or minimum over an index. */
record BinderNode(
        Kind kind,
        int slot,
        ProgramNode.Index low,
        ProgramNode.Index high,
        ProgramNode.@Nullable Test filter,
        ProgramNode body)
        implements ProgramNode {
    @Override
    public Real eval(Context c) {
        c.step();
        int from = low.eval(c);
        int to = high.eval(c);
        Real oldValue = c.slots[slot];
        int oldInteger = c.integers[slot];
        Real result = switch (kind) {
            case SUM -> sum(c, from, to);
            case PRODUCT -> product(c, from, to);
            case MAX -> Extremum.largest(values(c, from, to));
            case MIN -> Extremum.smallest(values(c, from, to));
        };
        c.slots[slot] = oldValue;
        c.integers[slot] = oldInteger;
        return result;
    }

    private boolean includes(Context c, int value) {
        c.step();
        c.bind(slot, value);
        return filter == null || ConditionNodes.decided(filter.test(c), "a condition of a sum");
    }

    private Real sum(Context c, int from, int to) {
        Real sum = null;
        for (int i = from; i <= to; i++) {
            if (includes(c, i)) {
                Real term = body.eval(c);
                sum = sum == null ? term : Reals.add(sum, term);
            }
        }
        return sum == null ? c.arithmetic.of(0) : sum;
    }

    private Real product(Context c, int from, int to) {
        Real product = null;
        for (int i = from; i <= to; i++) {
            if (includes(c, i)) {
                Real factor = body.eval(c);
                product = product == null ? factor : Reals.times(product, factor);
            }
        }
        return product == null ? c.one() : product;
    }

    private List<Real> values(Context c, int from, int to) {
        List<Real> values = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            if (includes(c, i)) {
                values.add(body.eval(c));
            }
        }
        return values;
    }
}
