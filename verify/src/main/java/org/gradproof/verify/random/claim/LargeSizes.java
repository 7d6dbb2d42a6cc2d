package org.gradproof.verify.random.claim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;

/** Sizes beyond the usual ones that a claim may fail at alone, as far as they can be afforded. */
final class LargeSizes {
    private static final int WITHOUT_SUMS = 10_000;
    private static final int WITH_SUMS = 100;
    private static final int WITH_VECTORS = 100;
    private static final int WITH_SUMS_OF_VECTORS = 30;
    private static final int MOST_SUMS = 2;

    private LargeSizes() {}

    /** Sizes at and beside the numbers that the claim names, and some that it does not; none where sums are many. */
    static Set<Integer> of(Givens givens, List<Expr> exprs, List<Rational> landmarks) {
        Set<Integer> sizes = new TreeSet<>();
        int most = affordable(givens, exprs);
        for (int size : List.of(50, 100, 1000, WITHOUT_SUMS)) {
            if (size <= most) {
                sizes.add(size);
            }
        }
        for (Rational landmark : landmarks) {
            if (landmark.isInteger() && landmark.numerator().bitLength() < 20) {
                int number = landmark.numerator().intValueExact();
                for (int size = number - 1; size <= number + 1; size++) {
                    if (size >= 1 && size <= most) {
                        sizes.add(size);
                    }
                }
            }
        }
        return sizes;
    }

    private static int affordable(Givens givens, List<Expr> exprs) {
        int[] sums = new int[1];
        boolean[] integral = new boolean[1];
        boolean[] sumsGiven = new boolean[1];
        Set<Name> seen = new TreeSet<>();
        Deque<Expr> open = new ArrayDeque<>(exprs);
        boolean vectors = false;
        boolean dear = false;
        while (!open.isEmpty()) {
            Expr expr = open.pop();
            Traversal.through(expr, part -> {
                sums[0] += part instanceof Expr.Binder ? 1 : 0;
                integral[0] |= part instanceof Expr.Integral || part instanceof Expr.Expectation;
            });
            for (Name name : Mentioned.in(expr)) {
                if (givens.find(name) instanceof Given.Definition definition && seen.add(name)) {
                    open.push(definition.body());
                }
            }
        }
        for (Given given : givens.all()) {
            if (given instanceof Given.Family family) {
                vectors = true;
                // A system of equations in that many numbers is solved for each point.
                dear |= family.simplex() || family.ranges().size() > 1;
            } else if (given instanceof Given.Assumption assumption) {
                dear |= !assumption.universal().isEmpty();
                Traversal.through(assumption.relation(), part -> sumsGiven[0] |= part instanceof Expr.Binder);
            } else {
                dear |= !(given instanceof Given.Scalar
                        || given instanceof Given.Size
                        || given instanceof Given.Index
                        || given instanceof Given.Definition);
            }
        }
        if (integral[0] || dear || sumsGiven[0] || sums[0] > MOST_SUMS) {
            return 0;
        }
        if (vectors) {
            return sums[0] > 0 ? WITH_SUMS_OF_VECTORS : WITH_VECTORS;
        }
        return sums[0] > 0 ? WITH_SUMS : WITHOUT_SUMS;
    }
}
