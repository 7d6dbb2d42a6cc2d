package org.gradproof.verify.random.draw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.claim.Tail;
import org.gradproof.verify.random.ground.Cell;
import org.gradproof.verify.random.ground.Domains;
import org.gradproof.verify.random.ground.Draft;
import org.gradproof.verify.random.ground.Grounding;
import org.gradproof.verify.random.ground.Shape;
import org.gradproof.verify.random.repair.GivenCheck;
import org.gradproof.verify.random.repair.Repair;

/** Points at chosen numbers and sizes, one after the other, at which the givens hold. */
public final class Places {
    private static final int MOST_CELLS = 8;
    private static final int LARGEST_FAMILY = 4096;
    /** Where assumptions have to be met, larger sizes cost more than they show: mending takes rounds over all entries. */
    private static final int LARGEST_MENDED = 64;

    private final Givens givens;
    private final Repair repair;

    /** Of the givens. */
    public Places(Givens givens, Map<Name, Tail> tails, long seed, GivenCheck check) {
        this.givens = givens;
        this.repair = new Repair(givens, new NiceValues(new Random(seed)), check, tails.keySet());
    }

    /** The point with each of the numbers in place of each of its own in turn, and of all of a family. */
    public Stream<Point> at(Point point, List<Rational> numbers) {
        List<Supplier<Draft>> steps = new ArrayList<>();
        List<Cell> cells =
                Draft.of(givens, point).cells().stream().limit(MOST_CELLS).toList();
        for (Rational number : numbers) {
            for (Cell cell : cells) {
                steps.add(() -> {
                    Draft draft = Draft.of(givens, point);
                    if (Domains.contains(draft.domain(cell), number)) {
                        draft.put(cell, number);
                    }
                    return draft;
                });
            }
        }
        return steps.stream().map(this::mended).flatMap(Optional::stream);
    }

    /** The point with another size, where every family has one number throughout, and every index is the first, or the last. */
    public Stream<Point> ofSize(Point point, Name size, int value, List<Rational> numbers) {
        if (value > LARGEST_MENDED && !givens.assumptions().isEmpty()) {
            return Stream.empty();
        }
        boolean families = givens.all().stream().anyMatch(Given.Family.class::isInstance);
        boolean indices = givens.all().stream().anyMatch(Given.Index.class::isInstance);
        List<Supplier<Draft>> steps = new ArrayList<>();
        for (Rational number : families ? numbers : List.of(Rational.ZERO)) {
            for (boolean last : indices ? new boolean[] {false, true} : new boolean[] {false}) {
                steps.add(() -> sized(point, size, value, number, last));
            }
        }
        return steps.stream().map(this::mended).flatMap(Optional::stream);
    }

    private Optional<Point> mended(Supplier<Draft> step) {
        try {
            Draft draft = step.get();
            return repair.mend(draft).isEmpty() ? Optional.of(draft.toPoint()) : Optional.empty();
        } catch (TooLargeException tooLarge) {
            return Optional.empty();
        }
    }

    private static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("a family of too many entries", null, false, false);
        }
    }

    private Draft sized(Point point, Name size, int value, Rational number, boolean last) {
        Draft before = Draft.of(givens, point);
        Map<Name, Integer> integers = new TreeMap<>(before.shape().integers());
        integers.put(size, value);
        for (Given given : givens.all()) {
            if (given instanceof Given.Index index) {
                Expr end = last ? index.high() : index.low();
                Expr ground = new Grounding(givens, new Draft(givens, new Shape(integers, Map.of()))).ground(end);
                if (ground instanceof Expr.Num num && num.value().numerator().bitLength() < 31) {
                    integers.put(index.name(), num.value().numerator().intValueExact());
                }
            }
        }
        Draft after = new Draft(givens, new Shape(integers, before.shape().sets()));
        Grounding grounding = new Grounding(givens, after);
        for (Given given : givens.all()) {
            if (given instanceof Given.Scalar scalar) {
                Cell cell = new Cell(scalar.name(), List.of());
                Rational old = before.get(cell);
                after.put(cell, old == null ? Rational.ZERO : old);
            } else if (given instanceof Given.Family family) {
                fill(after, family, grounding, number);
            } else if (given instanceof Given.SmoothFunction f) {
                Point.Chosen chosen = before.function(f.name());
                if (chosen != null) {
                    after.put(f.name(), chosen);
                }
            }
        }
        return after;
    }

    private static void fill(Draft draft, Given.Family family, Grounding grounding, Rational number) {
        List<Integer> sizes = new ArrayList<>();
        long entries = 1;
        for (Expr range : family.ranges()) {
            int length = grounding.ground(range) instanceof Expr.Num num
                            && num.value().numerator().bitLength() < 31
                    ? num.value().numerator().intValueExact()
                    : 0;
            sizes.add(length);
            entries *= length;
            if (entries > LARGEST_FAMILY) {
                throw new TooLargeException();
            }
        }
        Rational share = family.simplex() && entries > 0 ? Rational.of(1, entries) : number;
        draft.putAll(family.name(), sizes, Collections.nCopies((int) entries, share));
    }
}
