package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Cases;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Node.Words;
import org.gradproof.symbolic.reader.grammar.ConditionReader;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Layout;
import org.jspecify.annotations.Nullable;

/**
 * A line that ends in cases whose values are relations themselves: one claim for each row.
 *
 * @param head what stands before the cases, without the relation that joins them to it
 * @param sign that relation, or null where the cases stand alone
 */
record CaseLines(List<Node> head, @Nullable Node sign, List<Row> rows) {
    private static final Set<String> OTHERWISE = Set.of("otherwise", "else", "otherwise.");
    private static final Set<String> IF = Set.of("if", "for", "when", "");

    /** The relations of a row, and the conditions under which they are claimed. */
    record Row(List<Node> value, List<Remark> conditions) {
        Row {
            value = List.copyOf(value);
            conditions = List.copyOf(conditions);
        }
    }

    CaseLines {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    /** The line taken apart, or null if it holds no such cases. */
    static @Nullable CaseLines of(List<Node> line) {
        int last = line.size() - 1;
        if (!(line.get(last) instanceof Cases cases)
                || cases.rows().stream()
                        .noneMatch(
                                row -> row.get(0).stream().anyMatch(node -> ConditionReader.relation(node) != null))) {
            return null;
        }
        Node sign = last > 0 && Layout.isRelation(line.get(last - 1)) ? line.get(last - 1) : null;
        if (last > 0 && sign == null) {
            return null;
        }
        List<Row> rows = new ArrayList<>();
        List<List<Node>> before = new ArrayList<>();
        for (List<List<Node>> row : cases.rows()) {
            List<Node> value = row.get(0).stream().filter(CaseLines::isMeant).toList();
            List<Node> condition = row.size() > 1 ? row.get(1) : List.of();
            rows.add(new Row(value, conditions(condition, before, cases)));
        }
        return new CaseLines(line.subList(0, Math.max(0, last - 1)), sign, rows);
    }

    private static boolean isMeant(Node node) {
        return !(node instanceof Node.Gap) && !Cursor.isSymbol(node, ",") && !Cursor.isSymbol(node, ";");
    }

    private static List<Remark> conditions(List<Node> cell, List<List<Node>> before, Cases cases) {
        List<Node> nodes =
                new ArrayList<>(cell.stream().filter(CaseLines::isMeant).toList());
        String word = "";
        if (!nodes.isEmpty() && nodes.get(0) instanceof Words words) {
            word = words.words();
            nodes.remove(0);
        }
        while (!nodes.isEmpty() && Cursor.isSymbol(nodes.get(nodes.size() - 1), ".")) {
            nodes.remove(nodes.size() - 1);
        }
        if (nodes.isEmpty() && OTHERWISE.contains(word)) {
            return before.stream()
                    .map(condition -> new Remark(Remark.Kind.CONDITION, negated(condition)))
                    .toList();
        } else if (nodes.isEmpty() || !IF.contains(word)) {
            throw new LatexException(
                    cases.span(),
                    "missing-condition",
                    "a case that claims a relation has no condition; expected \"& \\text{if} …\" behind it");
        }
        before.add(nodes);
        return List.of(new Remark(Remark.Kind.CONDITION, nodes));
    }

    private static List<Node> negated(List<Node> condition) {
        List<Node> negated = new ArrayList<>();
        int signs = 0;
        for (Node node : condition) {
            Relation relation = ConditionReader.relation(node);
            signs += relation == null ? 0 : 1;
            negated.add(relation == null ? node : new Symbol(relation.negated().latex(), node.span()));
        }
        if (signs != 1 || condition.stream().anyMatch(node -> Cursor.isSymbol(node, ",") || node instanceof Words)) {
            throw new LatexException(
                    condition.get(0).span(),
                    "unclear-condition",
                    "what \"otherwise\" admits is not clear where a condition says more than one thing;"
                            + " expected it written out");
        }
        return negated;
    }
}
