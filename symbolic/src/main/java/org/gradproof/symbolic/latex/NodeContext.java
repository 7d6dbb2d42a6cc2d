package org.gradproof.symbolic.latex;

/** What encloses a list of nodes. */
enum NodeContext {
    TOP,
    BRACE,
    SCRIPT,
    BRACKET,
    LEFT,
    STACK,
    TABLE
}
