package org.gradproof.symbolic.proof;

import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.given.Told;

/** The left sides of definitions as the author wrote them. */
final class Heads {
    private Heads() {}

    /** What stands left of the sign of definition; of a law that no author defined, as one would write it. */
    static String latex(Given.Definition definition, Givens givens) {
        Told told = givens.told(definition.name());
        if (told != null) {
            return told.latex();
        }
        String text = definition.latex();
        for (String sign : new String[] {":=", "\\coloneqq", "\\triangleq", "\\stackrel"}) {
            int at = text.indexOf(sign);
            if (at > 0) {
                return text.substring(0, at).replace("&", "").strip();
            }
        }
        return definition.name().spelling();
    }
}
