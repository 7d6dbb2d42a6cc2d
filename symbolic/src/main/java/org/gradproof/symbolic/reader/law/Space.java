package org.gradproof.symbolic.reader.law;

import java.util.List;
import java.util.Locale;
import org.gradproof.symbolic.given.Told;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Spelling;

/**
 * An abstract space, as finitely many points of which each has a weight; what holds for all of these holds for sums and
 * integrals alike.
 *
 * @param key the letter of its points
 * @param discrete whether every point weighs 1, since the document sums over the points
 */
record Space(String key, boolean discrete) {
    /** The name of how many points there are. */
    Node size(Build build) {
        return build.sub(build.symbol("N"), List.of(set(build)));
    }

    private Node set(Build build) {
        String letter = key.length() == 1 ? key.toUpperCase(Locale.ROOT) : key;
        return build.styled("\\mathcal", List.of(build.symbol(letter)));
    }

    /** What the author is told of it. */
    Told told(Told.Kind kind, Build build) {
        String space = Spelling.of(set(build));
        return switch (kind) {
            case SIZE -> new Told("|" + space + "|", kind, 0);
            case WEIGHTS -> new Told("\\nu(" + key + ")", kind, 1);
            case VALUES, FUNCTION, LAW, POINT -> new Told(space, kind, 1);
        };
    }

    /** The weight of a point. */
    Node weight(Node point, Build build) {
        return build.indexed(build.symbol("\\nu"), List.of(set(build)), List.of(point));
    }

    /** The real number that a point is. */
    Node value(Node point, Build build) {
        String letter = key.length() == 1 ? key.toUpperCase(Locale.ROOT) : key;
        return build.sub(build.styled("\\dot", List.of(build.symbol(letter))), List.of(point));
    }
}
