package org.gradproof.symbolic.symja;

import org.matheclipse.core.interfaces.IExpr;

/** What must hold of a value for an expression to be defined: Symja forgets this as it simplifies. */
record DomainCondition(Kind kind, IExpr value) {
    enum Kind {
        POSITIVE,
        NONZERO
    }
}
