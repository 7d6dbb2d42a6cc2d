package org.gradproof.verify;

import org.gradproof.replay.Replay;
import org.gradproof.symbolic.proof.Proof;

/** What the second checker says of a proof. */
enum Replayed {
    /** It showed the claim again, by laws of its own. */
    YES("yes"),
    /** It has no laws for a proof of this kind. */
    NO_ANSWER("no answer"),
    /** By its laws the claim is wrong. */
    CONTRADICTED("contradicted"),
    /** There is no proof for every size. */
    NOT_ASKED("not asked");

    private final String text;

    Replayed(String text) {
        this.text = text;
    }

    /** How the report writes it. */
    String text() {
        return text;
    }

    /** Has the proof replayed. */
    static Replayed of(Proof proof) {
        if (proof.outcome() != Proof.Outcome.PROVED) {
            return NOT_ASKED;
        }
        if (proof.certificate() == null) {
            return NO_ANSWER;
        }
        return switch (Replay.of(proof.certificate()).outcome()) {
            case YES -> YES;
            case NO_ANSWER -> NO_ANSWER;
            case CONTRADICTED -> CONTRADICTED;
        };
    }
}
