package org.gradproof.verify.random.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.claim.Densities;
import org.gradproof.verify.random.claim.Mentioned;
import org.gradproof.verify.random.claim.Tail;
import org.gradproof.verify.random.ground.Cell;
import org.gradproof.verify.random.ground.Domains;
import org.gradproof.verify.random.ground.Draft;
import org.gradproof.verify.random.ground.Grounding;
import org.gradproof.verify.random.ground.Shape;
import org.gradproof.verify.random.repair.GivenCheck;
import org.gradproof.verify.random.repair.Repair;
import org.gradproof.verify.random.repair.Values;

/** Simpler points beside a point, at which the givens hold too: steps of shrinking. */
public final class Neighbourhood {
    /** Of a large size or index, so many are tried beside it. */
    private static final int MOST_TRIED = 100;

    private static final List<Rational> LADDER = List.of(
            Rational.ZERO,
            Rational.ONE,
            Rational.of(2),
            Rational.MINUS_ONE,
            Rational.HALF,
            Rational.of(3),
            Rational.of(-2),
            Rational.of(1, 3),
            Rational.of(1, 4),
            Rational.of(10),
            Rational.of(-10),
            Rational.of(100),
            Rational.of(-100));

    private final Givens givens;
    private final Repair repair;
    private final Values values;
    private final SmoothFunctions functions;
    private final Set<Name> densities;
    private final Map<Name, Tail> tails;

    /** Around points of the givens. */
    public Neighbourhood(Givens givens, Map<Name, Tail> tails, long seed, GivenCheck check) {
        this.tails = tails;
        this.givens = givens;
        this.values = new NiceValues(new Random(seed));
        this.repair = new Repair(givens, values, check, tails.keySet());
        this.functions = new SmoothFunctions(values, true);
        this.densities = Densities.of(givens);
    }

    /** Points at which the givens hold, each made when it is asked for: fewer entries first, then simpler numbers. */
    public Stream<Point> of(Point point) {
        List<Supplier<Draft>> steps = new ArrayList<>();
        smaller(point, steps);
        integers(point, steps);
        sets(point, steps);
        families(point, steps);
        cells(point, steps);
        simplerFunctions(point, steps);
        return steps.stream().map(this::mended).flatMap(Optional::stream);
    }

    private Optional<Point> mended(Supplier<Draft> step) {
        Draft draft = step.get();
        return repair.mend(draft).isEmpty() ? Optional.of(draft.toPoint()) : Optional.empty();
    }

    private void smaller(Point point, List<Supplier<Draft>> steps) {
        for (Given given : givens.all()) {
            if (given instanceof Given.Size size && point.values().get(size.name()) instanceof Point.Scalar value) {
                int old = value.value().numerator().intValueExact();
                for (int dropped = old; dropped >= 1 && old > 1 && old - dropped < MOST_TRIED; dropped--) {
                    int drop = dropped;
                    steps.add(() -> without(point, size.name(), old, drop));
                }
            }
        }
    }

    /** The point with entry {@code drop} of every range of the size left out. */
    private Draft without(Point point, Name size, int old, int drop) {
        Draft before = Draft.of(givens, point);
        Map<Name, Integer> integers = new TreeMap<>(before.shape().integers());
        integers.put(size, old - 1);
        for (Given given : givens.all()) {
            if (given instanceof Given.Index index && Mentioned.in(index.high()).contains(size)) {
                integers.computeIfPresent(index.name(), (name, i) -> i > drop || i == old ? i - 1 : i);
            }
        }
        Map<Name, Set<Integer>> sets = new TreeMap<>();
        for (Given given : givens.all()) {
            if (given instanceof Given.IndexSet set) {
                Set<Integer> members = new TreeSet<>();
                for (int i : before.shape().sets().getOrDefault(set.name(), Set.of())) {
                    if (i != drop) {
                        members.add(i > drop ? i - 1 : i);
                    }
                }
                sets.put(set.name(), members);
                integers.put(set.size(), members.size());
            }
        }
        Draft after = new Draft(givens, new Shape(integers, sets));
        Grounding grounding = new Grounding(givens, after);
        for (Given given : givens.all()) {
            if (given instanceof Given.Scalar scalar) {
                Cell cell = new Cell(scalar.name(), List.of());
                after.put(cell, Objects.requireNonNull(before.get(cell)));
            } else if (given instanceof Given.Family family) {
                copy(before, after, family, grounding, size, drop);
            } else if (given instanceof Given.SmoothFunction f) {
                Point.Chosen chosen = before.function(f.name());
                if (chosen != null) {
                    after.put(f.name(), chosen);
                }
            }
        }
        return after;
    }

    private static void copy(Draft before, Draft after, Given.Family family, Grounding grounding, Name size, int drop) {
        List<Integer> sizes = new ArrayList<>();
        for (Expr range : family.ranges()) {
            sizes.add(
                    grounding.ground(range) instanceof Expr.Num num
                            ? num.value().numerator().intValue()
                            : 0);
        }
        List<Rational> entries = new ArrayList<>();
        for (List<Integer> indices : Draft.indices(sizes)) {
            List<Integer> source = new ArrayList<>();
            for (int slot = 0; slot < indices.size(); slot++) {
                boolean shifted = Mentioned.in(family.ranges().get(slot)).contains(size) && indices.get(slot) >= drop;
                source.add(shifted ? indices.get(slot) + 1 : indices.get(slot));
            }
            Rational value = before.get(new Cell(family.name(), source));
            entries.add(value == null ? Rational.ZERO : value);
        }
        after.putAll(family.name(), sizes, entries);
    }

    private void integers(Point point, List<Supplier<Draft>> steps) {
        for (Given given : givens.all()) {
            if (given instanceof Given.Index index && point.values().get(index.name()) instanceof Point.Scalar value) {
                int old = value.value().numerator().intValueExact();
                for (int lower = 1; lower < Math.min(old, MOST_TRIED); lower++) {
                    int to = lower;
                    steps.add(() -> changed(point, index.name(), new Point.Scalar(Rational.of(to))));
                }
            }
        }
    }

    private void sets(Point point, List<Supplier<Draft>> steps) {
        for (Given given : givens.all()) {
            if (given instanceof Given.IndexSet set && point.values().get(set.name()) instanceof Point.Indices old) {
                for (int member : new TreeSet<>(old.members())) {
                    Set<Integer> fewer = new TreeSet<>(old.members());
                    fewer.remove(member);
                    steps.add(() -> {
                        Map<Name, Point.Value> changed = new TreeMap<>(point.values());
                        changed.put(set.name(), new Point.Indices(fewer));
                        changed.put(set.size(), new Point.Scalar(Rational.of(fewer.size())));
                        return Draft.of(givens, new Point(changed));
                    });
                }
            }
        }
    }

    private Draft changed(Point point, Name name, Point.Value value) {
        Map<Name, Point.Value> changed = new TreeMap<>(point.values());
        changed.put(name, value);
        return Draft.of(givens, new Point(changed));
    }

    /** All entries at once: zeros, ones, ascending, one-hot, equal shares. */
    private void families(Point point, List<Supplier<Draft>> steps) {
        for (Given given : givens.all()) {
            if (!(given instanceof Given.Family family)
                    || !(point.values().get(family.name()) instanceof Point.Array array)) {
                continue;
            }
            int size = array.entries().size();
            List<List<Rational>> whole = new ArrayList<>();
            whole.add(java.util.Collections.nCopies(size, Rational.ZERO));
            whole.add(java.util.Collections.nCopies(size, Rational.ONE));
            for (int hot = 0; hot < Math.min(size, 8); hot++) {
                List<Rational> one = new ArrayList<>(whole.get(0));
                one.set(hot, Rational.ONE);
                whole.add(one);
            }
            List<Rational> ascending = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                ascending.add(Rational.of(i));
            }
            whole.add(ascending);
            if (size > 0) {
                whole.add(java.util.Collections.nCopies(size, Rational.of(1, size)));
            }
            for (List<Rational> entries : whole) {
                steps.add(() -> changed(point, family.name(), new Point.Array(array.dimensions(), entries)));
            }
        }
    }

    private void cells(Point point, List<Supplier<Draft>> steps) {
        Draft draft = Draft.of(givens, point);
        for (Cell cell : draft.cells()) {
            Rational old = Objects.requireNonNull(draft.get(cell));
            for (Rational value : LADDER) {
                if (!value.equals(old) && Domains.contains(draft.domain(cell), value)) {
                    steps.add(() -> with(point, cell, value));
                }
            }
            Rational rounded = new Rational(old.floor(), java.math.BigInteger.ONE);
            if (!rounded.equals(old) && Domains.contains(draft.domain(cell), rounded)) {
                steps.add(() -> with(point, cell, rounded));
            }
            Rational tenths = new Rational(old.times(Rational.of(10)).floor(), java.math.BigInteger.TEN);
            if (!tenths.equals(old) && Domains.contains(draft.domain(cell), tenths)) {
                steps.add(() -> with(point, cell, tenths));
            }
        }
    }

    private Draft with(Point point, Cell cell, Rational value) {
        Draft draft = Draft.of(givens, point);
        draft.put(cell, value);
        return draft;
    }

    private void simplerFunctions(Point point, List<Supplier<Draft>> steps) {
        for (Given given : givens.all()) {
            if (given instanceof Given.SmoothFunction f && point.values().containsKey(f.name())) {
                for (int attempt = 0; attempt < 6; attempt++) {
                    steps.add(() -> {
                        Draft draft = Draft.of(givens, point);
                        draft.put(f.name(), functions.choose(f, densities.contains(f.name()), tails.get(f.name())));
                        return draft;
                    });
                }
            }
        }
    }
}
