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
    private static final int LATER_ATTEMPTS = 60;
    private static final int LARGEST_FAMILY = 4096;

    private final Givens givens;
    private final Set<Name> densities;
    private final Values values;
    private final SmoothFunctions functions;
    private final Shapes shapes;
    private final Repair repair;
    private boolean met;

    /**
     * Points for the givens.
     *
     * @param givens every symbol of the claim is among them; see {@link Completion}
     * @param check decides what exact arithmetic cannot
     */
    public JqwikPoints(Givens givens, long seed, Taste taste, GivenCheck check) {
        Random random = new Random(seed);
        this.givens = givens;
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
        int attempts = met ? LATER_ATTEMPTS : FIRST_ATTEMPTS;
        Map<String, Integer> failures = new TreeMap<>();
        for (int attempt = 0; attempt < attempts; attempt++) {
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
                met = true;
                return new Met(draft.toPoint());
            }
            failures.merge(failing, 1, Integer::sum);
        }
        String most = failures.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        return new NotMet("none of " + attempts + " points satisfies all givens; " + most + " failed most often");
    }

    private @org.jspecify.annotations.Nullable Draft fill(Shape shape) {
        Draft draft = new Draft(givens, shape);
        Grounding grounding = new Grounding(givens, draft);
        for (Given given : givens.all()) {
            if (given instanceof Given.Scalar scalar) {
                draft.put(new Cell(scalar.name(), List.of()), values.scalar(scalar.domain()));
            } else if (given instanceof Given.SmoothFunction f) {
                draft.put(f.name(), functions.choose(f, densities.contains(f.name())));
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
        return draft;
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
