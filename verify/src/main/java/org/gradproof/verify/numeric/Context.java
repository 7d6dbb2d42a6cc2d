package org.gradproof.verify.numeric;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.jspecify.annotations.Nullable;

/** The state of evaluations of a program at one point in one arithmetic. */
final class Context {
    /** In a slot of integers: the slot holds no integer. */
    static final int NO_INTEGER = Integer.MIN_VALUE;

    private static final int[] NONE = {};
    private static final int LARGEST_DEPTH = 1500;

    final Program program;
    final Arithmetic arithmetic;
    private final Point point;
    private final long budget;

    /** Values of bound variables; null where the variable is an integer, which {@link #integers} then holds. */
    @Nullable
    Real[] slots = new Real[0];

    int[] integers = new int[0];

    /** Per symbol: what derivatives in progress put in place of its values. */
    private @Nullable Perturbed[] overrides = new Perturbed[0];

    private @Nullable Entries[] entries = new Entries[0];
    private final IdentityHashMap<Point.Chosen, Symbol.Body> chosen = new IdentityHashMap<>();
    private Memo memo = new Memo(null, null, 0);
    private int tags;
    private int depth;
    private long operations;

    Context(Program program, Point point, Arithmetic arithmetic, long budget) {
        this.program = program;
        this.point = point;
        this.arithmetic = arithmetic;
        this.budget = budget;
    }

    /** A value that stands in for one component while a derivative by it is taken. */
    private record Perturbed(
            List<Integer> indices,
            Real value,
            int tag,
            @Nullable Perturbed next) {}

    /** Values of definitions while {@code variable} is perturbed. */
    private static final class Memo {
        final @Nullable Symbol variable;
        final @Nullable Memo outer;
        final int tag;

        @Nullable
        Real[][] values = new Real[0][];

        Memo(@Nullable Symbol variable, @Nullable Memo outer, int tag) {
            this.variable = variable;
            this.outer = outer;
            this.tag = tag;
        }
    }

    /** The value of a name at the point, converted to the arithmetic as far as it was asked for. */
    private static final class Entries {
        final List<Integer> dimensions;
        final List<Rational> exact;
        final @Nullable Leaf[] leaves;
        int integer = NO_INTEGER;

        Entries(List<Integer> dimensions, List<Rational> exact) {
            this.dimensions = dimensions;
            this.exact = exact;
            this.leaves = new Leaf[exact.size()];
        }
    }

    /** Forgets what an evaluation that was broken off left behind, and makes room for all of the program. */
    void start() {
        int slotCount = program.slotCount();
        if (slots.length < slotCount) {
            slots = Arrays.copyOf(slots, slotCount);
            integers = new int[slotCount];
        }
        Arrays.fill(slots, null);
        Arrays.fill(integers, NO_INTEGER);
        int symbolCount = program.symbolCount();
        if (entries.length < symbolCount) {
            entries = Arrays.copyOf(entries, symbolCount);
            overrides = new Perturbed[symbolCount];
        }
        Arrays.fill(overrides, null);
        while (memo.outer != null) {
            memo = memo.outer;
        }
        tags = 0;
        depth = 0;
        operations = 0;
    }

    /** Counts one operation. */
    void step() {
        if (++operations > budget) {
            throw new BudgetExceededException("the evaluation takes more than " + budget + " operations");
        }
    }

    void enter(int levels) {
        depth += levels;
        if (depth > LARGEST_DEPTH) {
            throw new BudgetExceededException("the expression is nested too deeply");
        }
    }

    void leave(int levels) {
        depth -= levels;
    }

    int freshTag() {
        return ++tags;
    }

    Leaf one() {
        return arithmetic.of(1);
    }

    /** The value of a bound variable. */
    Real slot(int slot) {
        Real value = slots[slot];
        if (value != null) {
            return value;
        }
        if (integers[slot] == NO_INTEGER) {
            throw new UndecidableException("a bound variable without a value");
        }
        return arithmetic.of(integers[slot]);
    }

    /** The integer that the value exactly is. */
    static int integer(Real value, String what) {
        if (value instanceof Dual) {
            throw new UndefinedException("derivative through " + what);
        }
        Leaf leaf = Reals.leaf(value);
        BigInteger integer = leaf.exactInteger();
        if (integer == null) {
            if (!leaf.isExact() && leaf.maybeInteger()) {
                throw new UndecidableException(what + " that may not be an integer");
            }
            throw new UndefinedException(what + " that is not an integer: " + leaf.shown());
        }
        if (integer.bitLength() > 30) {
            throw new UndefinedException(what + " too large: " + integer);
        }
        return integer.intValue();
    }

    /** The value of a size or a declared index. */
    int integerOf(Symbol symbol) {
        Entries e = entries(symbol);
        if (e.integer == NO_INTEGER) {
            e.integer = integer(given(symbol, NONE), "a size or index");
        }
        return e.integer;
    }

    /** The value of a declared or defined name, derivatives in progress considered. */
    Real value(Symbol symbol, int[] indices) {
        step();
        Perturbed override = overrides[symbol.id];
        if (override != null) {
            Real value = overridden(symbol, override, indices);
            if (value != null) {
                return value;
            }
        }
        Symbol.Body definition = symbol.definition;
        if (definition != null) {
            return defined(symbol, definition, indices);
        }
        return given(symbol, indices);
    }

    private @Nullable Real overridden(Symbol symbol, Perturbed first, int[] indices) {
        for (Perturbed o = first; o != null; o = o.next) {
            if (matches(o.indices, indices)) {
                if (symbol.definition != null) {
                    refuseInnerDerivative(symbol, o.tag);
                }
                return o.value;
            }
        }
        return null;
    }

    private static boolean matches(List<Integer> expected, int[] indices) {
        if (expected.size() != indices.length) {
            return false;
        }
        for (int i = 0; i < indices.length; i++) {
            if (expected.get(i) != indices[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * A defined name that is held free must not meet a derivative, taken inside, by what it is made
     * of: whether that one goes through the definition is for the author to say.
     */
    private void refuseInnerDerivative(Symbol symbol, int tag) {
        for (Memo m = memo; m != null && m.tag > tag; m = m.outer) {
            if (m.variable != null && program.dependsOn(symbol, m.variable)) {
                throw new UndecidableException("a derivative by a defined name of a derivative by what it is made of");
            }
        }
    }

    private Real defined(Symbol symbol, Symbol.Body definition, int[] indices) {
        int flat = 0;
        if (indices.length != definition.ranges.length) {
            throw new UndefinedException("a name with the wrong number of indices");
        }
        for (int i = 0; i < indices.length; i++) {
            int range = definition.ranges[i].eval(this);
            checkIndex(indices[i], range);
            flat = flat * range + indices[i] - 1;
        }
        Memo scope = memo;
        while (scope.outer != null && (scope.variable == null || !program.dependsOn(symbol, scope.variable))) {
            scope = scope.outer;
        }
        boolean remembered = flat >= 0 && flat < 1 << 16;
        if (remembered && scope.values.length > symbol.id) {
            Real[] known = scope.values[symbol.id];
            if (known != null && known.length > flat && known[flat] != null) {
                return known[flat];
            }
        }
        Real value = body(definition, indices, List.of());
        if (remembered) {
            remember(scope, symbol.id, flat, value);
        }
        return value;
    }

    private static void remember(Memo scope, int id, int flat, Real value) {
        if (scope.values.length <= id) {
            scope.values = Arrays.copyOf(scope.values, id + 4);
        }
        Real[] known = scope.values[id];
        if (known == null) {
            known = new Real[flat + 4];
        } else if (known.length <= flat) {
            known = Arrays.copyOf(known, 2 * flat + 4);
        }
        known[flat] = value;
        scope.values[id] = known;
    }

    /** The value of a definition's or function's body with its parameters in their slots. */
    Real body(Symbol.Body definition, int[] indices, List<Real> arguments) {
        enter(definition.depth);
        Real[] oldValues = new Real[indices.length + arguments.size()];
        int[] oldIntegers = new int[oldValues.length];
        for (int i = 0; i < oldValues.length; i++) {
            int slot = slotOf(definition, i);
            oldValues[i] = slots[slot];
            oldIntegers[i] = integers[slot];
        }
        for (int i = 0; i < indices.length; i++) {
            bind(definition.indexSlots[i], indices[i]);
        }
        for (int i = 0; i < arguments.size(); i++) {
            slots[definition.parameterSlots[i]] = arguments.get(i);
        }
        Real value = definition.node.eval(this);
        for (int i = 0; i < oldValues.length; i++) {
            int slot = slotOf(definition, i);
            slots[slot] = oldValues[i];
            integers[slot] = oldIntegers[i];
        }
        leave(definition.depth);
        return value;
    }

    private static int slotOf(Symbol.Body definition, int parameter) {
        int indices = definition.indexSlots.length;
        return parameter < indices ? definition.indexSlots[parameter] : definition.parameterSlots[parameter - indices];
    }

    void bind(int slot, int value) {
        slots[slot] = null;
        integers[slot] = value;
    }

    static void checkIndex(int index, int range) {
        if (index < 1 || index > range) {
            throw new UndefinedException("index " + index + " out of range 1 to " + range);
        }
    }

    private Leaf given(Symbol symbol, int[] indices) {
        Entries e = entries(symbol);
        if (e.dimensions.size() != indices.length) {
            throw new UndefinedException("a name with the wrong number of indices");
        }
        int flat = 0;
        for (int i = 0; i < indices.length; i++) {
            int range = e.dimensions.get(i);
            checkIndex(indices[i], range);
            flat = flat * range + indices[i] - 1;
        }
        Leaf leaf = e.leaves[flat];
        if (leaf == null) {
            leaf = arithmetic.of(e.exact.get(flat));
            e.leaves[flat] = leaf;
        }
        return leaf;
    }

    private Entries entries(Symbol symbol) {
        Entries known = entries[symbol.id];
        if (known == null) {
            Point.Value value = point.values().get(symbol.name);
            if (value instanceof Point.Scalar scalar) {
                known = new Entries(List.of(), List.of(scalar.value()));
            } else if (value instanceof Point.Array array) {
                known = new Entries(array.dimensions(), array.entries());
            } else {
                known = new Entries(List.of(), List.of(Rational.of(sizeOfSet(symbol))));
            }
            entries[symbol.id] = known;
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

    /** The body of a function: its definition, or what the point chose for it. */
    Symbol.Body function(Symbol symbol) {
        if (symbol.definition != null) {
            return symbol.definition;
        }
        if (point.values().get(symbol.name) instanceof Point.Chosen choice) {
            Symbol.Body known = chosen.get(choice);
            if (known == null) {
                known = program.compile(choice);
                chosen.put(choice, known);
                grow();
            }
            return known;
        }
        throw new UndecidableException("no function for " + symbol.name);
    }

    private void grow() {
        int before = integers.length;
        if (before < program.slotCount()) {
            slots = Arrays.copyOf(slots, program.slotCount());
            integers = Arrays.copyOf(integers, program.slotCount());
            Arrays.fill(integers, before, integers.length, NO_INTEGER);
        }
        if (entries.length < program.symbolCount()) {
            entries = Arrays.copyOf(entries, program.symbolCount());
            overrides = Arrays.copyOf(overrides, program.symbolCount());
        }
    }

    /** The derivative of the body by a bound variable. */
    Real derivative(Node body, int slot) {
        Real old = slots[slot];
        if (old == null) {
            throw new UndefinedException("derivative by an integer");
        }
        int tag = freshTag();
        slots[slot] = new Dual(tag, old, one());
        Real value = body.eval(this);
        slots[slot] = old;
        return Reals.tangent(value, tag);
    }

    /** The derivative of the body by a declared or defined name, or a component of it. */
    Real derivative(Node body, Symbol symbol, int[] indices) {
        if (symbol.isInteger()) {
            throw new UndefinedException("derivative by an integer");
        }
        Real old = value(symbol, indices);
        int tag = freshTag();
        List<Integer> component = new ArrayList<>(indices.length);
        for (int index : indices) {
            component.add(index);
        }
        Perturbed before = overrides[symbol.id];
        Memo outer = memo;
        overrides[symbol.id] = new Perturbed(component, new Dual(tag, old, one()), tag, before);
        memo = new Memo(symbol, outer, tag);
        Real value = body.eval(this);
        memo = outer;
        overrides[symbol.id] = before;
        return Reals.tangent(value, tag);
    }
}
