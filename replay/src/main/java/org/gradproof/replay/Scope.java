package org.gradproof.replay;

import java.util.HashMap;
import java.util.Map;
import org.gradproof.symbolic.expr.Name;
import org.jspecify.annotations.Nullable;

/** What stands for bound variables: index terms for indices, polynomials for reals. */
final class Scope {
    static final Scope EMPTY = new Scope(Map.of(), Map.of());

    private final Map<Name, Ix> indices;
    private final Map<Name, Poly> values;

    private Scope(Map<Name, Ix> indices, Map<Name, Poly> values) {
        this.indices = indices;
        this.values = values;
    }

    Scope with(Name name, Ix index) {
        Map<Name, Ix> more = new HashMap<>(indices);
        more.put(name, index);
        return new Scope(more, values);
    }

    Scope with(Name name, Poly value) {
        Map<Name, Poly> more = new HashMap<>(values);
        more.put(name, value);
        return new Scope(indices, more);
    }

    @Nullable
    Ix index(Name name) {
        return indices.get(name);
    }

    @Nullable
    Poly value(Name name) {
        return values.get(name);
    }
}
