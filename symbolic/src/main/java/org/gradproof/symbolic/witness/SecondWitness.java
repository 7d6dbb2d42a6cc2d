package org.gradproof.symbolic.witness;

import org.gradproof.symbolic.proof.Claim;

/** A computer algebra system that derives a claim again on its own, at small sizes. It is heard, never believed alone. */
public interface SecondWitness extends AutoCloseable {
    /** What the witness says of the claim. */
    Answer rederive(Claim claim);

    @Override
    void close();

    /** What a witness can say. */
    enum Answer {
        /** At each size tried its own result equals the claim's right side. */
        AGREES("agrees"),
        /** It found a difference that it shows to be nonzero. */
        DISAGREES("disagrees"),
        /** It could not tell, or was stopped. */
        NO_ANSWER("no answer"),
        /** Nobody asked. */
        NOT_ASKED("not asked");

        private final String text;

        Answer(String text) {
            this.text = text;
        }

        /** As the report writes it. */
        public String text() {
            return text;
        }
    }
}
