package org.gradproof.symbolic.derivation;

import java.util.List;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given.Assumption;
import org.jspecify.annotations.Nullable;

/**
 * One claim of a derivation: {@code left relation right}.
 *
 * @param number its place in the derivation, from 1; a reason's or label's is that of its line's step
 * @param chain the chain that it belongs to, from 1
 * @param line the line on which its relation stands
 * @param assumed what holds for this step beside the derivation's givens: the conditions on its line
 * @param premise what an arrow makes it rest on, or null
 * @param before where it opens a chain without an arrow, the relation before it, from which it may be meant to follow
 * @param warnings which reading was taken where another could be meant
 */
public record Step(
        int number,
        int chain,
        int line,
        Kind kind,
        Side left,
        Relation relation,
        Side right,
        List<Assumption> assumed,
        @Nullable Premise premise,
        @Nullable Premise before,
        List<String> warnings) {
    /** What makes it a claim. */
    public enum Kind {
        /** A line of a chain. */
        STEP,
        /** What follows of a relation before it. */
        IMPLICATION,
        /** A relation in brackets, by which the author justifies a line. */
        REASON,
        /** A relation under a brace. */
        LABEL
    }

    /**
     * The relation that an implication rests on.
     *
     * @param assumptions what it says
     * @param converse what the implication says, where the arrow points both ways and its premise is claimed under
     *     it too; else empty
     */
    public record Premise(
            Side left, Relation relation, Side right, List<Assumption> assumptions, List<Assumption> converse) {
        public Premise {
            assumptions = List.copyOf(assumptions);
            converse = List.copyOf(converse);
        }

        /** As the author wrote it. */
        public String latex() {
            return left.latex() + " " + relation.latex() + " " + right.latex();
        }
    }

    public Step {
        assumed = List.copyOf(assumed);
        warnings = List.copyOf(warnings);
    }

    /** A line of a block with one chain, without conditions. */
    public static Step of(int number, int line, Side left, Relation relation, Side right, List<String> warnings) {
        return new Step(number, 1, line, Kind.STEP, left, relation, right, List.of(), null, null, warnings);
    }

    /** The same with other warnings. */
    public Step warned(List<String> others) {
        return new Step(number, chain, line, kind, left, relation, right, assumed, premise, before, others);
    }

    /** How its sides were read where their spelling left a doubt, in LaTeX with all brackets; else null. */
    public @Nullable String reading() {
        if (left.reading() != null && right.reading() != null) {
            return left.reading() + " " + relation.latex() + " " + right.reading();
        }
        return left.reading() != null ? left.reading() : right.reading();
    }
}
