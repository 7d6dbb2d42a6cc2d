package org.gradproof.verify.random.ground;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradproof.symbolic.expr.Name;

/**
 * The discrete part of a point.
 *
 * @param integers sizes and indices
 * @param sets index sets
 */
public record Shape(Map<Name, Integer> integers, Map<Name, Set<Integer>> sets) {
    public Shape {
        integers = java.util.Collections.unmodifiableMap(new TreeMap<>(integers));
        sets = java.util.Collections.unmodifiableMap(new TreeMap<>(sets));
    }
}
