package org.gradproof.replay;

import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Givens;

/** The checker's laws, joined: those of the ring, of functions, of sums, of guards, of signs, and what the givens say. */
final class Laws {
    private final Givens givens;
    private final Case known;
    private final Ring ring;
    private final Functions functions;
    private final Sums sums;
    private final Guards guards;
    private final Signs signs;
    private final Rules rules;
    private final Integrals integrals;
    private final Reading reading;

    /**
     * The laws in one case.
     *
     * @param unfolded the names for which their definitions are put
     * @param derivatives whether derivatives are carried out
     */
    Laws(Givens givens, Case known, Set<Name> unfolded, boolean derivatives) {
        this.givens = givens;
        this.known = known;
        this.ring = new Ring(this);
        this.functions = new Functions(this);
        this.sums = new Sums(this);
        this.guards = new Guards(this);
        this.signs = new Signs(this);
        this.rules = new Rules(this);
        this.integrals = new Integrals(this);
        this.reading = new Reading(this, unfolded, derivatives);
    }

    Givens givens() {
        return givens;
    }

    Case known() {
        return known;
    }

    Ring ring() {
        return ring;
    }

    Functions functions() {
        return functions;
    }

    Sums sums() {
        return sums;
    }

    Guards guards() {
        return guards;
    }

    Signs signs() {
        return signs;
    }

    Rules rules() {
        return rules;
    }

    Integrals integrals() {
        return integrals;
    }

    Reading reading() {
        return reading;
    }
}
