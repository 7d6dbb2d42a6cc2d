package org.gradproof.symbolic.normal;

import java.util.HashMap;
import java.util.Map;
import org.gradproof.symbolic.expr.Name;
import org.jspecify.annotations.Nullable;

/** What bound names stand for at a place: an index term, or the value put for a parameter. */
record Scope(Map<Name, Idx> indices, Map<Name, Poly> values) {
    static final Scope EMPTY = new Scope(Map.of(), Map.of());

    Scope with(Name name, Idx index) {
        Map<Name, Idx> more = new HashMap<>(indices);
        more.put(name, index);
        return new Scope(more, values);
    }

    Scope with(Name name, Poly value) {
        Map<Name, Poly> more = new HashMap<>(values);
        more.put(name, value);
        return new Scope(indices, more);
    }

    @Nullable
    Idx index(Name name) {
        return indices.get(name);
    }

    @Nullable
    Poly value(Name name) {
        return values.get(name);
    }
}
