package org.gradproof.replay;

/** The checker has no law for what it met: that says nothing for or against the claim. */
final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoAnswer(String reason) {
        super(reason, null, false, false);
    }

    /** What has no law. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
