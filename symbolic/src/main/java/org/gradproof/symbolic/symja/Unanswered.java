package org.gradproof.symbolic.symja;

/** Says that the witness has no answer: what is asked is beyond what it knows, or beyond its limits. */
final class Unanswered extends RuntimeException {
    Unanswered(String reason) {
        super(reason, null, false, false);
    }
}
