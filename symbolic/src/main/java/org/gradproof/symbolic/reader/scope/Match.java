package org.gradproof.symbolic.reader.scope;

import java.util.List;
import org.gradproof.symbolic.latex.Node;

/**
 * Where a name stands in a row of nodes.
 *
 * @param consumed how many nodes it takes
 * @param slots what stands in its index slots
 * @param primes primes behind it that are not part of it
 * @param power a superscript that is not part of it; empty if there is none
 * @param literals how much of it is spelled out rather than slots
 */
public record Match(int consumed, List<List<Node>> slots, int primes, List<Node> power, int literals) {
    public Match {
        slots = List.copyOf(slots);
        power = List.copyOf(power);
    }

    /** The longer match wins, then the one that leaves less of what is there, then the one that is spelled out further. */
    boolean beats(Match other) {
        if (consumed != other.consumed) {
            return consumed > other.consumed;
        }
        return rest() != other.rest() ? rest() < other.rest() : literals > other.literals;
    }

    /** How many primes and powers stand behind the name. */
    private int rest() {
        return primes + (power.isEmpty() ? 0 : 1);
    }
}
