package org.gradproof.symbolic.symja;

/** Says that a side has no value at any point of the case at hand, so that nothing is claimed there. */
final class DefinedNowhere extends RuntimeException {
    DefinedNowhere(String reason) {
        super(reason, null, false, false);
    }
}
