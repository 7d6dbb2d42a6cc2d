package org.gradproof.verify.random.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.work.Work;
import org.gradproof.verify.random.claim.Mentioned;
import org.gradproof.verify.random.ground.Constraint;
import org.gradproof.verify.random.ground.Draft;
import org.gradproof.verify.random.ground.Grounding;
import org.gradproof.verify.random.ground.Instances;
import org.gradproof.verify.random.ground.Shape;
import org.gradproof.verify.random.repair.Values;
import org.jspecify.annotations.Nullable;

/**
 * Sizes, indices and index sets that the givens about them allow: every coincidence of indices comes
 * up in turn, small sizes more often than large ones, the smallest first.
 */
final class Shapes {
    private static final int MOST_ENUMERATED = 2500;
    /** Of more than these, one value of a further index is taken each. */
    private static final int MOST_KEPT = 6000;

    private static final int SMALL = 4;
    private static final int OFTEN_SMALLEST = 60;
    private static final int ONE_SPECIAL_IN = 25;
    private static final int WIDE = 40;

    private final Givens givens;
    private final Values values;
    private final boolean onlySmall;
    private final List<Name> sizes = new ArrayList<>();
    private final List<Given.Index> indices = new ArrayList<>();
    private final List<Given.IndexSet> sets = new ArrayList<>();
    private final List<Assumption> discrete = new ArrayList<>();
    private final List<List<Integer>> tuples;
    private final List<List<Integer>> specialTuples;
    private final Set<Integer> specialNumbers;
    private final Map<Map<Name, Integer>, List<List<Shape>>> known = new HashMap<>();
    private final Instances instances = new Instances();
    private int count;
    private String failing = "";

    Shapes(Givens givens, Values values, boolean onlySmall, Set<Integer> special) {
        this.givens = givens;
        this.values = values;
        this.onlySmall = onlySmall;
        Set<Name> whole = new TreeSet<>();
        for (Given given : givens.all()) {
            if (given instanceof Given.Size size) {
                sizes.add(size.name());
                whole.add(size.name());
            } else if (given instanceof Given.Index index) {
                indices.add(index);
                whole.add(index.name());
            } else if (given instanceof Given.IndexSet set) {
                sets.add(set);
                whole.add(set.size());
            }
        }
        sizes.removeAll(sets.stream().map(Given.IndexSet::size).toList());
        for (Assumption assumption : givens.assumptions()) {
            Set<Name> names = Mentioned.in(
                    assumption.relation().left(), assumption.relation().right());
            assumption.universal().forEach(u -> names.remove(u.name()));
            if (whole.containsAll(names)) {
                discrete.add(assumption);
            }
        }
        boolean alone = givens.all().stream()
                .allMatch(given -> given instanceof Given.Size
                        || given instanceof Given.Index
                        || given instanceof Given.Scalar
                        || given instanceof Assumption);
        tuples = Sizes.tuples(sizes.size(), discrete, alone);
        specialTuples = Sizes.withOne(sizes.size(), special);
        specialNumbers = special;
    }

    /** The next shape, or null if none of those tried is allowed. */
    @Nullable
    Shape next() {
        int trial = count++;
        int limit = reach(trial);
        if (!onlySmall && !specialTuples.isEmpty() && trial % ONE_SPECIAL_IN == ONE_SPECIAL_IN / 2) {
            Shape shape = at(specialTuples.get(trial / ONE_SPECIAL_IN % specialTuples.size()), trial);
            if (shape != null) {
                return shape;
            }
        }
        for (int attempt = 0; attempt < 60; attempt++) {
            int at = trial % 2 == 0 && attempt == 0 ? (trial / 2) % limit : values.integer(0, limit - 1);
            // The smallest sizes make much trivial: they are tried often at first, now and then later.
            boolean trivial = at == 0 && limit > 1 && trial > OFTEN_SMALLEST && trial % 16 != 0;
            Shape shape = at(tuples.get(trivial ? values.integer(1, limit - 1) : at), trial);
            if (shape != null) {
                return shape;
            }
        }
        for (List<Integer> tuple : tuples) {
            Shape shape = at(tuple, trial);
            if (shape != null) {
                return shape;
            }
        }
        return null;
    }

    /** The LaTeX of a given about sizes and indices that kept a shape out. */
    String failing() {
        return failing;
    }

    /** How many tuples, from the smallest, this trial draws from. */
    private int reach(int trial) {
        int most = onlySmall || trial % 10 < 6 ? SMALL : trial % 10 < 9 ? 8 : Integer.MAX_VALUE;
        int reached = 0;
        while (reached < tuples.size() && tuples.get(reached).stream().allMatch(size -> size <= most)) {
            reached++;
        }
        return Math.max(reached, 1);
    }

    private @Nullable Shape at(List<Integer> tuple, int trial) {
        Map<Name, Integer> integers = new TreeMap<>();
        for (int i = 0; i < tuple.size(); i++) {
            integers.put(sizes.get(i), tuple.get(i));
        }
        if (sets.isEmpty()) {
            return pick(known.computeIfAbsent(integers, key -> allowed(key, Map.of())), trial);
        }
        for (int attempt = 0; attempt < 8; attempt++) {
            Map<Name, Set<Integer>> members = new TreeMap<>();
            Map<Name, Integer> all = new TreeMap<>(integers);
            for (Given.IndexSet set : sets) {
                Integer high = integer(set.high(), integers);
                Set<Integer> chosen = subset(high == null ? 0 : high);
                members.put(set.name(), chosen);
                all.put(set.size(), chosen.size());
            }
            Shape shape = pick(allowed(all, members), trial);
            if (shape != null) {
                return shape;
            }
        }
        return null;
    }

    private @Nullable Shape pick(List<List<Shape>> byPattern, int trial) {
        if (byPattern.isEmpty()) {
            return null;
        }
        List<Shape> pattern = byPattern.get(trial % byPattern.size());
        int bias = values.integer(0, 3);
        if (trial % ONE_SPECIAL_IN == ONE_SPECIAL_IN / 2 && bias > 1) {
            List<Shape> special = pattern.stream()
                    .filter(shape -> indices.stream()
                            .anyMatch(index ->
                                    specialNumbers.contains(shape.integers().get(index.name()))))
                    .toList();
            return special.isEmpty() ? values.oneOf(pattern) : values.oneOf(special);
        }
        return bias == 0 ? pattern.get(0) : bias == 1 ? pattern.get(pattern.size() - 1) : values.oneOf(pattern);
    }

    private Set<Integer> subset(int high) {
        Set<Integer> chosen = new TreeSet<>();
        int kind = values.integer(0, 5);
        for (int i = 1; i <= high; i++) {
            if (kind == 0 || (kind > 1 && values.integer(0, 1) == 0)) {
                chosen.add(i);
            }
        }
        return chosen;
    }

    /** All allowed shapes of the sizes, or a sample of them, grouped by which indices coincide. */
    private List<List<Shape>> allowed(Map<Name, Integer> integers, Map<Name, Set<Integer>> members) {
        List<Map<Name, Integer>> all = List.of(integers);
        for (Given.Index index : indices) {
            List<Map<Name, Integer>> longer = new ArrayList<>();
            for (Map<Name, Integer> so : all) {
                Integer low = integer(index.low(), so);
                Integer high = integer(index.high(), so);
                if (low == null || high == null) {
                    continue;
                }
                boolean many = (long) all.size() * (high - low + 1) > MOST_ENUMERATED || high - low > WIDE;
                List<Integer> some = many ? List.copyOf(sample(low, high, so)) : range(low, high);
                boolean most = many && (long) all.size() * some.size() > MOST_KEPT;
                for (int i : most ? List.of(values.oneOf(some)) : some) {
                    Work.count(1 + so.size());
                    Map<Name, Integer> more = new TreeMap<>(so);
                    more.put(index.name(), i);
                    longer.add(more);
                }
            }
            all = longer;
        }
        Map<List<Integer>, List<Shape>> groups = new LinkedHashMap<>();
        for (Map<Name, Integer> candidate : all) {
            Shape shape = new Shape(candidate, members);
            if (holds(shape)) {
                groups.computeIfAbsent(pattern(candidate), key -> new ArrayList<>())
                        .add(shape);
            }
        }
        return List.copyOf(groups.values());
    }

    private static List<Integer> range(int low, int high) {
        List<Integer> all = new ArrayList<>();
        for (int i = low; i <= high; i++) {
            all.add(i);
        }
        return all;
    }

    /** The ends, one between, and the values of the other indices. */
    private Set<Integer> sample(int low, int high, Map<Name, Integer> so) {
        Set<Integer> some = new TreeSet<>(Set.of(low));
        some.add(high);
        some.add(values.integer(low, high));
        for (int number : specialNumbers) {
            if (number >= low && number <= high && some.size() < SMALL * 2) {
                some.add(number);
            }
        }
        for (Given.Index index : indices) {
            Integer other = so.get(index.name());
            if (other != null && other >= low && other <= high) {
                some.add(other);
            }
        }
        return some;
    }

    private List<Integer> pattern(Map<Name, Integer> integers) {
        List<Integer> all = indices.stream()
                .map(index -> integers.getOrDefault(index.name(), 0))
                .collect(Collectors.toList());
        return all.stream().map(all::indexOf).toList();
    }

    private boolean holds(Shape shape) {
        Draft draft = new Draft(givens, shape);
        Grounding grounding = new Grounding(givens, draft);
        for (Assumption assumption : discrete) {
            for (Constraint constraint : Constraint.of(assumption, grounding, instances)) {
                if (Boolean.FALSE.equals(constraint.exactly(draft))) {
                    failing = assumption.latex();
                    return false;
                }
            }
        }
        return true;
    }

    private @Nullable Integer integer(Expr expr, Map<Name, Integer> integers) {
        Draft draft = new Draft(givens, new Shape(integers, Map.of()));
        Expr ground = new Grounding(givens, draft).ground(expr);
        if (ground instanceof Expr.Num num
                && num.value().isInteger()
                && num.value().numerator().bitLength() < 31) {
            return num.value().numerator().intValueExact();
        }
        return null;
    }
}
