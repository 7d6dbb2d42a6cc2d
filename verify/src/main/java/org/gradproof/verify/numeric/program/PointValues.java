package org.gradproof.verify.numeric.program;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.gradproof.verify.numeric.value.Arithmetic;
import org.gradproof.verify.numeric.value.BoundedNumber;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.UndefinedException;
import org.jspecify.annotations.Nullable;

/** The values of a point in one arithmetic, converted when they are first asked for. */
final class PointValues {
    private static final int[] NONE = {};

    private final Program program;
    private final Point point;
    private final Arithmetic arithmetic;
    private @Nullable Entries[] bySymbol = new Entries[0];

    PointValues(Program program, Point point, Arithmetic arithmetic) {
        this.program = program;
        this.point = point;
        this.arithmetic = arithmetic;
    }

    private static final class Entries {
        final List<Integer> dimensions;
        final List<Rational> exact;
        final @Nullable BoundedNumber[] leaves;
        int integer = Context.NO_INTEGER;

        Entries(List<Integer> dimensions, List<Rational> exact) {
            this.dimensions = dimensions;
            this.exact = exact;
            this.leaves = new BoundedNumber[exact.size()];
        }
    }

    BoundedNumber value(Symbol symbol, int[] indices) {
        Entries e = entries(symbol);
        if (e.dimensions.size() != indices.length) {
            throw new UndefinedException("a name with the wrong number of indices");
        }
        int flat = 0;
        for (int i = 0; i < indices.length; i++) {
            int range = e.dimensions.get(i);
            Context.checkIndex(indices[i], range);
            flat = flat * range + indices[i] - 1;
        }
        BoundedNumber leaf = e.leaves[flat];
        if (leaf == null) {
            leaf = arithmetic.of(e.exact.get(flat));
            e.leaves[flat] = leaf;
        }
        return leaf;
    }

    /** Puts an enclosure of many values in place of one. */
    void replace(Symbol symbol, int flat, BoundedNumber enclosure) {
        entries(symbol).leaves[flat] = enclosure;
    }

    /** The value of a size or a declared index. */
    int integer(Symbol symbol) {
        Entries e = entries(symbol);
        if (e.integer == Context.NO_INTEGER) {
            e.integer = Context.integer(value(symbol, NONE), "a size or index");
        }
        return e.integer;
    }

    private Entries entries(Symbol symbol) {
        if (bySymbol.length <= symbol.id) {
            bySymbol = Arrays.copyOf(bySymbol, symbol.id + 8);
        }
        Entries known = bySymbol[symbol.id];
        if (known == null) {
            Point.Value value = point.values().get(symbol.name);
            if (value instanceof Point.Scalar scalar) {
                known = new Entries(List.of(), List.of(scalar.value()));
            } else if (value instanceof Point.Array array) {
                known = new Entries(array.dimensions(), array.entries());
            } else {
                known = new Entries(List.of(), List.of(Rational.of(sizeOfSet(symbol))));
            }
            bySymbol[symbol.id] = known;
        }
        return known;
    }

    /** A name without a value of its own may be the size of a set that has one. */
    private int sizeOfSet(Symbol symbol) {
        for (Given given : program.givens().all()) {
            if (given instanceof Given.IndexSet set && set.size().equals(symbol.name)) {
                return members(program.symbol(set.name())).size();
            }
        }
        throw new UndecidableException("no value for " + symbol.name);
    }

    Set<Integer> members(Symbol symbol) {
        if (point.values().get(symbol.name) instanceof Point.Indices indices) {
            return indices.members();
        }
        throw new UndecidableException("no members for the set " + symbol.name);
    }

    /** The function that the point chose for an unspecified one. */
    Point.Chosen chosen(Symbol symbol) {
        if (point.values().get(symbol.name) instanceof Point.Chosen choice) {
            return choice;
        }
        throw new UndecidableException("no function for " + symbol.name);
    }
}
