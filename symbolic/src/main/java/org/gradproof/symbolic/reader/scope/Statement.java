package org.gradproof.symbolic.reader.scope;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.latex.Tree;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a given says, or one clause of it, not yet understood.
 *
 * @param left what stands left of the sign that tells its kind; for a relation all of it
 * @param right what stands right of it; for a relation nothing
 * @param latex as the author wrote it
 * @param section the section in which it stands
 * @param order its place among the document's statements
 * @param file the file that it stands in where that is not the document; else empty
 * @param inDerivation whether a derivation defines it
 * @param letters indices for all of whose values a relation is said, declared or not; of a range that is said in passing
 *     the letter
 */
public record Statement(
        Kind kind,
        List<Node> left,
        List<Node> right,
        String latex,
        List<Integer> section,
        int order,
        String file,
        boolean inDerivation,
        Set<String> letters) {
    /** What a line can say. */
    public enum Kind {
        MEMBER,
        SUBSET,
        DEFINITION,
        FUNCTION,
        LAW,
        INDEPENDENCE,
        DEFINITENESS,
        RELATION
    }

    private static final Map<String, Kind> SIGNS = Map.of(
            ":=", Kind.DEFINITION,
            "\\in", Kind.MEMBER,
            "\\subseteq", Kind.SUBSET,
            ":", Kind.FUNCTION,
            "\\sim", Kind.LAW,
            "\\perp", Kind.INDEPENDENCE,
            "\\to", Kind.INDEPENDENCE,
            "\\succ", Kind.DEFINITENESS,
            "\\succeq", Kind.DEFINITENESS);

    public Statement {
        left = List.copyOf(left);
        right = List.copyOf(right);
        section = List.copyOf(section);
        letters = Set.copyOf(letters);
    }

    /** One that is said for the indices that it has. */
    public Statement(
            Kind kind,
            List<Node> left,
            List<Node> right,
            String latex,
            List<Integer> section,
            int order,
            String file,
            boolean inDerivation) {
        this(kind, left, right, latex, section, order, file, inDerivation, Set.of());
    }

    /** Statements are told apart by their place. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Statement statement && statement.order == order;
    }

    @Override
    public int hashCode() {
        return order;
    }

    public Span span() {
        return left.get(0).span();
    }

    /** What a line says: its clauses, and the indices for all of whose values it says them. */
    public static List<Statement> of(GivenLine line, Tree tree, List<Integer> section, IntSupplier order, String file) {
        List<Statement> statements = new ArrayList<>();
        Set<String> letters = new LinkedHashSet<>(line.letters());
        List<List<Node>> clauses = clauses(line.nodes());
        for (List<Node> clause : clauses) {
            if (isRange(clause) && clauses.indexOf(clause) > 0) {
                letters.add(Spelling.of(clause.get(0)));
            }
            if (clause.size() == 1
                    && clause.get(0) instanceof Bracket inside
                    && inside.open().equals("(")) {
                // Said in passing, as (a > 0) behind a definition.
                GivenLine passing = new GivenLine(inside.body(), List.of(), letters);
                statements.addAll(of(passing, tree, section, order, file));
                continue;
            }
            for (List<Node> one : distributed(clause)) {
                statements.add(single(one, tree, section, order.getAsInt(), file));
            }
        }
        statements.replaceAll(one -> one.kind() == Kind.RELATION ? one.forAll(letters) : one);
        for (List<Node> range : line.ranges()) {
            statements.add(single(range, tree, section, order.getAsInt(), file));
        }
        return statements;
    }

    /** Whether another statement says the same of an index, of which this one speaks in passing. */
    public boolean repeats(Statement other) {
        return kind == Kind.MEMBER
                && !letters.isEmpty()
                && other.kind == Kind.MEMBER
                && other.section.equals(section)
                && !other.equals(this)
                && (other.letters.isEmpty() || other.order < order)
                && Spelling.of(right).equals(Spelling.of(other.right))
                && Pattern.splitAtCommas(other.left).stream()
                        .anyMatch(name -> Spelling.of(name).equals(Spelling.of(left)));
    }

    private Statement forAll(Set<String> indices) {
        return new Statement(kind, left, right, latex, section, order, file, inDerivation, indices);
    }

    /** {@code a, b > 0} says it of each. */
    private static List<List<Node>> distributed(List<Node> clause) {
        int sign = 0;
        while (sign < clause.size() && !isSign(clause.get(sign))) {
            sign++;
        }
        List<List<Node>> names = Pattern.splitAtCommas(clause.subList(0, sign));
        boolean several = names.size() > 1
                && sign < clause.size()
                && clause.get(sign) instanceof Symbol relation
                && Layout.RELATIONS.contains(relation.text())
                && names.stream().noneMatch(name -> name.isEmpty() || Cursor.isSymbol(name.get(0), "\\ldots"));
        if (!several) {
            return List.of(clause);
        }
        List<List<Node>> clauses = new ArrayList<>();
        for (List<Node> name : names) {
            List<Node> one = new ArrayList<>(name);
            one.addAll(clause.subList(sign, clause.size()));
            clauses.add(one);
        }
        return clauses;
    }

    /** Commas part clauses where each of these has a sign of its own: {@code x \in A, y \in B}, but {@code a, b \in A}. */
    static List<List<Node>> clauses(List<Node> line) {
        List<List<Node>> clauses = new ArrayList<>();
        List<Node> clause = new ArrayList<>();
        List<List<Node>> parts = Pattern.splitAtCommas(line);
        for (int i = 0; i < parts.size(); i++) {
            if (!clause.isEmpty()) {
                Node comma = comma(line, parts, i);
                boolean listed = isDots(parts.get(i)) || isDots(parts.get(i - 1));
                if (!listed
                        && clause.stream().anyMatch(Statement::isSign)
                        && parts.subList(i, parts.size()).stream()
                                .anyMatch(p -> p.stream().anyMatch(Statement::isSign))) {
                    clauses.add(clause);
                    clause = new ArrayList<>();
                } else {
                    clause.add(comma);
                }
            }
            clause.addAll(parts.get(i));
        }
        clauses.add(clause);
        return clauses;
    }

    private static boolean isDots(List<Node> part) {
        return part.size() == 1 && Cursor.isSymbol(part.get(0), "\\ldots");
    }

    private static Node comma(List<Node> line, List<List<Node>> parts, int part) {
        int at = part - 1;
        for (int i = 0; i < part; i++) {
            at += parts.get(i).size();
        }
        return line.get(at);
    }

    private static boolean isSign(Node node) {
        return node instanceof Symbol symbol
                && (SIGNS.containsKey(symbol.text()) || Layout.RELATIONS.contains(symbol.text()));
    }

    /** {@code t = 1, \ldots, T}: a letter and all of its values. */
    static boolean isRange(List<Node> clause) {
        int dots = 0;
        while (dots < clause.size() && !Cursor.isSymbol(clause.get(dots), "\\ldots")) {
            dots++;
        }
        return dots > 2
                && dots + 2 < clause.size()
                && Reading.isLetter(clause.get(0))
                && Cursor.isSymbol(clause.get(1), "=")
                && Cursor.isSymbol(clause.get(dots - 1), ",")
                && Cursor.isSymbol(clause.get(dots + 1), ",")
                && clause.subList(dots + 2, clause.size()).stream().noneMatch(node -> Cursor.isSymbol(node, ","));
    }

    private static Statement single(List<Node> clause, Tree tree, List<Integer> section, int order, String file) {
        String latex = tree.latex(clause);
        if (isRange(clause)) {
            List<Node> values = clause.subList(2, clause.size());
            Node range = new Bracket("\\{", "\\}", values, values.get(0).span());
            List<Node> letter = clause.subList(0, 1);
            return new Statement(Kind.MEMBER, letter, List.of(range), latex, section, order, file, false)
                    .forAll(Set.of(Spelling.of(letter)));
        }
        for (int i = 0; i < clause.size(); i++) {
            Node node = clause.get(i);
            Kind kind = node instanceof Symbol symbol ? SIGNS.get(symbol.text()) : null;
            if (kind != null) {
                if (i == 0 || i + 1 == clause.size()) {
                    throw new LatexException(
                            node.span(),
                            "missing-expression",
                            Cursor.quote(node) + " has nothing on one side; expected a name and what it is");
                }
                return new Statement(
                        kind,
                        clause.subList(0, i),
                        clause.subList(i + 1, clause.size()),
                        latex,
                        section,
                        order,
                        file,
                        false);
            } else if (node instanceof Symbol symbol && Layout.RELATIONS.contains(symbol.text())) {
                return new Statement(Kind.RELATION, clause, List.of(), latex, section, order, file, false);
            }
        }
        Span at = clause.isEmpty() ? tree.end() : clause.get(0).span();
        throw new LatexException(
                at,
                "no-relation",
                Cursor.quote(clause) + " says nothing; expected a declaration, a definition or a relation");
    }
}
