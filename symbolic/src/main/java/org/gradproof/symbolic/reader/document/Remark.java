package org.gradproof.symbolic.reader.document;

import java.util.List;
import org.gradproof.symbolic.latex.Node;

/**
 * A relation that stands behind a line's mathematics.
 *
 * @param nodes the relation
 */
record Remark(Kind kind, List<Node> nodes) {
    /** What the relation is to its line. */
    enum Kind {
        /** It restricts the line: {@code \text{if } i = k}. */
        CONDITION,
        /** It justifies the line: {@code \text{since } q = 1 - p}. */
        REASON,
        /** Without words: between indices or an inequality it restricts; else it is one formula too many. */
        BARE,
        /** Behind "and" or an arrow's relation, as a second thing that is claimed: between indices alone it restricts. */
        JOINED,
        /** In brackets, or behind "where": between indices it restricts; else it justifies. */
        BRACKETED,
        /** In brackets before an arrow, at what that points to: between indices it restricts; else it says no more there. */
        INHERITED,
        /** Behind "where" an equation of what may be a name that nothing declares: then it defines it. */
        NAMING,
        /** {@code s := …}: it defines a name. */
        DEFINITION
    }

    Remark {
        nodes = List.copyOf(nodes);
    }
}
