package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.evidence.Laboratory;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.program.Truth;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.gradproof.verify.random.draw.PointSource;
import org.jspecify.annotations.Nullable;

/**
 * Points drawn in the plainest way, so as not to share the blind spots of a cleverer one: sizes from 1
 * to 6, indices and small fractions all equally likely, assumptions met by rejection. It knows no index
 * sets and no unspecified functions.
 */
final class PlainPoints implements PointSource {
    private static final int LARGEST_SIZE = 6;
    private static final int ATTEMPTS = 60;
    private static final int MOST_ENTRIES = 400;
    private static final int DIGITS = 60;

    private final Laboratory laboratory;
    private final Givens givens;
    private final Random random;
    private final PlainNumbers numbers;
    private boolean hopeless;

    PlainPoints(Laboratory laboratory, long seed) {
        this.laboratory = laboratory;
        this.givens = laboratory.givens();
        this.random = new Random(seed);
        this.numbers = new PlainNumbers(random);
        this.hopeless =
                givens.all().stream().anyMatch(g -> g instanceof Given.IndexSet || g instanceof Given.SmoothFunction);
    }

    @Override
    public Draw next() {
        for (int attempt = 0; attempt < ATTEMPTS && !hopeless; attempt++) {
            Point point = draw();
            if (point != null && assumptionsHold(point)) {
                return new Met(point);
            }
        }
        // What sixty points did not meet, sixty more would seldom.
        hopeless = true;
        return new NotMet("plain points do not meet the givens");
    }

    private @Nullable Point draw() {
        Map<Name, Point.Value> values = new LinkedHashMap<>();
        for (Given given : givens.all()) {
            if (given instanceof Given.Size size) {
                values.put(size.name(), scalar(1 + random.nextInt(LARGEST_SIZE)));
            }
        }
        List<Integer> indices = new ArrayList<>();
        for (Given given : givens.all()) {
            if (given instanceof Given.Index index) {
                Integer low = whole(index.low(), values);
                Integer high = whole(index.high(), values);
                if (low == null || high == null || high < low) {
                    return null;
                }
                int drawn = low + random.nextInt(high - low + 1);
                if (!indices.isEmpty() && random.nextInt(3) == 0) {
                    int other = indices.get(random.nextInt(indices.size()));
                    drawn = other >= low && other <= high ? other : drawn;
                }
                indices.add(drawn);
                values.put(index.name(), scalar(drawn));
            }
        }
        for (Given given : givens.all()) {
            if (given instanceof Given.Scalar scalar) {
                values.put(scalar.name(), new Point.Scalar(numbers.of(scalar.domain())));
            } else if (given instanceof Given.Family family && !put(family, values)) {
                return null;
            }
        }
        return new Point(values);
    }

    private boolean put(Given.Family family, Map<Name, Point.Value> values) {
        List<Integer> sizes = new ArrayList<>();
        int entries = 1;
        for (Expr range : family.ranges()) {
            Integer size = whole(range, values);
            if (size == null || size < 0 || entries * size > MOST_ENTRIES) {
                return false;
            }
            sizes.add(size);
            entries *= size;
        }
        List<Rational> drawn =
                family.simplex() && entries > 0 ? numbers.simplex(entries) : numbers.vector(family.domain(), entries);
        values.put(family.name(), new Point.Array(sizes, drawn));
        return true;
    }

    private static Point.Scalar scalar(int value) {
        return new Point.Scalar(Rational.of(value));
    }

    private @Nullable Integer whole(Expr expr, Map<Name, Point.Value> values) {
        Evaluator evaluator = laboratory.evaluator(new Point(values));
        return evaluator.evaluate(expr, DIGITS) instanceof PreciseValue value
                        && value.exact().isPresent()
                        && value.exact().get().isInteger()
                ? value.exact().get().numerator().intValueExact()
                : null;
    }

    private boolean assumptionsHold(Point point) {
        for (Given.Assumption assumption : givens.assumptions()) {
            if (!holds(assumption, 0, new HashMap<>(), point)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(Given.Assumption assumption, int from, Map<Name, Expr> bound, Point point) {
        if (from == assumption.universal().size()) {
            Cond instance = new Substitution().apply(assumption.relation(), bound);
            return laboratory.evaluator(point).holds(instance, DIGITS) == Truth.HOLDS;
        }
        Integer high = whole(assumption.universalRanges().get(from), point.values());
        for (int i = 1; high != null && i <= high; i++) {
            bound.put(assumption.universal().get(from).name(), Exprs.num(i));
            if (!holds(assumption, from + 1, bound, point)) {
                return false;
            }
        }
        return high != null;
    }
}
