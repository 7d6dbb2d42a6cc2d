package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;

/**
 * An unspecified law: of the variables {@code left} together, for each value of {@code right}.
 *
 * @param symbol how it is written, with its parameters below
 * @param left the spellings of its variables
 * @param right the spellings of those on which it is conditioned
 * @param parameters the real scalars on which it depends smoothly
 */
record TableLaw(Node symbol, List<String> left, List<String> right, List<Node> parameters) {
    TableLaw {
        left = List.copyOf(left);
        right = List.copyOf(right);
        parameters = List.copyOf(parameters);
    }

    String name() {
        return Spelling.of(symbol);
    }

    /** The letter of the law. */
    Node base() {
        return symbol instanceof Scripted scripted ? scripted.base() : symbol;
    }

    /** What is written below or above the letter, as the start of a label. */
    private List<Node> scripts() {
        List<Node> scripts = new ArrayList<>();
        if (symbol instanceof Scripted scripted) {
            scripts.addAll(scripted.sub());
            scripts.addAll(scripted.sup());
        }
        return scripts;
    }

    /** The label of the density of some of its variables, given others. */
    List<Node> label(List<String> of, List<String> given, Build build) {
        List<Node> all = new ArrayList<>(scripts());
        of.forEach(id -> all.add(build.symbol(id)));
        if (!given.isEmpty()) {
            all.add(build.symbol("|"));
            given.forEach(id -> all.add(build.symbol(id)));
        }
        return List.of(build.styled("\\mathrm", all));
    }
}
