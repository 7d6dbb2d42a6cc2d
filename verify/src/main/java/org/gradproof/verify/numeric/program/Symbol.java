package org.gradproof.verify.numeric.program;

import java.util.BitSet;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.jspecify.annotations.Nullable;

/** A declared or defined name of a program, numbered. */
final class Symbol {
    final int id;
    public final Name name;
    final @Nullable Given given;
    /** Set once, before its body is compiled, so that a circle of definitions ends at evaluation. */
    @Nullable
    Body definition;
    /** The symbols that the definition refers to. */
    final BitSet uses = new BitSet();

    public Symbol(int id, Name name, @Nullable Given given) {
        this.id = id;
        this.name = name;
        this.given = given;
    }

    boolean isInteger() {
        return given instanceof Given.Size || given instanceof Given.Index;
    }

    /** A compiled definition, or the function that a point chose. */
    static final class Body {
        final int[] indexSlots;
        final ProgramNode.Index[] ranges;
        final int[] parameterSlots;
        final int depth;
        ProgramNode node;

        Body(int[] indexSlots, ProgramNode.Index[] ranges, int[] parameterSlots, int depth, ProgramNode node) {
            this.indexSlots = indexSlots;
            this.ranges = ranges;
            this.parameterSlots = parameterSlots;
            this.depth = depth;
            this.node = node;
        }
    }
}
