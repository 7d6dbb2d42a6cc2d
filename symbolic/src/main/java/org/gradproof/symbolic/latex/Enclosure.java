package org.gradproof.symbolic.latex;

/** What encloses a list of nodes. */
enum Enclosure {
    TOP,
    BRACE,
    SCRIPT,
    BRACKET,
    LEFT,
    STACK,
    CASES
}
