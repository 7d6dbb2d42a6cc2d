package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Cases;
import org.gradproof.symbolic.latex.Node.Gap;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Node.Words;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Reading;
import org.jspecify.annotations.Nullable;

/** Conditions: relations between expressions or indices, membership, and what joins them; cases. */
public final class ConditionReader {
    private static final Map<String, Relation> RELATIONS = Map.of(
            "=", Relation.EQ,
            "\\neq", Relation.NE,
            "<", Relation.LT,
            "\\le", Relation.LE,
            ">", Relation.GT,
            "\\ge", Relation.GE);
    private static final Set<String> LEADING = Set.of("if", "for", "when", "where", "if and only if");
    private static final Set<String> OTHERWISE = Set.of("otherwise", "else", "otherwise.", "else.", "otherwise,");

    private final Expressions in;
    private final BiFunction<List<Node>, Span, Expr> numbers;

    ConditionReader(Expressions in) {
        this(in, in::read);
    }

    /**
     * A reader of conditions.
     *
     * @param numbers reads what a condition compares
     */
    public ConditionReader(Expressions in, BiFunction<List<Node>, Span, Expr> numbers) {
        this.in = in;
        this.numbers = numbers;
    }

    public static @Nullable Relation relation(@Nullable Node node) {
        return node instanceof Symbol symbol ? RELATIONS.get(symbol.text()) : null;
    }

    /** Whether a relation or a membership stands among the nodes. */
    public static boolean holdsRelation(List<Node> nodes) {
        return nodes.stream().anyMatch(node -> relation(node) != null || Cursor.isSymbol(node, "\\in"));
    }

    /** A condition: alternatives of conjunctions of relations. */
    Cond read(List<Node> nodes, Span around) {
        refuseUnclearJoint(nodes, around);
        List<Cond> alternatives = new ArrayList<>();
        for (List<Node> part : split(nodes, Set.of("\\lor"), Set.of("or"))) {
            List<Cond> all = new ArrayList<>();
            for (List<Node> one : split(part, Set.of("\\land", ","), Set.of("and"))) {
                all.add(single(one, around));
            }
            alternatives.add(all.size() == 1 ? all.get(0) : new Cond.And(all));
        }
        return alternatives.size() == 1 ? alternatives.get(0) : new Cond.Or(alternatives);
    }

    /** A comma may join more than an "and" does. */
    private static void refuseUnclearJoint(List<Node> nodes, Span around) {
        boolean comma = nodes.stream().anyMatch(node -> Cursor.isSymbol(node, ","));
        if (comma && split(nodes, Set.of("\\lor"), Set.of("or")).size() > 1) {
            throw new LatexException(
                    around,
                    "ambiguous-condition",
                    "a comma and an \"or\" stand in one condition; expected \"and\" for the comma");
        }
    }

    private static List<List<Node>> split(List<Node> nodes, Set<String> signs, Set<String> words) {
        List<List<Node>> parts = new ArrayList<>();
        List<Node> part = new ArrayList<>();
        for (Node node : nodes) {
            boolean splits = (node instanceof Symbol symbol && signs.contains(symbol.text()))
                    || (node instanceof Words w && words.contains(w.words()));
            if (splits) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(node);
            }
        }
        parts.add(part);
        return parts;
    }

    private Cond single(List<Node> nodes, Span around) {
        if (!nodes.isEmpty() && Cursor.isSymbol(nodes.get(0), "\\lnot")) {
            return new Cond.Not(single(nodes.subList(1, nodes.size()), around));
        }
        List<List<Node>> sides = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        List<Node> side = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Relation relation = relation(nodes.get(i));
            if (relation != null) {
                sides.add(side);
                relations.add(relation);
                side = new ArrayList<>();
            } else if (Cursor.isSymbol(nodes.get(i), "\\in") && relations.isEmpty()) {
                return in.sums.member(
                        side, nodes.subList(i + 1, nodes.size()), nodes.get(i).span());
            } else {
                side.add(nodes.get(i));
            }
        }
        sides.add(side);
        if (relations.isEmpty()) {
            Span at = nodes.isEmpty() ? around : nodes.get(0).span();
            throw new LatexException(
                    at,
                    "missing-relation",
                    Cursor.quote(nodes) + " is no condition; expected a relation such as i = k");
        }
        return chain(sides, relations, around);
    }

    private Cond chain(List<List<Node>> sides, List<Relation> relations, Span around) {
        List<Expr> values = new ArrayList<>();
        Local.Index before = null;
        for (List<Node> side : sides) {
            Local.Index index = side.size() == 1 ? asIndex(side.get(0)) : null;
            values.add(index != null ? index.symbol() : numbers.apply(side, around));
            if (index != null && before != null) {
                before.comparedWith(index);
            } else if (values.size() > 1) {
                compareWithDeclared(before, index, values);
            }
            before = index;
        }
        List<Cond> parts = new ArrayList<>();
        for (int i = 0; i < relations.size(); i++) {
            parts.add(new Cond.Rel(values.get(i), relations.get(i), values.get(i + 1)));
        }
        return parts.size() == 1 ? parts.get(0) : new Cond.And(parts);
    }

    private void compareWithDeclared(Local.@Nullable Index before, Local.@Nullable Index index, List<Expr> values) {
        Expr last = values.get(values.size() - 1);
        Expr previous = values.get(values.size() - 2);
        if (before != null) {
            in.indices.compare(before, last);
        } else if (index != null) {
            in.indices.compare(index, previous);
        }
    }

    /** A letter that is an index, bound or undeclared; null for any other expression. */
    private Local.@Nullable Index asIndex(Node node) {
        Reading.Bound bound = in.reading.bound(node);
        if (bound != null) {
            return bound.local() instanceof Local.Index index && bound.power().isEmpty() ? index : null;
        }
        boolean undeclared = Reading.isLetter(node)
                && !Cursor.isSymbol(node, "\\pi")
                && !Cursor.isSymbol(node, "e")
                && in.reading.scope().find(List.of(node), 0) == null;
        return undeclared && in.reading.allowsImplicit() ? in.reading.implicit(node) : null;
    }

    /** {@code \begin{cases}}: a value and its condition on each line. */
    Expr cases(Cases cases) {
        return cases(cases, numbers);
    }

    /** The cases with their values as the function reads them. */
    public Expr.Cases cases(Cases cases, BiFunction<List<Node>, Span, Expr> values) {
        List<Expr.Branch> branches = new ArrayList<>();
        for (List<List<Node>> row : cases.rows()) {
            Span around = row.stream()
                    .flatMap(List::stream)
                    .findFirst()
                    .map(Node::span)
                    .orElse(cases.span());
            if (row.size() != 2) {
                throw new LatexException(
                        around,
                        "missing-condition",
                        "a line of cases has " + row.size() + " parts; expected \"value & condition\"");
            }
            if (!branches.isEmpty() && branches.get(branches.size() - 1).condition() instanceof Cond.True) {
                throw new LatexException(
                        around,
                        "misplaced-otherwise",
                        "a line of cases stands behind \"otherwise\"; expected that on the last line");
            }
            Expr value = values.apply(withoutEnd(row.get(0)), around);
            branches.add(new Expr.Branch(value, branchCondition(withoutEnd(row.get(1)), around)));
        }
        if (branches.isEmpty()) {
            throw new LatexException(
                    cases.span(), "missing-expression", "the cases are empty; expected a line at least");
        }
        CaseOverlap.warn(cases.span(), branches, in.reading);
        return new Expr.Cases(branches);
    }

    /** Without wide spaces at either end and a stop behind. */
    private static List<Node> withoutEnd(List<Node> cell) {
        int from = 0;
        int to = cell.size();
        while (from < to && cell.get(from) instanceof Gap) {
            from++;
        }
        while (to > from && (cell.get(to - 1) instanceof Gap || isStop(cell.get(to - 1)))) {
            to--;
        }
        return cell.subList(from, to);
    }

    private static boolean isStop(Node node) {
        return Cursor.isSymbol(node, ",") || Cursor.isSymbol(node, ".") || Cursor.isSymbol(node, ";");
    }

    private Cond branchCondition(List<Node> cell, Span around) {
        List<Node> nodes = cell.stream()
                .filter(node -> !(node instanceof Gap)
                        && !(node instanceof Words w && w.words().isEmpty()))
                .toList();
        if (!nodes.isEmpty() && nodes.get(0) instanceof Words words) {
            if (OTHERWISE.contains(words.words()) && nodes.size() == 1) {
                return new Cond.True();
            } else if (!LEADING.contains(words.words())) {
                throw new LatexException(
                        words.span(),
                        "unknown-words",
                        "\"" + words.words() + "\" is not known before a condition; expected \"if\" or \"otherwise\"");
            }
            nodes = nodes.subList(1, nodes.size());
        }
        if (nodes.isEmpty()) {
            throw new LatexException(around, "missing-condition", "a line of cases has no condition; expected one");
        }
        return read(nodes, around);
    }
}
