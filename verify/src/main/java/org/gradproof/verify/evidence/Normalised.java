package org.gradproof.verify.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.given.Told;
import org.gradproof.verify.numeric.value.Point;

/** The probabilities, or densities by the weights of the points, to which a law's table of positive numbers is proportional. */
final class Normalised {
    private final Givens givens;
    private final Point point;

    Normalised(Givens givens, Point point) {
        this.givens = givens;
        this.point = point;
    }

    /**
     * The table in which, for each value of the slots behind the first ones, the entries times the weights sum to one.
     *
     * @param left how many the first ones are
     */
    Point.Array of(Name table, Point.Array array, int left) {
        List<List<Rational>> weights = weights(table, array, left);
        Map<Integer, Rational> sums = new LinkedHashMap<>();
        // The slots behind the first ones count fastest, so that what they are together is a remainder.
        int others = 1;
        for (int dimension : array.dimensions().subList(left, array.dimensions().size())) {
            others *= dimension;
        }
        for (int at = 0; at < array.entries().size(); at++) {
            sums.merge(at % others, array.entries().get(at).times(weight(at / others, array, weights)), Rational::plus);
        }
        List<Rational> entries = new ArrayList<>();
        for (int at = 0; at < array.entries().size(); at++) {
            entries.add(array.entries().get(at).dividedBy(sums.getOrDefault(at % others, Rational.ONE)));
        }
        return new Point.Array(array.dimensions(), entries);
    }

    private static Rational weight(int at, Point.Array array, List<List<Rational>> weights) {
        Rational weight = Rational.ONE;
        int rest = at;
        for (int slot = weights.size() - 1; slot >= 0; slot--) {
            int dimension = array.dimensions().get(slot);
            List<Rational> ofSlot = weights.get(slot);
            weight = ofSlot.isEmpty() ? weight : weight.times(ofSlot.get(rest % dimension));
            rest /= dimension;
        }
        return weight;
    }

    /** For each of the first slots the weights of its space; none where they are all 1. */
    private List<List<Rational>> weights(Name table, Point.Array array, int left) {
        List<List<Rational>> all = new ArrayList<>();
        for (int slot = 0; slot < left; slot++) {
            all.add(
                    givens.find(table) instanceof Given.Family family
                            ? weights(
                                    family.ranges().get(slot),
                                    array.dimensions().get(slot))
                            : List.of());
        }
        return all;
    }

    private List<Rational> weights(Expr size, int dimension) {
        for (Given given : givens.all()) {
            if (given instanceof Given.Family family && family.ranges().equals(List.of(size))) {
                Told told = givens.told(family.name());
                boolean weighs = told != null && told.kind() == Told.Kind.WEIGHTS;
                if (weighs
                        && point.values().get(family.name()) instanceof Point.Array array
                        && array.entries().size() == dimension) {
                    return array.entries();
                }
            }
        }
        return List.of();
    }
}
