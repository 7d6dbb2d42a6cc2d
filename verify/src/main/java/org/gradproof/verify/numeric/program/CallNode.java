package org.gradproof.verify.numeric.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.gradproof.verify.numeric.value.Dual;
import org.gradproof.verify.numeric.value.Real;
import org.gradproof.verify.numeric.value.Reals;
import org.gradproof.verify.numeric.value.UndefinedException;

/** Application of a function, or of a partial derivative of it, to values. */
final class CallNode implements ProgramNode {
    private final Symbol function;
    private final ProgramNode.Index[] indices;
    private final ProgramNode[] arguments;
    /** How often it is differentiated by each argument. */
    private final List<Integer> orders;

    CallNode(Symbol function, ProgramNode.Index[] indices, List<ProgramNode> arguments, List<Integer> orders) {
        this.function = function;
        this.indices = indices;
        this.arguments = arguments.toArray(ProgramNode[]::new);
        this.orders = orders;
    }

    @Override
    public Real eval(Context c) {
        c.step();
        Symbol.Body body = c.function(function);
        if (body.indexSlots.length != indices.length
                || body.ranges.length > indices.length
                || body.parameterSlots.length != arguments.length) {
            throw new UndefinedException("a function with the wrong number of arguments");
        }
        int[] components = Nodes.eval(indices, c);
        for (int i = 0; i < body.ranges.length; i++) {
            Context.checkIndex(components[i], body.ranges[i].eval(c));
        }
        Deque<Integer> tags = new ArrayDeque<>();
        Real[] values = new Real[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i].eval(c);
        }
        // Only now: an argument may take derivatives of its own, whose tags must not be smaller.
        for (int i = 0; i < orders.size(); i++) {
            c.nest(orders.get(i));
            c.nest(-orders.get(i));
            for (int times = 0; times < orders.get(i); times++) {
                int tag = c.freshTag();
                values[i] = new Dual(tag, values[i], c.one());
                tags.push(tag);
            }
        }
        c.nest(tags.size());
        Real value = c.body(body, components, List.of(values));
        c.nest(-tags.size());
        // The derivative of the largest tag is the outermost layer.
        for (int tag : tags) {
            value = Reals.tangent(value, tag);
        }
        return value;
    }
}
