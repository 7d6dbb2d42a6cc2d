package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.certificate.Certificate;
import org.gradproof.symbolic.normal.attempt.Attempt;
import org.gradproof.symbolic.normal.calculus.Rule;
import org.gradproof.symbolic.normal.facts.Law;

/**
 * What became of attempts at a claim in all of its cases.
 *
 * @param holds whether there was a case, and the claim holds in each
 * @param rules the rules of differentiation that were used
 * @param laws the laws of the normal form that were used
 * @param combinations what showed the signs of differences
 */
record Attempted(boolean holds, Set<Rule> rules, Set<Law> laws, List<Certificate.Combination> combinations) {
    /** The claim was not seen to hold. */
    static final Attempted FAILED = new Attempted(false, Set.of(), Set.of(), List.of());

    Attempted {
        rules = Set.copyOf(rules);
        laws = Set.copyOf(laws);
        combinations = List.copyOf(combinations);
    }

    /** Gathers what the attempts of several cases use. */
    static final class Gathering {
        private final Set<Rule> rules = EnumSet.noneOf(Rule.class);
        private final Set<Law> laws = EnumSet.noneOf(Law.class);
        private final List<Certificate.Combination> combinations = new ArrayList<>();
        private boolean any;

        /** Adds an attempt at one case that showed the claim there, or a part of what is needed. */
        void add(Attempt attempt) {
            any = true;
            rules.addAll(attempt.rules());
            laws.addAll(attempt.laws());
        }

        /** Adds what showed the signs of differences there. */
        void addCombinations(Attempt attempt) {
            combinations.addAll(attempt.combinations());
        }

        /** That the claim holds in every case; not if there was none, as that shows nothing. */
        Attempted holds() {
            return any ? new Attempted(true, rules, laws, combinations) : FAILED;
        }
    }
}
