package org.gradproof.verify.random.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.claim.Completion;
import org.gradproof.verify.random.claim.Densities;
import org.gradproof.verify.random.claim.SamplingHints;
import org.gradproof.verify.random.claim.Tail;
import org.gradproof.verify.random.ground.Cell;
import org.gradproof.verify.random.ground.Domains;
import org.gradproof.verify.random.ground.Draft;
import org.gradproof.verify.random.ground.Grounding;
import org.gradproof.verify.random.ground.MatrixStructure;
import org.gradproof.verify.random.ground.Shape;
import org.gradproof.verify.random.repair.GivenCheck;
import org.gradproof.verify.random.repair.Repair;
import org.gradproof.verify.random.repair.Values;

/** Points whose values jqwik's generators give, moved to where the givens hold. */
public final class JqwikPoints implements PointSource {
    private static final int FIRST_ATTEMPTS = 300;
    /** What each point found adds: where fewer than one in so many attempts succeed, the search ends. */
    private static final int MORE_ATTEMPTS = 10;

    /** The drafts after which the kinds of unspecified functions come again. */
    private static final int TURNS = 20;

    private static final int LARGEST_FAMILY = 4096;

    private final Givens givens;
    private final Set<Name> densities;
    private final SamplingHints interests;
    private final ValueProfile taste;
    private final boolean coincidesOften;
    private final Values values;
    private final SmoothFunctions functions;
    private final Shapes shapes;
    private final Repair repair;
    private int attempts;
    private int points;

    /**
     * Points for the givens.
     *
     * @param givens every symbol of the claim is among them; see {@link Completion}
     * @param check decides what exact arithmetic cannot
     */
    public JqwikPoints(Givens givens, SamplingHints interests, long seed, ValueProfile taste, GivenCheck check) {
        Random random = new Random(seed);
        this.givens = givens;
        this.interests = interests;
        this.taste = taste;
        this.coincidesOften = !interests.landmarks().isEmpty() && taste != ValueProfile.NICE;
        this.densities = Densities.of(givens);
        this.values = taste == ValueProfile.NICE ? new NiceValues(random) : new WildValues(random, taste);
        this.functions = new SmoothFunctions(values, taste == ValueProfile.NICE);
        this.shapes = new Shapes(givens, values, taste == ValueProfile.NICE, interests.sizes());
        this.repair = new Repair(givens, values, check, interests.tails().keySet());
    }

    @Override
    public Draw next() {
        String empty = Repair.emptyDomain(givens);
        if (!empty.isEmpty()) {
            return new NotMet("no number satisfies the given " + empty);
        }
        Map<String, Integer> failures = new TreeMap<>();
        while (attempts < FIRST_ATTEMPTS + MORE_ATTEMPTS * points) {
            attempts++;
            Shape shape = shapes.next();
            if (shape == null) {
                return new NotMet("no sizes and indices that were tried satisfy the given " + shapes.failing());
            }
            Draft draft = fill(shape);
            if (draft == null) {
                failures.merge("a size that is too large", 1, Integer::sum);
                continue;
            }
            String failing = repair.mend(draft);
            if (failing.isEmpty()) {
                points++;
                return new Met(draft.toPoint());
            }
            failures.merge(failing, 1, Integer::sum);
        }
        String most = failures.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        return new NotMet(points + " of " + attempts + " points satisfy all givens; " + most + " failed most often");
    }

    private @org.jspecify.annotations.Nullable Draft fill(Shape shape) {
        Draft draft = new Draft(givens, shape);
        Grounding grounding = new Grounding(givens, draft);
        for (Given given : givens.all()) {
            if (given instanceof Given.Scalar scalar) {
                draft.put(new Cell(scalar.name(), List.of()), values.scalar(scalar.domain()));
            } else if (given instanceof Given.SmoothFunction f) {
                draft.put(f.name(), function(f, draft));
            } else if (given instanceof Given.Family family) {
                List<Integer> sizes = sizes(family, grounding);
                int entries = sizes.stream().reduce(1, (a, b) -> a * b);
                if (entries > LARGEST_FAMILY || entries < 0) {
                    return null;
                }
                List<Rational> drawn = family.simplex() && entries > 0
                        ? values.simplex(entries)
                        : values.vector(family.domain(), entries);
                if (family.structure() == Given.Structure.GENERAL) {
                    draft.putAll(family.name(), sizes, drawn);
                } else {
                    draft.putStructured(
                            family.name(), sizes, MatrixStructure.imposed(family.structure(), sizes, drawn));
                }
            }
        }
        coincide(draft);
        return draft;
    }

    /** One draft in ten has constants for all functions, and one the same function wherever it fits. */
    private Point.Chosen function(Given.SmoothFunction f, Draft draft) {
        boolean density = densities.contains(f.name());
        Tail tail = interests.tails().get(f.name());
        int turn = attempts % TURNS;
        if (!density && (turn == 3 || (turn == 13 && tail == null))) {
            Point.Chosen constant = functions.constant(f, turn == 3 ? Rational.ZERO : level());
            if (constant != null) {
                return constant;
            }
        }
        if (turn == 8 || turn == 18) {
            for (Given given : givens.all()) {
                Point.Chosen other =
                        given instanceof Given.SmoothFunction g && isLike(f, g) ? draft.function(g.name()) : null;
                if (other != null) {
                    return other;
                }
            }
        }
        return functions.choose(f, density, tail);
    }

    /** One, or a number beyond one of those that the claim names. */
    private Rational level() {
        List<Rational> landmarks = interests.landmarks();
        if (landmarks.isEmpty() || values.integer(0, 1) == 0) {
            return Rational.ONE;
        }
        Rational landmark = values.oneOf(landmarks);
        return landmark.signum() < 0 ? landmark.minus(Rational.ONE) : landmark.plus(Rational.ONE);
    }

    private boolean isLike(Given.SmoothFunction f, Given.SmoothFunction g) {
        return f.arity() == g.arity()
                && f.ranges().size() == g.ranges().size()
                && f.codomain().equals(g.codomain())
                && densities.contains(f.name()) == densities.contains(g.name())
                && interests.tails().get(f.name()) == interests.tails().get(g.name());
    }

    /** Now and then gives a cell the value of another one, its opposite, or a landmark. */
    private void coincide(Draft draft) {
        List<Cell> cells = List.copyOf(draft.cells());
        if (cells.isEmpty() || (!coincidesOften && values.integer(0, 3) > 0)) {
            return;
        }
        Cell cell = values.oneOf(cells);
        Rational other = draft.get(values.oneOf(cells));
        List<Rational> landmarks = interests.landmarks();
        Rational value = landmarks.isEmpty() || values.integer(0, 1) == 0 ? other : values.oneOf(landmarks);
        Given given = givens.find(cell.name());
        boolean fixed = given instanceof Given.Family family
                && (family.simplex() || family.structure() != Given.Structure.GENERAL);
        if (value != null && !fixed) {
            Rational signed = values.integer(0, 3) == 0 ? value.negate() : value;
            if (!landmarks.isEmpty() && taste != ValueProfile.DOUBLES) {
                signed = beside(signed);
            }
            if (Domains.contains(draft.domain(cell), signed)) {
                draft.put(cell, signed);
            }
        }
    }

    /** The value itself, or now and then one that lies a little or far beyond it on either side. */
    private Rational beside(Rational value) {
        return switch (values.integer(0, 7)) {
            case 0 -> value.plus(Rational.ONE);
            case 1 -> value.minus(Rational.ONE);
            case 2 -> value.times(Rational.of(2));
            default -> value;
        };
    }

    private static List<Integer> sizes(Given.Family family, Grounding grounding) {
        List<Integer> sizes = new ArrayList<>();
        for (Expr range : family.ranges()) {
            Expr ground = grounding.ground(range);
            sizes.add(ground instanceof Expr.Num num ? num.value().numerator().intValue() : 0);
        }
        return sizes;
    }
}
