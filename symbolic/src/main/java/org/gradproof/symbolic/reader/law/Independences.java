package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Statement;

/** Which random variables are independent of which, given which others. */
final class Independences {
    /** One statement, its variables as {@link PointLetters#variable} spells them. */
    private record Stated(Span span, Set<String> left, Set<String> right, Set<String> given) {
        Set<String> all() {
            Set<String> all = new LinkedHashSet<>(left);
            all.addAll(right);
            all.addAll(given);
            return all;
        }

        /** What it says of these alone: who is independent of a group is so of every part of it. */
        Stated of(Collection<String> law) {
            return new Stated(span, both(left, law), both(right, law), given);
        }

        boolean parts(String a, String b) {
            return (left.contains(a) && right.contains(b)) || (left.contains(b) && right.contains(a));
        }
    }

    /**
     * A factor of a law: positive numbers by some of its variables, and by others on which it is conditioned.
     *
     * @param normalised whether it sums to one over the variables that it is of
     */
    record Factor(List<String> of, List<String> given, boolean normalised) {}

    private final List<Stated> all = new ArrayList<>();

    /** Notes {@code X \perp Y}, {@code X \perp (Y, Z) \mid W}, {@code X \perp Y \perp Z}, {@code X \to Y \to Z}. */
    void note(Statement statement) {
        List<Node> right = statement.right();
        if (isChain(statement)) {
            noteChain(statement);
            return;
        }
        int bar = LawText.bar(right);
        Set<String> given = bar < 0 ? Set.of() : ids(right.subList(bar + 1, right.size()));
        List<Set<String>> groups = new ArrayList<>(List.of(ids(statement.left())));
        List<Node> group = new ArrayList<>();
        for (Node node : right.subList(0, bar < 0 ? right.size() : bar)) {
            if (!Cursor.isSymbol(node, "\\perp")) {
                group.add(node);
            } else if (!group.isEmpty()) {
                groups.add(ids(group));
                group = new ArrayList<>();
            }
        }
        groups.add(ids(group));
        noteMutual(statement.span(), groups, given);
    }

    /** Whether arrows stand there: a Markov chain, of three variables at least. */
    private static boolean isChain(Statement statement) {
        boolean arrow = statement.right().stream().anyMatch(node -> Cursor.isSymbol(node, "\\to"));
        boolean mark = statement.latex().contains("\\perp");
        if (!mark && !arrow) {
            throw new LatexException(
                    statement.span(),
                    "no-relation",
                    Cursor.quote(statement.left()) + " and one more are no chain; expected X \\to Y \\to Z");
        }
        return !mark;
    }

    /** In a Markov chain what stands before a variable is independent of what stands behind it, given the variable. */
    private void noteChain(Statement statement) {
        List<Set<String>> links = new ArrayList<>(List.of(ids(statement.left())));
        List<Node> link = new ArrayList<>();
        for (Node node : statement.right()) {
            if (Cursor.isSymbol(node, "\\to")) {
                links.add(ids(link));
                link = new ArrayList<>();
            } else {
                link.add(node);
            }
        }
        links.add(ids(link));
        for (int i = 1; i + 1 < links.size(); i++) {
            Set<String> before = new LinkedHashSet<>();
            links.subList(0, i).forEach(before::addAll);
            Set<String> behind = new LinkedHashSet<>();
            links.subList(i + 1, links.size()).forEach(behind::addAll);
            all.add(new Stated(statement.span(), before, behind, links.get(i)));
        }
    }

    /** Each group is independent of all others together. */
    private void noteMutual(Span span, List<Set<String>> groups, Set<String> given) {
        for (int i = 0; i < (groups.size() == 2 ? 1 : groups.size()); i++) {
            Set<String> others = new LinkedHashSet<>();
            for (int j = 0; j < groups.size(); j++) {
                if (j != i) {
                    others.addAll(groups.get(j));
                }
            }
            all.add(new Stated(span, groups.get(i), others, given));
        }
    }

    private static Set<String> ids(List<Node> nodes) {
        Set<String> ids = new LinkedHashSet<>();
        LawText.letters(nodes).forEach(node -> ids.add(PointLetters.variable(node)));
        return ids;
    }

    /** Notes a sample: its members are independent, given what their law hangs on. */
    void noteSample(List<Node> names, List<Node> parents) {
        noteMutual(
                names.get(0).span(),
                names.stream().map(name -> ids(List.of(name))).toList(),
                ids(parents));
    }

    /** Whether what is said makes a product of the laws of these parts: of three that are so two by two nothing does. */
    boolean areMutual(List<Set<String>> parts) {
        for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
            Set<String> part = parts.get(i);
            List<Set<String>> rest = new ArrayList<>(parts);
            rest.remove(i);
            Set<String> others = new LinkedHashSet<>();
            rest.forEach(others::addAll);
            boolean apart = all.stream()
                    .filter(stated -> stated.given().isEmpty())
                    .anyMatch(stated ->
                            (stated.left().containsAll(part) && stated.right().containsAll(others))
                                    || (stated.left().containsAll(others)
                                            && stated.right().containsAll(part)));
            if (apart && areMutual(rest)) {
                return true;
            }
        }
        return parts.size() < 2;
    }

    /**
     * The law as a product. What is said of all of its variables parts some pairs of these, and a law that is positive
     * everywhere is then proportional to a product of one factor for each clique of those that are left together
     * (Hammersley and Clifford). What is said of some of them alone is so of their marginal, whatever the others are given
     * these.
     */
    List<Factor> factors(TableLaw law) {
        List<String> variables = new ArrayList<>(law.left());
        variables.addAll(law.right());
        List<Stated> ours = all.stream()
                .map(stated -> stated.of(variables))
                .filter(stated -> !stated.left().isEmpty() && !stated.right().isEmpty())
                .toList();
        if (ours.isEmpty()) {
            return List.of(new Factor(law.left(), law.right(), false));
        }
        Set<String> named = ours.get(0).all();
        boolean alike = ours.stream().allMatch(stated -> stated.all().equals(named));
        if (!alike || !variables.containsAll(named) || !named.containsAll(law.right())) {
            throw unknown(law, ours.get(0));
        }
        List<String> core = variables.stream().filter(named::contains).toList();
        List<Factor> factors = new ArrayList<>();
        for (Set<String> clique : cliques(core, law, ours)) {
            List<String> of = List.copyOf(both(clique, law.left()));
            if (!of.isEmpty()) {
                factors.add(new Factor(of, List.copyOf(both(clique, law.right())), false));
            }
        }
        List<String> others =
                variables.stream().filter(name -> !named.contains(name)).toList();
        if (!others.isEmpty()) {
            factors.add(new Factor(others, core, true));
        }
        return List.copyOf(factors);
    }

    private static LatexException unknown(TableLaw law, Stated first) {
        return new LatexException(
                first.span(),
                "unknown-law",
                "what is said of independence makes no product of densities of \"" + law.name()
                        + "\" that is known; expected"
                        + " statements that all name the same variables of it, as X \\perp Y \\mid Z");
    }

    /** The largest sets of variables of which no two are parted; those on which the law is conditioned stay together. */
    private static List<Set<String>> cliques(List<String> variables, TableLaw law, List<Stated> ours) {
        List<Set<String>> found = new ArrayList<>();
        for (int subset = (1 << variables.size()) - 1; subset > 0; subset--) {
            Set<String> chosen = new LinkedHashSet<>();
            for (int i = 0; i < variables.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    chosen.add(variables.get(i));
                }
            }
            boolean together = chosen.stream()
                    .allMatch(a -> chosen.stream()
                            .allMatch(
                                    b -> (law.right().contains(a) && law.right().contains(b))
                                            || ours.stream().noneMatch(stated -> stated.parts(a, b))));
            if (together && found.stream().noneMatch(larger -> larger.containsAll(chosen))) {
                found.add(chosen);
            }
        }
        return found;
    }

    private static Set<String> both(Collection<String> some, Collection<String> others) {
        Set<String> both = new LinkedHashSet<>(some);
        both.retainAll(Set.copyOf(others));
        return both;
    }
}
