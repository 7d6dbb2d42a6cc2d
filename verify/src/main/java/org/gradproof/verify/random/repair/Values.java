package org.gradproof.verify.random.repair;

import java.util.List;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;

/** Random numbers for one declared name at a time. */
public interface Values {
    /** A number of the domain, which is not empty. */
    Rational scalar(Domain domain);

    /** Numbers of the domain that stand together: tied, of one size, one dominant … */
    List<Rational> vector(Domain domain, int size);

    /** Numbers from 0 to 1 with sum exactly 1; the size is at least 1. */
    List<Rational> simplex(int size);

    /** An integer, both ends included. */
    int integer(int low, int high);

    /** One of the list, which is not empty. */
    default <T> T oneOf(List<T> list) {
        return list.get(integer(0, list.size() - 1));
    }
}
