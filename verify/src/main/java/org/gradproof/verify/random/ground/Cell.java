package org.gradproof.verify.random.ground;

import java.util.List;
import org.gradproof.symbolic.expr.Name;

/**
 * One real unknown of a draw: a scalar, or one entry of a family.
 *
 * @param indices from 1; empty for a scalar
 */
public record Cell(Name name, List<Integer> indices) implements Comparable<Cell> {
    public Cell {
        indices = List.copyOf(indices);
    }

    @Override
    public int compareTo(Cell other) {
        int byName = name.compareTo(other.name);
        if (byName != 0) {
            return byName;
        }
        for (int s = 0; s < Math.min(indices.size(), other.indices.size()); s++) {
            int bySlot = Integer.compare(indices.get(s), other.indices.get(s));
            if (bySlot != 0) {
                return bySlot;
            }
        }
        return Integer.compare(indices.size(), other.indices.size());
    }
}
