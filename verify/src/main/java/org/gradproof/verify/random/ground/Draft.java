package org.gradproof.verify.random.ground;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.value.Point;
import org.jspecify.annotations.Nullable;

/** A point in the making: a shape, and a value for each cell that may still be moved. */
public final class Draft {
    private final Givens givens;
    private final Shape shape;
    private final Map<Cell, Rational> cells = new TreeMap<>();
    private final Map<Name, List<Integer>> dimensions = new TreeMap<>();
    /** The cells of each family, row-major. */
    private final Map<Name, List<Cell>> families = new TreeMap<>();

    private final Map<Name, Point.Chosen> functions = new TreeMap<>();
    private final Map<Name, List<Rational>> structured = new TreeMap<>();

    public Draft(Givens givens, Shape shape) {
        this.givens = givens;
        this.shape = shape;
    }

    /** The point's values, open to change. */
    public static Draft of(Givens givens, Point point) {
        Map<Name, Integer> integers = new TreeMap<>();
        Map<Name, Set<Integer>> sets = new TreeMap<>();
        point.values().forEach((name, value) -> {
            if (value instanceof Point.Indices indices) {
                sets.put(name, indices.members());
            } else if (value instanceof Point.Scalar scalar && !(givens.find(name) instanceof Given.Scalar)) {
                integers.put(name, scalar.value().numerator().intValueExact());
            }
        });
        Draft draft = new Draft(givens, new Shape(integers, sets));
        point.values().forEach((name, value) -> {
            if (value instanceof Point.Scalar scalar && givens.find(name) instanceof Given.Scalar) {
                draft.put(new Cell(name, List.of()), scalar.value());
            } else if (value instanceof Point.Array array) {
                draft.putAll(name, array.dimensions(), array.entries());
            } else if (value instanceof Point.Chosen chosen) {
                draft.put(name, chosen);
            }
        });
        return draft;
    }

    public Shape shape() {
        return shape;
    }

    public void put(Cell cell, Rational value) {
        cells.put(cell, value);
    }

    public void put(Name name, Point.Chosen function) {
        functions.put(name, function);
    }

    public void putAll(Name name, List<Integer> sizes, List<Rational> entries) {
        dimensions.put(name, List.copyOf(sizes));
        List<Cell> family =
                indices(sizes).stream().map(indices -> new Cell(name, indices)).toList();
        families.put(name, family);
        for (int i = 0; i < family.size(); i++) {
            cells.put(family.get(i), entries.get(i));
        }
    }

    /** The same for a matrix that is made so that it has the structure it is declared with. */
    public void putStructured(Name name, List<Integer> sizes, List<Rational> entries) {
        putAll(name, sizes, entries);
        structured.put(name, List.copyOf(entries));
    }

    /** Whether the matrix is still as it was made. */
    boolean isAsMade(Name name) {
        List<Rational> made = structured.get(name);
        return made != null && made.equals(array(name).entries());
    }

    public @Nullable Rational get(Cell cell) {
        return cells.get(cell);
    }

    public Set<Cell> cells() {
        return cells.keySet();
    }

    /** The values of all cells as they are now. */
    public Map<Cell, Rational> values() {
        return new HashMap<>(cells);
    }

    public Point.@Nullable Chosen function(Name name) {
        return functions.get(name);
    }

    /** Where the cell may lie; all reals for one that is not declared. */
    public Domain domain(Cell cell) {
        Given given = givens.find(cell.name());
        if (given instanceof Given.Scalar scalar) {
            return scalar.domain();
        } else if (given instanceof Given.Family family) {
            return family.simplex() ? UNIT : family.domain();
        }
        return Domain.REALS;
    }

    private static final Domain UNIT = new Domain.Interval(Rational.ZERO, false, Rational.ONE, false);

    /** The values as a point, in the order of the givens. */
    public Point toPoint() {
        Map<Name, Point.Value> values = new LinkedHashMap<>();
        for (Given given : givens.all()) {
            if (given instanceof Given.Size size) {
                values.put(size.name(), integer(size.name()));
            } else if (given instanceof Given.Index index) {
                values.put(index.name(), integer(index.name()));
            } else if (given instanceof Given.IndexSet set) {
                values.put(set.name(), new Point.Indices(shape.sets().getOrDefault(set.name(), Set.of())));
                if (shape.integers().containsKey(set.size())) {
                    values.put(set.size(), integer(set.size()));
                }
            } else if (given instanceof Given.Scalar scalar) {
                values.put(scalar.name(), new Point.Scalar(value(new Cell(scalar.name(), List.of()))));
            } else if (given instanceof Given.Family family) {
                values.put(family.name(), array(family.name()));
            } else if (given instanceof Given.SmoothFunction f) {
                Point.Chosen chosen = functions.get(f.name());
                if (chosen != null) {
                    values.put(f.name(), chosen);
                }
            }
        }
        shape.integers().forEach((name, value) -> values.putIfAbsent(name, new Point.Scalar(Rational.of(value))));
        return new Point(values);
    }

    private Point.Scalar integer(Name name) {
        Integer value = shape.integers().get(name);
        if (value == null) {
            throw new IllegalStateException("no value for " + name);
        }
        return new Point.Scalar(Rational.of(value));
    }

    private Point.Array array(Name name) {
        List<Integer> sizes = dimensions.getOrDefault(name, List.of());
        List<Cell> family = families.getOrDefault(name, List.of(new Cell(name, List.of())));
        return new Point.Array(sizes, family.stream().map(this::value).toList());
    }

    private Rational value(Cell cell) {
        Rational value = cells.get(cell);
        if (value == null) {
            throw new IllegalStateException("no value for " + cell);
        }
        return value;
    }

    /** All index tuples of the sizes, row-major. */
    public static List<List<Integer>> indices(List<Integer> sizes) {
        List<List<Integer>> all = List.of(List.of());
        for (int size : sizes) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> prefix : all) {
                for (int i = 1; i <= size; i++) {
                    List<Integer> tuple = new ArrayList<>(prefix);
                    tuple.add(i);
                    longer.add(List.copyOf(tuple));
                }
            }
            all = longer;
        }
        return all;
    }
}
