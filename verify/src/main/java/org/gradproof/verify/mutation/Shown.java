package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.verify.numeric.value.Point;

/** A point as text. */
final class Shown {
    private Shown() {}

    static String point(Point point) {
        List<String> all = new ArrayList<>();
        point.values().forEach((name, value) -> all.add(name.spelling() + " = " + value(value)));
        return String.join(", ", all);
    }

    private static String value(Point.Value value) {
        if (value instanceof Point.Scalar scalar) {
            return scalar.value().toString();
        } else if (value instanceof Point.Array array) {
            return array.entries().toString();
        } else if (value instanceof Point.Indices indices) {
            return indices.members().toString();
        } else if (value instanceof Point.Chosen chosen) {
            return LatexWriter.write(chosen.body());
        }
        throw new IllegalStateException("no such value");
    }
}
