package org.gradproof.verify.numeric.program;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.gradproof.symbolic.work.Work;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.gradproof.verify.numeric.value.Arithmetic;
import org.gradproof.verify.numeric.value.BoundedNumber;
import org.gradproof.verify.numeric.value.Dual;
import org.gradproof.verify.numeric.value.LogZero;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.Real;
import org.gradproof.verify.numeric.value.Reals;
import org.gradproof.verify.numeric.value.UndefinedException;
import org.jspecify.annotations.Nullable;

/** The state of evaluations of a program at one point in one arithmetic. */
final class Context {
    /** In a slot of integers: the slot holds no integer. */
    static final int NO_INTEGER = Integer.MIN_VALUE;

    private static final int LARGEST_DEPTH = 1500;
    /** Derivatives within each other: each doubles what a number takes. */
    private static final int MOST_NESTED = 16;
    /** The task's work is told of operations when there are so many of them. */
    private static final int TELLING = 1 << 10;
    /** What it takes to keep the state, in operations. */
    private static final int SNAPSHOT = 16;

    final Program program;
    final Arithmetic arithmetic;
    final PointValues values;
    private final long budget;

    /** Values of bound variables; null where the variable is an integer, which {@link #integers} then holds. */
    @Nullable
    Real[] slots = new Real[0];

    int[] integers = new int[0];

    /** Per symbol: what derivatives in progress put in place of its values. */
    private @Nullable Perturbed[] perturbations = new Perturbed[0];

    private final IdentityHashMap<Point.Chosen, Symbol.Body> chosen = new IdentityHashMap<>();
    private Memo memo = new Memo(null, null, 0);
    private int tags;
    private int nested;
    private int depth;
    private long operations;
    private int untold;
    private final int weight;

    Context(Program program, Point point, Arithmetic arithmetic, long budget) {
        this.program = program;
        this.values = new PointValues(program, point, arithmetic);
        this.arithmetic = arithmetic;
        this.budget = budget;
        this.weight = arithmetic.weight();
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
        if (perturbations.length < symbolCount) {
            perturbations = new Perturbed[symbolCount];
        }
        Arrays.fill(perturbations, null);
        while (memo.outer != null) {
            memo = memo.outer;
        }
        tags = 0;
        nested = 0;
        depth = 0;
        operations = 0;
    }

    /** What an evaluation that is broken off has to put back for another one to go on. */
    static final class Snapshot {
        private final @Nullable Real[] slots;
        private final int[] integers;
        private final @Nullable Perturbed[] perturbed;
        private final Memo memo;
        private final int depth;
        private final int nested;

        private Snapshot(Context c) {
            this.slots = c.slots.clone();
            this.integers = c.integers.clone();
            this.perturbed = c.perturbations.clone();
            this.memo = c.memo;
            this.depth = c.depth;
            this.nested = c.nested;
        }
    }

    Snapshot snapshot() {
        Work.count(SNAPSHOT);
        return new Snapshot(this);
    }

    /** The state has at least the size that it had then: functions may have been compiled since. */
    void restore(Snapshot before) {
        System.arraycopy(before.slots, 0, slots, 0, before.slots.length);
        System.arraycopy(before.integers, 0, integers, 0, before.integers.length);
        System.arraycopy(before.perturbed, 0, perturbations, 0, before.perturbed.length);
        memo = before.memo;
        depth = before.depth;
        nested = before.nested;
    }

    /** Counts one operation, or more where many digits make it dearer. */
    void step() {
        operations += weight;
        if (operations > budget) {
            throw new BudgetExceededException("the evaluation takes more than " + budget + " operations");
        }
        if (++untold == TELLING) {
            tell();
        }
    }

    /** Counts the operations since the last time for the task that the evaluation is part of. */
    void tell() {
        int told = untold;
        untold = 0;
        Work.count((long) told * arithmetic.cost());
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

    /** So many derivatives more, or fewer, are being taken within each other. */
    void nest(int derivatives) {
        nested += derivatives;
        if (nested > MOST_NESTED) {
            throw new BudgetExceededException("more than " + MOST_NESTED + " derivatives stand within each other");
        }
    }

    BoundedNumber one() {
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
        BoundedNumber leaf = Reals.leaf(value);
        BigInteger integer = leaf.exactInteger();
        if (integer == null) {
            if (!leaf.isExact() && leaf.maybeInteger()) {
                throw new UndecidableException(what + " that may not be an integer");
            }
            throw new UndefinedException(what + " that is not an integer: " + leaf.shown());
        }
        if (integer.bitLength() > 30) {
            throw new UndecidableException(what + " too large: " + integer);
        }
        return integer.intValue();
    }

    /** The value of a declared or defined name, derivatives in progress considered. */
    Real value(Symbol symbol, int[] indices) {
        step();
        Perturbed first = perturbations[symbol.id];
        if (first != null) {
            Real value = overridden(symbol, first, indices);
            if (value != null) {
                return value;
            }
        }
        Symbol.Body definition = symbol.definition;
        if (definition != null) {
            return defined(symbol, definition, indices);
        }
        return values.value(symbol, indices);
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

    /** The body of a function: its definition, or what the point chose for it. */
    Symbol.Body function(Symbol symbol) {
        if (symbol.definition != null) {
            return symbol.definition;
        }
        Point.Chosen choice = values.chosen(symbol);
        Symbol.Body known = chosen.get(choice);
        if (known == null) {
            known = program.compile(symbol, choice);
            chosen.put(choice, known);
            grow();
        }
        return known;
    }

    private void grow() {
        int before = integers.length;
        if (before < program.slotCount()) {
            slots = Arrays.copyOf(slots, program.slotCount());
            integers = Arrays.copyOf(integers, program.slotCount());
            Arrays.fill(integers, before, integers.length, NO_INTEGER);
        }
        if (perturbations.length < program.symbolCount()) {
            perturbations = Arrays.copyOf(perturbations, program.symbolCount());
        }
    }

    /** The derivative of the body by a bound variable. */
    Real derivative(ProgramNode body, int slot) {
        Real old = slots[slot];
        if (old == null || old instanceof LogZero) {
            throw new UndefinedException(old == null ? "derivative by an integer" : "log of 0");
        }
        int tag = freshTag();
        nest(1);
        slots[slot] = new Dual(tag, old, one());
        Real value = body.eval(this);
        nest(-1);
        slots[slot] = old;
        return Reals.tangent(value, tag);
    }

    /** The derivative of the body by a declared or defined name, or a component of it. */
    Real derivative(ProgramNode body, Symbol symbol, int[] indices) {
        if (symbol.isInteger()) {
            throw new UndefinedException("derivative by an integer");
        }
        Real old = value(symbol, indices);
        if (old instanceof LogZero) {
            throw new UndefinedException("log of 0");
        }
        int tag = freshTag();
        List<Integer> component = new ArrayList<>(indices.length);
        for (int index : indices) {
            component.add(index);
        }
        Perturbed before = perturbations[symbol.id];
        Memo outer = memo;
        perturbations[symbol.id] = new Perturbed(component, new Dual(tag, old, one()), tag, before);
        memo = new Memo(symbol, outer, tag);
        nest(1);
        Real value = body.eval(this);
        nest(-1);
        memo = outer;
        perturbations[symbol.id] = before;
        return Reals.tangent(value, tag);
    }
}
