package org.gradproof.docsgen.render;

import java.util.Locale;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;

/** How a verdict shows: a sign, words that say the same without it, and a class for its colour. */
record VerdictMark(String sign, String words, String cssClass) {
    /** For what no report speaks of. Nothing is verified by default. */
    static final VerdictMark NOT_CHECKED = new VerdictMark("–", "Not checked", "gp-unchecked");

    static VerdictMark of(@Nullable Verdict verdict) {
        if (verdict == null) {
            return NOT_CHECKED;
        }
        String cssClass = "gp-" + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (verdict) {
            case PROVED -> new VerdictMark("✓", "Proved", cssClass);
            case PROVED_BOUNDED -> new VerdictMark("✓", "Proved for some sizes", cssClass);
            case TESTED -> new VerdictMark("≈", "Tested, not proved", cssClass);
            case UNDECIDED -> new VerdictMark("?", "Undecided", cssClass);
            case REFUTED -> new VerdictMark("✗", "Refuted", cssClass);
            case INVALID -> new VerdictMark("!", "Not readable", cssClass);
            case CONFLICT -> new VerdictMark("!", "Conflict: a fault of Gradproof", cssClass);
        };
    }

    /** That of a whole derivation: a mistake that it shows on purpose is no fault of it. */
    static VerdictMark of(DerivationReport report) {
        VerdictMark mark = of(report.verdict());
        return report.met() && report.expect() != null ? mark.onPurpose() : mark;
    }

    /** The same for what the author shows as a mistake: no colour says that something is wrong here. */
    VerdictMark onPurpose() {
        return new VerdictMark(sign, words + ", as expected", "gp-expected");
    }

    String html() {
        return badge(words);
    }

    /** With other words than the usual. */
    String badge(String shown) {
        return "<span class=\"gp-verdict " + cssClass + "\"><span aria-hidden=\"true\">" + sign
                + "</span> <span class=\"gp-words\">" + Html.text(shown) + "</span></span>";
    }
}
