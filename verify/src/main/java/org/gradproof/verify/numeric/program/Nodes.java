package org.gradproof.verify.numeric.program;

import java.util.List;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.verify.numeric.value.Real;
import org.gradproof.verify.numeric.value.RealFunctions;
import org.gradproof.verify.numeric.value.Reals;
import org.gradproof.verify.numeric.value.UndefinedException;

/** The nodes of arithmetic, functions and branches. */
final class Nodes {
    private Nodes() {}

    static int[] eval(ProgramNode.Index[] indices, Context c) {
        int[] values = new int[indices.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = indices[i].eval(c);
        }
        return values;
    }

    static ProgramNode sum(List<ProgramNode> terms) {
        ProgramNode[] nodes = terms.toArray(ProgramNode[]::new);
        return c -> {
            c.step();
            if (nodes.length == 0) {
                return c.arithmetic.of(0);
            }
            Real sum = nodes[0].eval(c);
            for (int i = 1; i < nodes.length; i++) {
                sum = Reals.add(sum, nodes[i].eval(c));
            }
            return sum;
        };
    }

    static ProgramNode product(List<ProgramNode> numerator, List<ProgramNode> denominator) {
        ProgramNode[] factors = numerator.toArray(ProgramNode[]::new);
        ProgramNode[] divisors = denominator.toArray(ProgramNode[]::new);
        return c -> {
            c.step();
            Real product = factors.length == 0 ? c.one() : factors[0].eval(c);
            for (int i = 1; i < factors.length; i++) {
                product = Reals.times(product, factors[i].eval(c));
            }
            for (ProgramNode divisor : divisors) {
                product = Reals.divide(product, divisor.eval(c));
            }
            return product;
        };
    }

    static ProgramNode function(Function function, List<ProgramNode> arguments) {
        if (arguments.size() == 1 && function != Function.MAX && function != Function.MIN) {
            ProgramNode only = arguments.get(0);
            return c -> {
                c.step();
                Real value = only.eval(c);
                return function == Function.FACTORIAL
                        ? RealFunctions.factorial(c.arithmetic, value)
                        : RealFunctions.apply(function, value);
            };
        }
        return c -> {
            c.step();
            return RealFunctions.apply(
                    function, arguments.stream().map(a -> a.eval(c)).toList());
        };
    }

    static ProgramNode indicator(ProgramNode.Test test) {
        return c -> {
            c.step();
            return c.arithmetic.of(ConditionNodes.decided(test.test(c), "an indicator") ? 1 : 0);
        };
    }

    static ProgramNode cases(List<ProgramNode.Test> conditions, List<ProgramNode> values) {
        ProgramNode.Test[] tests = conditions.toArray(ProgramNode.Test[]::new);
        return c -> {
            c.step();
            for (int i = 0; i < tests.length; i++) {
                if (ConditionNodes.decided(tests[i].test(c), "cases")) {
                    return values.get(i).eval(c);
                }
            }
            throw new UndefinedException("no branch of cases holds");
        };
    }
}
