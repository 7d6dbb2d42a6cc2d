package org.gradproof.symbolic.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A product of matrices; the empty one is an identity, or the number 1. */
record Word(List<Sign> signs) {
    static final Word EMPTY = new Word(List.of());

    Word {
        signs = List.copyOf(signs);
    }

    Word transpose() {
        List<Sign> turned = new ArrayList<>();
        signs.forEach(sign -> turned.add(sign.transpose()));
        Collections.reverse(turned);
        return new Word(turned);
    }

    Word then(Word other) {
        List<Sign> all = new ArrayList<>(signs);
        all.addAll(other.signs);
        return new Word(all);
    }

    boolean isEmpty() {
        return signs.isEmpty();
    }

    String key() {
        return signs.stream().map(Sign::key).collect(Collectors.joining(" "));
    }
}
