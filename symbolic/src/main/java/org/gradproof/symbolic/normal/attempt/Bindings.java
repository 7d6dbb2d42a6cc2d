package org.gradproof.symbolic.normal.attempt;

import java.util.HashMap;
import java.util.Map;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Poly;
import org.jspecify.annotations.Nullable;

/** What bound names stand for at a place: an index term, or the value put for a parameter. */
record Bindings(Map<Name, Idx> indices, Map<Name, Poly> values) {
    static final Bindings EMPTY = new Bindings(Map.of(), Map.of());

    Bindings with(Name name, Idx index) {
        Map<Name, Idx> more = new HashMap<>(indices);
        more.put(name, index);
        return new Bindings(more, values);
    }

    Bindings with(Name name, Poly value) {
        Map<Name, Poly> more = new HashMap<>(values);
        more.put(name, value);
        return new Bindings(indices, more);
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
