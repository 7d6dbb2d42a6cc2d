package org.gradproof.replay;

import java.util.Set;
import java.util.function.BiConsumer;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Givens;

/** The checker's laws, joined: those of the ring, of functions, of sums, of guards, of signs, and what the givens say. */
final class Laws {
    final Givens givens;
    final Case known;
    final Ring ring;
    final Functions functions;
    final Sums sums;
    final Guards guards;
    final Signs signs;
    final Rules rules;
    final Integrals integrals;
    final Matrices matrices;
    final Reading reading;

    /**
     * The laws in one case.
     *
     * @param unfolded the names for which their definitions are put
     * @param read is told of each closed expression what it was read as
     */
    Laws(Givens givens, Case known, Set<Name> unfolded, BiConsumer<Expr, Poly> read) {
        this.givens = givens;
        this.known = known;
        this.ring = new Ring(this);
        this.functions = new Functions(this);
        this.sums = new Sums(this);
        this.guards = new Guards(this);
        this.signs = new Signs(this);
        this.rules = new Rules(this);
        this.integrals = new Integrals(this);
        this.matrices = new Matrices(this);
        this.reading = new Reading(this, unfolded, read);
    }

    Poly times(Poly a, Poly b) {
        return ring.times(a, b);
    }

    Poly times(Poly a, Mono b) {
        return ring.times(a, Poly.term(b, Rational.ONE));
    }
}
