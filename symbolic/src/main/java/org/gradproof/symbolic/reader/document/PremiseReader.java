package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.derivation.Side;
import org.gradproof.symbolic.derivation.Step.Premise;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.document.UnreadChain.Relating;
import org.gradproof.symbolic.reader.document.UnreadChain.Role;
import org.gradproof.symbolic.reader.givens.Assumptions;
import org.gradproof.symbolic.reader.givens.GivenTable;
import org.gradproof.symbolic.reader.grammar.ConditionReader;
import org.gradproof.symbolic.reader.grammar.FreeLetters;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Statement;
import org.jspecify.annotations.Nullable;

/** Reads what relations behind arrows rest on. */
final class PremiseReader {
    private final Reading reading;
    private final GivenTable table;
    private final Tree tree;
    private final List<Integer> section;
    private final SideReader sides;
    private final Set<String> told = new LinkedHashSet<>();

    PremiseReader(Reading reading, GivenTable table, Tree tree, List<Integer> section, SideReader sides) {
        this.reading = reading;
        this.table = table;
        this.tree = tree;
        this.section = List.copyOf(section);
        this.sides = sides;
    }

    /** What the line before the chain says, which may be what the chain was meant to rest on; null where there is none. */
    @Nullable
    Premise before(ChainPlan plan) {
        Relating relating = plan.before();
        if (relating == null) {
            return null;
        }
        try {
            return premise(new ChainPlan.Support(relating, false), relating);
        } catch (LatexException e) {
            // It only serves a hint, which then is not given; the relation's own chain says what is wrong with it.
            return null;
        }
    }

    /** What has been found to be doubtful since this was last asked. */
    List<String> told() {
        List<String> found = List.copyOf(told);
        told.clear();
        return found;
    }

    /** What is assumed where an arrow points back: of {@code \\iff 0 < x < 1} both relations. */
    private List<Assumption> back(ChainPlan plan, Relating own, Relating rests) {
        UnreadChain chain = plan.chain();
        boolean bounds = chain.links().size() > 1
                && chain.links().stream()
                        .allMatch(link -> link.role() == Role.CLAIM
                                && !Cursor.isSymbol(link.sign(), "=")
                                && !Cursor.isSymbol(link.sign(), "\\neq"));
        if (!bounds) {
            return assumptions(own, rests);
        }
        List<Assumption> all = new ArrayList<>();
        for (int i = 0; i < chain.links().size(); i++) {
            all.addAll(assumptions(
                    new Relating(
                            chain.sides().get(i),
                            chain.links().get(i).sign(),
                            chain.sides().get(i + 1)),
                    rests));
        }
        return all;
    }

    private boolean sharesIndex(Relating relating, Relating other) {
        Set<String> shared = undeclaredIndices(relating);
        shared.retainAll(undeclaredIndices(other));
        return !shared.isEmpty();
    }

    private Set<String> undeclaredIndices(Relating relating) {
        List<Node> nodes = new ArrayList<>(relating.left());
        nodes.addAll(relating.right());
        Set<String> letters = new LinkedHashSet<>(new FreeLetters(nodes, true).indices());
        letters.removeIf(
                letter -> !Reading.isLetter(letter) || table.scope().find(Tree.readSpelling(letter), 0) != null);
        return letters;
    }

    Premise premise(ChainPlan.Support support, Relating own) {
        return premise(support, own, null);
    }

    /** What an arrow makes a relation of the plan's chain rest on. */
    Premise premise(ChainPlan.Support support, Relating own, @Nullable ChainPlan plan) {
        Relating rests = support.relating();
        Relation relation = ConditionReader.relation(rests.sign());
        if (relation == null) {
            throw new LatexException(
                    rests.sign().span(), "missing-relation", "the arrow rests on no relation; expected one before it");
        }
        Set<String> known = new LinkedHashSet<>(reading.indexLetters());
        sides.noteLetters(rests.left());
        sides.noteLetters(rests.right());
        List<Side> read = sides.pair(rests.left(), relation, rests.right());
        Premise premise = new Premise(
                read.get(0),
                relation,
                read.get(1),
                assumptions(rests, own),
                !support.both() ? List.of() : plan == null ? assumptions(own, rests) : back(plan, own, rests));
        reading.drainWarnings();
        reading.indexLetters().retainAll(known);
        reading.closeIndices();
        return premise;
    }

    /**
     * What the relation says where another follows from it. An index that nothing declares and that stands in both has
     * one value in both; one that stands in the first alone has each.
     */
    private List<Assumption> assumptions(Relating relating, Relating other) {
        Relation relation = ConditionReader.relation(relating.sign());
        if (relation != null && sharesIndex(relating, other)) {
            List<Side> read = sides.pair(relating.left(), relation, relating.right());
            Side left = read.get(0);
            Side right = read.get(1);
            String latex = left.latex() + " " + relation.latex() + " " + right.latex();
            Cond.Rel same = new Cond.Rel(left.expr(), relation, right.expr());
            return List.of(new Assumption(same, List.of(), List.of(), latex));
        }
        Set<String> every = undeclaredIndices(relating);
        if (!every.isEmpty()) {
            told.add("line " + relating.sign().span().line() + ": what the arrow rests on, "
                    + Cursor.quote(relating.left()) + " "
                    + Cursor.quote(List.of(relating.sign()))
                    + " …, is read as given for every value of \"" + String.join(", ", every) + "\"");
        }
        List<Node> nodes = new ArrayList<>(relating.left());
        nodes.add(relating.sign());
        nodes.addAll(relating.right());
        Statement statement = new Statement(
                Statement.Kind.RELATION,
                table.laws().row(nodes),
                List.of(),
                tree.latex(nodes),
                section,
                Integer.MAX_VALUE,
                "",
                true);
        return new Assumptions(table.session()).read(statement, table.scope());
    }
}
