package org.gradproof.symbolic.proof;

import org.gradproof.symbolic.given.Given;

/** The left sides of definitions as the author wrote them. */
final class Heads {
    private Heads() {}

    /** What stands left of the sign of definition; the canonical spelling where none is found. */
    static String latex(Given.Definition definition) {
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
