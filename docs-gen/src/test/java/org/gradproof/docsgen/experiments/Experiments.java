package org.gradproof.docsgen.experiments;

import java.util.Map;
import java.util.TreeMap;

/** All experiments of the page. */
final class Experiments {
    private Experiments() {}

    /** The files that the page includes, by name. The same to the byte on every run. */
    static Map<String, String> figures() {
        Map<String, String> figures = new TreeMap<>();
        figures.putAll(OneLogitOrTwo.figures());
        figures.putAll(OneLabel.figures());
        figures.putAll(ManyLabels.figures());
        figures.putAll(NegativePush.figures());
        return figures;
    }
}
