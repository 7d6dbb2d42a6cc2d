package org.gradproof.docsgen.outline;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gradproof.docsgen.outline.Mark.Kind;

/** What was probably meant by a word that is nearly one of ours. A mark that is passed over looks like one that holds. */
public final class NearMiss {
    private static final List<String> MARKS = List.of("given", "derivation", "skip");
    private static final Set<String> SHORT_FOR_DERIVATION = Set.of("derive", "derived", "deriv");
    /** Attributes of a derivation that nothing else is likely to be called. */
    private static final List<String> OWN = List.of("where", "require", "expect");
    /** A longer word is none of ours, whatever it is. */
    private static final int LONGEST = 24;

    private NearMiss() {}

    /** The mark that the word, which is none, was probably meant to be. */
    public static Optional<String> mark(String word) {
        return SHORT_FOR_DERIVATION.contains(word.toLowerCase(Locale.ROOT))
                ? Optional.of("derivation")
                : nearest(word, MARKS);
    }

    /** The kind of mark that the word names, in whatever case, or was probably meant to. */
    public static Optional<String> markOrNear(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return MARKS.contains(lower) ? Optional.of(lower) : mark(word);
    }

    /** The attribute of the kind of mark that the name, which is none of its attributes, was probably meant to be. */
    static Optional<String> attribute(String name, Kind kind) {
        return nearest(name, Marks.allowed(kind));
    }

    /** The attribute of ours that the name on an unmarked block is, or was probably meant to be. */
    static Optional<String> ownAttribute(String name) {
        return OWN.contains(name) ? Optional.of(name) : nearest(name, OWN);
    }

    /** Whether the name is one of a mark's attributes, or nearly one. */
    public static boolean isAttribute(String name) {
        return name.equals("id")
                || name.equals("core")
                || name.equals("for")
                || ownAttribute(name).isPresent();
    }

    /** Whether the word is the product's name, in whatever case, or nearly. */
    public static boolean isProduct(String word) {
        return word.equalsIgnoreCase("gradproof")
                || nearest(word, List.of("gradproof")).isPresent();
    }

    private static Optional<String> nearest(String word, Collection<String> ours) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.length() > LONGEST) {
            return Optional.empty();
        }
        return ours.stream()
                .sorted()
                .filter(each -> !each.equals(word) && Spelling.distance(lower, each) <= (each.length() < 6 ? 1 : 2))
                .findFirst();
    }
}
