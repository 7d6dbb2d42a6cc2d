package org.gradproof.verify.numeric;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * One application of a function, or of a partial derivative of it, to values.
 *
 * @param orders how often it is differentiated by each argument
 */
record CallFrame(Symbol function, int[] indices, Real[] arguments, int[] orders) {
    Real eval(Context c) {
        Symbol.Body body = c.function(function);
        if (body.indexSlots.length != indices.length || body.parameterSlots.length != arguments.length) {
            throw new UndefinedException("a function with the wrong number of arguments");
        }
        for (int i = 0; i < body.ranges.length; i++) {
            int range = body.ranges[i].eval(c);
            if (indices[i] < 1 || indices[i] > range) {
                throw new UndefinedException("index " + indices[i] + " out of range 1 to " + range);
            }
        }
        Deque<Integer> tags = new ArrayDeque<>();
        Real[] perturbed = arguments.clone();
        for (int i = 0; i < orders.length; i++) {
            for (int times = 0; times < orders[i]; times++) {
                int tag = c.freshTag();
                perturbed[i] = new Dual(tag, perturbed[i], c.one());
                tags.push(tag);
            }
        }
        Real value = c.body(body, indices, List.of(perturbed));
        // The innermost derivative, that of the largest tag, is the outermost layer.
        for (int tag : tags) {
            value = Reals.tangent(value, tag);
        }
        return value;
    }
}
