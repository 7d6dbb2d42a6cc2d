package org.gradproof.verify.random;

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

/** Points whose values jqwik's generators give, moved to where the givens hold. */
public final class JqwikPoints implements PointSource {
    private static final int FIRST_ATTEMPTS = 300;
    /** What each point found adds: where fewer than one in so many attempts succeed, the search ends. */
    private static final int MORE_ATTEMPTS = 10;

    private static final int LARGEST_FAMILY = 4096;

    private final Givens givens;
    private final Set<Name> densities;
    private final Interests interests;
    private final Taste taste;
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
    public JqwikPoints(Givens givens, Interests interests, long seed, Taste taste, GivenCheck check) {
        Random random = new Random(seed);
        this.givens = givens;
        this.interests = interests;
        this.taste = taste;
        this.coincidesOften = !interests.landmarks().isEmpty() && taste != Taste.NICE;
        this.densities = Densities.of(givens);
        this.values = taste == Taste.NICE ? new NiceValues(random) : new WildValues(random, taste);
        this.functions = new SmoothFunctions(values, taste == Taste.NICE);
        this.shapes = new Shapes(givens, values, taste == Taste.NICE);
        this.repair = new Repair(givens, values, check);
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
                draft.put(
                        f.name(),
                        functions.choose(
                                f,
                                densities.contains(f.name()),
                                interests.tails().get(f.name())));
            } else if (given instanceof Given.Family family) {
                List<Integer> sizes = sizes(family, grounding);
                int entries = sizes.stream().reduce(1, (a, b) -> a * b);
                if (entries > LARGEST_FAMILY || entries < 0) {
                    return null;
                }
                List<Rational> drawn = family.simplex() && entries > 0
                        ? values.simplex(entries)
                        : values.vector(family.domain(), entries);
                draft.putAll(family.name(), sizes, drawn);
            }
        }
        coincide(draft);
        return draft;
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
        boolean fixed = given instanceof Given.Family family && family.simplex();
        if (value != null && !fixed) {
            Rational signed = values.integer(0, 3) == 0 ? value.negate() : value;
            if (!landmarks.isEmpty() && taste != Taste.DOUBLES) {
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
