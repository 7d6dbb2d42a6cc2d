package org.gradproof.core;

import org.jspecify.annotations.Nullable;

/** What a batch of rows is held against: one class per row, or a row of labels each. The other is null. */
final class Targets {

    final int @Nullable [] classes;
    final @Nullable Values labels;

    private Targets(int @Nullable [] classes, @Nullable Values labels) {
        this.classes = classes;
        this.labels = labels;
    }

    static Targets of(int[] classes) {
        return new Targets(classes, null);
    }

    static Targets of(Values labels) {
        return new Targets(null, labels);
    }
}
