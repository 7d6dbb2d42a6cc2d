package org.gradproof.verify.random.draw;

/** Which values a source of points prefers. */
public enum ValueProfile {
    /** Everything that could break a claim: ordinary, tied, tiny and huge values, the ends of ranges. */
    WILD,
    /** As {@link #WILD} without the huge and the tiny: numbers of ordinary size, ties and ends of ranges. */
    CALM,
    /** As {@link #WILD}, but every real is a double, so that a function of doubles can take it. */
    DOUBLES,
    /** What a person would choose: small sizes, small integers, simple fractions. */
    NICE
}
