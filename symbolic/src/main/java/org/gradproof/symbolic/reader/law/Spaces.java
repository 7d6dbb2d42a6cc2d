package org.gradproof.symbolic.reader.law;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.jspecify.annotations.Nullable;

/** The spaces of the declared points and variables: those of one letter lie in one space, unless a given says otherwise. */
final class Spaces {
    private final LawBook book;
    private final Set<String> summed;
    private final Map<String, Space> named = new LinkedHashMap<>();
    private final Map<String, String> spaceOf = new HashMap<>();
    private final Set<String> points = new HashSet<>();

    /**
     * No spaces yet.
     *
     * @param summed the letters over which the document sums and does not integrate
     */
    Spaces(LawBook book, Set<String> summed) {
        this.book = book;
        this.summed = summed;
    }

    /** Notes that a given puts the point into the set. */
    void declare(Node point, Node set) {
        points.add(Spelling.of(point));
        spaceOf.put(PointLetters.variable(point), named(set).key());
    }

    /** Notes that the name is a point or variable, of the space of its letter if no given says otherwise. */
    void place(Node name) {
        spaceOf.computeIfAbsent(PointLetters.variable(name), id -> named(name).key());
    }

    /** The space of that letter. */
    Space named(Node letter) {
        return named.computeIfAbsent(PointLetters.key(letter), key -> new Space(key, summed.contains(key)));
    }

    /** All of them. */
    List<Space> all() {
        return List.copyOf(named.values());
    }

    /** The space of which the node names a point; null if it names none. */
    @Nullable
    Space of(Node node) {
        Node plain = PointLetters.withoutPower(node);
        if (!PointLetters.isLetter(plain)) {
            return null;
        }
        Variable variable = book.declaredVariable(plain);
        if (variable != null && variable.isReal()) {
            return null;
        }
        if (variable == null && isOfItsOwn(plain)) {
            return null;
        }
        String known = spaceOf.get(PointLetters.variable(plain));
        if (known == null && variable == null) {
            boolean declaredOtherwise =
                    book.isDeclared(plain) || Cursor.isSymbol(plain, "e") || book.law(plain) != null;
            known = declaredOtherwise || !named.containsKey(PointLetters.key(plain)) ? null : PointLetters.key(plain);
        }
        return known == null ? null : named.get(known);
    }

    /** Whether the name is a point's, whatever else declares it. */
    boolean isPoint(Node name) {
        Variable variable = book.declaredVariable(name);
        return PointLetters.isLetter(name)
                && (variable == null ? !isOfItsOwn(name) : !variable.isReal())
                && spaceOf.containsKey(PointLetters.variable(name));
    }

    /** Whether it is a capital letter that is declared as no point: the advantage A beside an action a, a sum Z over z. */
    private boolean isOfItsOwn(Node name) {
        String spelling = Spelling.of(name);
        return !spelling.equals(PointLetters.variable(name)) && book.isDeclared(name) && !points.contains(spelling);
    }

    /** Whether the name is declared as a point by the set that it is in. */
    boolean isDeclaredPoint(Node name) {
        return points.contains(Spelling.of(name)) && book.variable(name) == null;
    }

    /** The space of a variable by its spelling in a law. */
    Space of(Node at, String variable) {
        Space space = named.get(spaceOf.getOrDefault(variable, ""));
        if (space == null) {
            throw new LatexException(
                    at.span(), "unknown-law", "\"" + variable + "\" has no space; expected " + variable + " \\sim p");
        }
        return space;
    }
}
