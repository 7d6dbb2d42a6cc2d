package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradproof.symbolic.derivation.Side;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Node.Words;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.givens.Assumptions;
import org.gradproof.symbolic.reader.grammar.ConditionReader;
import org.gradproof.symbolic.reader.grammar.FreeLetters;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Reading;

/** Reads what stands beside a line's mathematics: its conditions, the reasons that it names, the labels of its braces. */
final class BlockLines {
    private final Reading reading;
    private final Tree tree;
    private final SideReader sides;
    private final List<String> told = new ArrayList<>();

    BlockLines(Reading reading, Tree tree, SideReader sides) {
        this.reading = reading;
        this.tree = tree;
        this.sides = sides;
    }

    /** A relation that is claimed beside a line. */
    record Claimed(Step.Kind kind, Side left, Relation relation, Side right, int line) {}

    /** The conditions among the remarks. */
    List<Assumption> conditions(List<Remark> remarks) {
        List<Assumption> conditions = new ArrayList<>();
        for (Remark remark : remarks) {
            if (restricts(remark)) {
                tellOfDoubt(remark);
                conditions.addAll(condition(remark.nodes()));
            }
        }
        return conditions;
    }

    /** What a definition gives is free to be restricted only by what it is made of; the author may have meant a claim. */
    private void tellOfDoubt(Remark remark) {
        List<Node> nodes = remark.nodes();
        Declaration declaration = reading.scope().declaration(nodes.get(0));
        if (remark.kind() == Remark.Kind.BARE
                && nodes.size() > 1
                && ConditionReader.relation(nodes.get(1)) != null
                && declaration != null
                && declaration.kind() == Declaration.Kind.DEFINITION) {
            told.add("line " + nodes.get(0).span().line() + ": " + Cursor.quote(nodes)
                    + " is read as a condition of this line, not as a claim of its own");
        }
    }

    /** The reasons among the remarks. */
    List<Claimed> reasons(List<Remark> remarks) {
        List<Claimed> reasons = new ArrayList<>();
        for (Remark remark : remarks) {
            if (remark.kind() != Remark.Kind.INHERITED && !restricts(remark)) {
                reasons.addAll(claims(remark.nodes(), Step.Kind.REASON));
            }
        }
        return reasons;
    }

    /** What the labels of the braces in a side claim: a relation, or that the part is what its label says. */
    List<Claimed> labels(List<Node> side) {
        List<Claimed> labels = new ArrayList<>();
        for (Tree.Label label : tree.labels(side)) {
            if (label.text().isEmpty() || isReference(label.text())) {
                continue;
            }
            List<Node> whole = new ArrayList<>();
            whole.add(label.part());
            if (ConditionReader.relation(label.text().get(0)) != null) {
                whole.addAll(label.text());
                labels.addAll(claims(whole, Step.Kind.LABEL));
            } else {
                whole.add(new Symbol("=", label.text().get(0).span()));
                whole.addAll(label.text());
                labels.addAll(value(whole, label.text()));
            }
        }
        return labels;
    }

    /** What has been found to claim nothing since this was last asked. */
    List<String> told() {
        List<String> found = List.copyOf(told);
        told.clear();
        return found;
    }

    /** {@code (1)}, or words. */
    private static boolean isReference(List<Node> text) {
        boolean number = text.size() == 1
                && text.get(0) instanceof Bracket bracket
                && bracket.body().stream().allMatch(node -> node instanceof Numeral || Reading.isLetter(node));
        return number || text.stream().anyMatch(node -> node instanceof Words);
    }

    /** The claim that a part is what its label says; nothing where that names the part or counts it. */
    private List<Claimed> value(List<Node> claim, List<Node> text) {
        Set<String> known = reading.implicit().stream().map(Local.Index::letter).collect(Collectors.toSet());
        if (!counts(text)) {
            try {
                return claims(claim, Step.Kind.LABEL);
            } catch (LatexException e) {
                reading.forget(known);
            }
        }
        Span at = text.get(0).span();
        told.add("line " + at.line() + ": the label " + Cursor.quote(text)
                + " at a brace is taken for a name or a remark: nothing is claimed by it");
        return List.of();
    }

    /** Whether the label is made of sizes and indices alone, as {@code n} and {@code m \times n} are. */
    private boolean counts(List<Node> text) {
        boolean[] letters = new boolean[1];
        boolean all = text.stream().allMatch(node -> {
            Declaration declaration = reading.scope().declaration(node);
            boolean count = declaration != null
                    && (declaration.kind() == Declaration.Kind.SIZE || declaration.kind() == Declaration.Kind.INDEX);
            letters[0] |= count;
            return count || Cursor.isSymbol(node, "\\times") || node instanceof Numeral;
        });
        return all && letters[0];
    }

    private boolean restricts(Remark remark) {
        boolean ofIndices = Assumptions.isOfIndices(remark.nodes(), reading.scope());
        return switch (remark.kind()) {
            case CONDITION -> true;
            case REASON -> false;
            case BRACKETED, INHERITED, NAMING -> ofIndices;
            case DEFINITION -> throw new IllegalStateException("a definition is none of a line's claims");
            case BARE, JOINED -> {
                boolean equates = remark.kind() == Remark.Kind.JOINED
                        || remark.nodes().stream().anyMatch(node -> Cursor.isSymbol(node, "="));
                if (equates && !ofIndices && !isRange(remark.nodes())) {
                    throw new LatexException(
                            remark.nodes().get(0).span(),
                            "text-before-mathematics",
                            Cursor.quote(remark.nodes())
                                    + " stands behind the line's formula like a second one or like a condition; expected"
                                    + " it on a line of its own, behind \"if\", or in brackets if it is the line's"
                                    + " reason");
                }
                yield true;
            }
        };
    }

    private static boolean isRange(List<Node> nodes) {
        return nodes.stream().anyMatch(node -> Cursor.isSymbol(node, "\\ldots"));
    }

    private List<Assumption> condition(List<Node> nodes) {
        if (isRange(nodes)) {
            return range(nodes);
        }
        if (Assumptions.isOfIndices(nodes, reading.scope())) {
            reading.indexLetters().addAll(new FreeLetters(nodes, true).free());
        }
        List<Assumption> conditions = new ArrayList<>();
        int member = place(nodes, "\\in");
        if (member > 0) {
            interval(nodes, member, conditions);
            return conditions;
        }
        List<List<Node>> parts = new ArrayList<>();
        List<Relation> relations = split(nodes, parts);
        for (int i = 0; i < relations.size(); i++) {
            conditions.add(assumption(parts.get(i), relations.get(i), parts.get(i + 1)));
        }
        return conditions;
    }

    private Assumption assumption(List<Node> left, Relation relation, List<Node> right) {
        List<Side> pair = sides.pair(left, relation, right);
        Side a = pair.get(0);
        Side b = pair.get(1);
        String latex = a.latex() + " " + relation.latex() + " " + b.latex();
        return new Assumption(new Cond.Rel(a.expr(), relation, b.expr()), List.of(), List.of(), latex);
    }

    private static List<Relation> split(List<Node> nodes, List<List<Node>> parts) {
        List<Relation> relations = new ArrayList<>();
        List<Node> part = new ArrayList<>();
        for (Node node : nodes) {
            Relation relation = ConditionReader.relation(node);
            if (relation == null) {
                part.add(node);
            } else {
                parts.add(part);
                relations.add(relation);
                part = new ArrayList<>();
            }
        }
        parts.add(part);
        return relations;
    }

    private static int place(List<Node> nodes, String sign) {
        for (int i = 0; i < nodes.size(); i++) {
            if (Cursor.isSymbol(nodes.get(i), sign)) {
                return i;
            }
        }
        return -1;
    }

    /** {@code i = 1, \ldots, n}: nothing for a letter that is no index here. */
    private List<Assumption> range(List<Node> nodes) {
        int dots = place(nodes, "\\ldots");
        int sign = place(nodes, "=");
        boolean readable = sign == 1
                && dots > 3
                && dots + 2 < nodes.size()
                && Cursor.isSymbol(nodes.get(dots - 1), ",")
                && Cursor.isSymbol(nodes.get(dots + 1), ",");
        if (!readable) {
            throw unclear(nodes);
        }
        int low = 2;
        int lowEnd = 2;
        while (!Cursor.isSymbol(nodes.get(lowEnd), ",")) {
            lowEnd++;
        }
        List<Node> letter = nodes.subList(0, 1);
        boolean known = reading.knownImplicit(Spelling.of(letter)) != null
                || reading.scope().find(letter, 0) != null;
        if (!known) {
            return List.of();
        }
        return List.of(
                assumption(letter, Relation.GE, nodes.subList(low, lowEnd)),
                assumption(letter, Relation.LE, nodes.subList(dots + 2, nodes.size())));
    }

    /** {@code x \in (0, 1)}, {@code i \in \{1, \ldots, n\}}. */
    private void interval(List<Node> nodes, int member, List<Assumption> conditions) {
        List<Node> letter = nodes.subList(0, member);
        List<Node> set = nodes.subList(member + 1, nodes.size());
        if (set.size() != 1 || !(set.get(0) instanceof Bracket bracket)) {
            throw unclear(nodes);
        }
        List<List<Node>> ends = Pattern.splitAtCommas(bracket.body());
        boolean range = bracket.open().equals("\\{")
                && ends.size() >= 3
                && ends.get(ends.size() - 2).size() == 1
                && Cursor.isSymbol(ends.get(ends.size() - 2).get(0), "\\ldots");
        boolean interval = ends.size() == 2
                && (bracket.open().equals("(") || bracket.open().equals("["));
        if (!range && !interval && bracket.open().equals("\\{")) {
            conditions.add(oneOf(letter, ends));
            return;
        }
        if (!range && !interval) {
            throw unclear(nodes);
        }
        List<Node> low = ends.get(0);
        List<Node> high = ends.get(ends.size() - 1);
        if (!isInfinite(low)) {
            conditions.add(assumption(letter, bracket.open().equals("(") ? Relation.GT : Relation.GE, low));
        }
        if (!isInfinite(high)) {
            conditions.add(assumption(letter, bracket.close().equals(")") ? Relation.LT : Relation.LE, high));
        }
    }

    /** {@code x \in \{0, 1\}}: the product of the differences is zero. */
    private Assumption oneOf(List<Node> name, List<List<Node>> values) {
        List<Expr> differences = new ArrayList<>();
        Side variable = sides.read(name);
        for (List<Node> value : values) {
            differences.add(Exprs.sub(variable.expr(), sides.read(value).expr()));
        }
        Cond.Rel relation = new Cond.Rel(Exprs.mul(differences), Relation.EQ, Exprs.ZERO);
        String set = values.stream().map(Spelling::of).collect(Collectors.joining(", "));
        String latex = variable.latex() + " \\in \\{" + set + "\\}";
        return new Assumption(relation, List.of(), List.of(), latex);
    }

    private static boolean isInfinite(List<Node> end) {
        return end.stream().anyMatch(node -> Cursor.isSymbol(node, "\\infty"));
    }

    private static LatexException unclear(List<Node> nodes) {
        return new LatexException(
                nodes.get(0).span(),
                "unclear-condition",
                "the condition " + Cursor.quote(nodes)
                        + " is not readable; expected relations, i = 1, \\ldots, n, or an interval");
    }

    private List<Claimed> claims(List<Node> nodes, Step.Kind kind) {
        List<List<Node>> parts = new ArrayList<>();
        List<Relation> relations = split(nodes, parts);
        if (relations.isEmpty()
                || nodes.stream()
                        .anyMatch(node -> node instanceof Symbol s && s.text().equals(","))) {
            throw unclear(nodes);
        }
        Span at = nodes.get(0).span();
        List<Claimed> claims = new ArrayList<>();
        for (int i = 0; i < relations.size(); i++) {
            List<Side> pair = sides.pair(parts.get(i), relations.get(i), parts.get(i + 1));
            claims.add(new Claimed(kind, pair.get(0), relations.get(i), pair.get(1), at.line()));
        }
        return claims;
    }
}
