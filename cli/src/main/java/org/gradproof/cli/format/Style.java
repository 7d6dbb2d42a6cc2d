package org.gradproof.cli.format;

import org.gradproof.verify.report.Verdict;

/** Colours of a terminal, or none. */
public enum Style {
    /** Escape sequences, for a terminal. */
    COLOUR,
    /** Characters only. */
    PLAIN;

    private static final String RESET = "\u001b[0m";

    /** The verdict's name: green if it is a proof, yellow if it is less, red if it is against the step. */
    String verdict(Verdict verdict) {
        return switch (verdict) {
            case PROVED, PROVED_BOUNDED -> paint("32", verdict.name());
            case TESTED, UNDECIDED -> paint("33", verdict.name());
            case REFUTED, INVALID, CONFLICT -> bad(verdict.name());
        };
    }

    String good(String text) {
        return paint("32", text);
    }

    String bad(String text) {
        return paint("1;31", text);
    }

    String warn(String text) {
        return paint("33", text);
    }

    String place(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + RESET;
    }
}
