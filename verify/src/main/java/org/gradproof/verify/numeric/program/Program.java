package org.gradproof.verify.numeric.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.value.Point;

/**
 * Givens, and expressions over them, compiled for evaluation at many points: {@code new
 * Evaluator(program, point)}. An expression is compiled when it is first evaluated and recognised by its
 * identity afterwards. Used by one thread at a time.
 */
public final class Program {
    private final Givens givens;
    private final Map<Name, Symbol> symbols = new HashMap<>();
    private final List<Symbol> byId = new ArrayList<>();
    private final Map<Name, Integer> slots = new HashMap<>();
    private final IdentityHashMap<Expr, ProgramNode> expressions = new IdentityHashMap<>();
    private final IdentityHashMap<Cond, ProgramNode.Test> conditions = new IdentityHashMap<>();
    private final IdentityHashMap<Symbol, BitSet> dependencies = new IdentityHashMap<>();
    private final List<Branching> branchings = new ArrayList<>();

    /** A program over the givens, without expressions yet. */
    public Program(Givens givens) {
        this.givens = givens;
    }

    Givens givens() {
        return givens;
    }

    int slotCount() {
        return slots.size();
    }

    int symbolCount() {
        return byId.size();
    }

    /** The comparisons of reals in indicators, cases and conditions of sums, of all that was compiled. */
    public List<Branching> branchings() {
        return List.copyOf(branchings);
    }

    Branching branching(Cond.Rel relation) {
        Branching branching = new Branching(relation);
        branchings.add(branching);
        return branching;
    }

    ProgramNode node(Expr e) {
        ProgramNode known = expressions.get(e);
        if (known == null) {
            known = new Compiler(this, null).compile(e);
            expressions.put(e, known);
        }
        return known;
    }

    ProgramNode.Test test(Cond c) {
        ProgramNode.Test known = conditions.get(c);
        if (known == null) {
            known = new Compiler(this, null).compile(c);
            conditions.put(c, known);
        }
        return known;
    }

    int slot(Name variable) {
        return slots.computeIfAbsent(variable, v -> slots.size());
    }

    Symbol symbol(Name name) {
        Symbol known = symbols.get(name);
        if (known == null) {
            known = new Symbol(byId.size(), name, givens.find(name));
            symbols.put(name, known);
            byId.add(known);
            if (known.given instanceof Given.Definition definition) {
                Compiler.define(this, known, definition);
            }
        }
        return known;
    }

    /** What a point chose for the unspecified function. */
    Symbol.Body compile(Symbol function, Point.Chosen choice) {
        List<Expr> ranges = function.given instanceof Given.SmoothFunction smooth ? smooth.ranges() : List.of();
        return new Compiler(this, null).body(choice.indexParameters(), ranges, choice.parameters(), choice.body());
    }

    /** Whether the definition of {@code symbol} refers to {@code other}, directly or through definitions. */
    boolean dependsOn(Symbol symbol, Symbol other) {
        return dependencies.computeIfAbsent(symbol, key -> closure(key.uses)).get(other.id);
    }

    /** Whether one of the symbols is an unspecified function, or refers to one through definitions. */
    boolean reachesUnspecified(BitSet symbolIds) {
        return closure(symbolIds).stream().anyMatch(id -> byId.get(id).given instanceof Given.SmoothFunction);
    }

    private BitSet closure(BitSet symbolIds) {
        BitSet reached = (BitSet) symbolIds.clone();
        BitSet visited = new BitSet();
        for (int next = reached.nextSetBit(0); next >= 0; next = firstNew(reached, visited)) {
            visited.set(next);
            reached.or(byId.get(next).uses);
        }
        return reached;
    }

    private static int firstNew(BitSet reached, BitSet visited) {
        BitSet rest = (BitSet) reached.clone();
        rest.andNot(visited);
        return rest.nextSetBit(0);
    }
}
