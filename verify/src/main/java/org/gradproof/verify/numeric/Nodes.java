package org.gradproof.verify.numeric;

import java.util.List;
import org.gradproof.symbolic.expr.Function;

/** The nodes of arithmetic, functions and branches. */
final class Nodes {
    private Nodes() {}

    static int[] eval(Node.Index[] indices, Context c) {
        int[] values = new int[indices.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = indices[i].eval(c);
        }
        return values;
    }

    static Node sum(List<Node> terms) {
        Node[] nodes = terms.toArray(Node[]::new);
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

    static Node product(List<Node> numerator, List<Node> denominator) {
        Node[] factors = numerator.toArray(Node[]::new);
        Node[] divisors = denominator.toArray(Node[]::new);
        return c -> {
            c.step();
            Real product = factors.length == 0 ? c.one() : factors[0].eval(c);
            for (int i = 1; i < factors.length; i++) {
                product = Reals.times(product, factors[i].eval(c));
            }
            for (Node divisor : divisors) {
                product = Reals.divide(product, divisor.eval(c));
            }
            return product;
        };
    }

    static Node function(Function function, List<Node> arguments) {
        if (arguments.size() == 1 && function != Function.MAX && function != Function.MIN) {
            Node only = arguments.get(0);
            return c -> {
                c.step();
                return Functions.apply(function, only.eval(c));
            };
        }
        return c -> {
            c.step();
            return Functions.apply(
                    function, arguments.stream().map(a -> a.eval(c)).toList());
        };
    }

    static Node indicator(Node.Test test) {
        return c -> {
            c.step();
            return c.arithmetic.of(Tests.decided(test.test(c), "an indicator") ? 1 : 0);
        };
    }

    static Node cases(List<Node.Test> conditions, List<Node> values) {
        Node.Test[] tests = conditions.toArray(Node.Test[]::new);
        return c -> {
            c.step();
            for (int i = 0; i < tests.length; i++) {
                if (Tests.decided(tests[i].test(c), "cases")) {
                    return values.get(i).eval(c);
                }
            }
            throw new UndefinedException("no branch of cases holds");
        };
    }
}
