package org.gradproof.verify.numeric.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;

/** Expressions of all kinds over three variables, ties and zeros among their values. */
final class RandomExpressions {
    private final Random random;
    private int bound = 1000;

    RandomExpressions(long seed) {
        this.random = new Random(seed);
    }

    Points point() {
        return points(value(), value(), value());
    }

    /** The same point with a moved to both sides. */
    List<Points> pointAndNeighbours(Rational step) {
        Rational a = value();
        Rational b = value();
        Rational c = value();
        long state = random.nextLong();
        return Stream.of(Rational.ZERO, step.negate(), step)
                .map(move -> {
                    random.setSeed(state);
                    return points(a.plus(move), b, c);
                })
                .toList();
    }

    private Points points(Rational a, Rational b, Rational c) {
        return new Points()
                .size(Points.N, 3)
                .real("a", a)
                .real("b", b)
                .real("c", c)
                .vector(Points.VZ, value(), value(), value());
    }

    private Rational value() {
        return switch (random.nextInt(4)) {
            case 0 -> Rational.of(random.nextInt(5) - 2);
            case 1 -> Rational.of(random.nextInt(41) - 20, 1 + random.nextInt(6));
            case 2 -> Rational.of(random.nextInt(2001) - 1000, 7);
            default -> Rational.of(random.nextLong() >> 11, 1L << 50);
        };
    }

    private Sym variable() {
        return random.nextInt(4) == 0
                ? Points.sym(Points.VZ, Points.num(1 + random.nextInt(3)))
                : Points.sym("abc".substring(random.nextInt(3)).substring(0, 1));
    }

    Expr expression(int depth) {
        if (depth == 0 || random.nextInt(8) == 0) {
            return random.nextInt(3) == 0 ? new Expr.Num(value()) : variable();
        }
        int d = depth - 1;
        return switch (random.nextInt(13)) {
            case 0, 1 -> Exprs.add(expression(d), expression(d), expression(d));
            case 2, 3 -> Exprs.mul(expression(d), expression(d));
            case 4 -> Exprs.div(expression(d), expression(d));
            case 5 -> Exprs.sub(expression(d), expression(d));
            case 6 -> new Expr.Pow(expression(d), Points.num(random.nextInt(6) - 2));
            case 7 -> new Expr.Pow(expression(d), expression(d));
            case 8, 9 -> new Expr.Fn(function(), expression(d));
            case 10 ->
                new Expr.Cases(List.of(
                        new Expr.Branch(expression(d), new Cond.Rel(expression(d), relation(), expression(d))),
                        new Expr.Branch(expression(d), new Cond.True())));
            case 11 -> sum(d);
            default -> new Expr.Deriv(expression(d), variable());
        };
    }

    private Expr sum(int depth) {
        int id = ++bound;
        List<Expr> factors = new ArrayList<>(List.of(expression(depth)));
        return Points.sumOverN(id, j -> {
            factors.add(Points.sym(Points.VZ, j));
            return Exprs.mul(factors);
        });
    }

    private Function function() {
        Function[] all = {
            Function.EXP, Function.LOG, Function.SQRT, Function.TANH, Function.SINH,
            Function.COSH, Function.SIN, Function.COS, Function.TAN, Function.ABS
        };
        return all[random.nextInt(all.length)];
    }

    private Relation relation() {
        return List.of(Relation.values()).get(random.nextInt(6));
    }
}
