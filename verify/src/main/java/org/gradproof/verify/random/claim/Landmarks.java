package org.gradproof.verify.random.claim;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
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

    /**
     * What the constants in the expressions and definitions come to, such as {@code e^20}, with what a logarithm, root or
     * exponential makes them of; of numbers, too.
     */
    public static List<Rational> ofConstants(Givens givens, List<Expr> exprs) {
        Set<Rational> all = new TreeSet<>(of(givens, exprs));
        List<Expr> sources = new ArrayList<>(exprs);
        Set<Function> functions = EnumSet.noneOf(Function.class);
        for (Given given : givens.all()) {
            if (given instanceof Given.Definition definition) {
                sources.add(definition.body());
            }
        }
        ConstantTerms constants = new ConstantTerms();
        for (Expr expr : sources) {
            Traversal.through(expr, part -> {
                if (all.size() < MOST) {
                    constants.value(part).filter(value -> !isCommon(value)).ifPresent(all::add);
                }
                if (part instanceof Expr.Fn fn) {
                    functions.add(fn.function());
                } else if (part instanceof Expr.Pow pow && !(pow.exponent() instanceof Expr.Num)) {
                    functions.add(Function.EXP);
                }
            });
        }
        Set<Rational> images = new TreeSet<>(all);
        for (Rational landmark : all) {
            if (functions.contains(Function.LOG)) {
                constants.value(Exprs.exp(new Expr.Num(landmark))).ifPresent(images::add);
            }
            if (functions.contains(Function.EXP) && landmark.signum() > 0) {
                constants.value(Exprs.log(new Expr.Num(landmark))).ifPresent(images::add);
            }
            if (functions.contains(Function.SQRT)) {
                images.add(landmark.times(landmark));
            }
        }
        Set<Rational> written = new TreeSet<>();
        images.forEach(image -> written.add(ConstantTerms.brief(image)));
        return List.copyOf(written);
    }

    private static boolean isCommon(Rational value) {
        Rational size = value.signum() < 0 ? value.negate() : value;
        return size.equals(Rational.HALF) || (size.isInteger() && size.compareTo(Rational.of(COMMON)) <= 0);
    }
}
