package org.gradproof.verify.random.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;

/** The numbers that a claim speaks of: places where it may fail and nowhere else. */
public final class Landmarks {
    private static final int MOST = 24;
    /** Integers up to this, and a half, are tried often in any case. */
    private static final int COMMON = 3;

    private Landmarks() {}

    /** The numbers in the expressions and in the definitions, and their opposites; without those that are tried anyway. */
    public static List<Rational> of(Givens givens, List<Expr> exprs) {
        Set<Rational> all = new TreeSet<>();
        List<Expr> sources = new ArrayList<>(exprs);
        for (Given given : givens.all()) {
            if (given instanceof Given.Definition definition) {
                sources.add(definition.body());
            }
        }
        for (Expr expr : sources) {
            Traversal.through(expr, part -> {
                if (part instanceof Expr.Num num && all.size() < MOST && !isCommon(num.value())) {
                    all.add(num.value());
                    all.add(num.value().negate());
                }
            });
        }
        return List.copyOf(all);
    }

    private static boolean isCommon(Rational value) {
        Rational size = value.signum() < 0 ? value.negate() : value;
        return size.equals(Rational.HALF) || (size.isInteger() && size.compareTo(Rational.of(COMMON)) <= 0);
    }
}
