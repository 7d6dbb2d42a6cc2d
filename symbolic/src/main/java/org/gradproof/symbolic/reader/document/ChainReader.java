package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gradproof.symbolic.derivation.Side;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.derivation.Step.Premise;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.document.UnreadChain.Link;
import org.gradproof.symbolic.reader.document.UnreadChain.Relating;
import org.gradproof.symbolic.reader.document.UnreadChain.Role;
import org.gradproof.symbolic.reader.givens.GivenTable;
import org.gradproof.symbolic.reader.givens.RangeCheck;
import org.gradproof.symbolic.reader.givens.Shadowing;
import org.gradproof.symbolic.reader.grammar.ConditionReader;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Dependence;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Statement;

/** Reads the chains of a block to steps, each chain for itself: one that is not readable leaves the others. */
final class ChainReader {
    private final Reading reading;
    private final Shadowing hiding;
    private final GivenTable table;
    private final Tree tree;
    private final List<Statement> defined;
    private final List<Step> steps = new ArrayList<>();
    private final List<LatexException> faults = new ArrayList<>();
    private final SideReader sideReader;
    private final PremiseReader premises;
    private int numbers;
    private int chains;

    ChainReader(
            Reading reading,
            Shadowing hiding,
            GivenTable table,
            Tree tree,
            List<Statement> defined,
            List<Integer> section,
            Differentials differentials) {
        this.reading = reading;
        this.hiding = hiding;
        this.table = table;
        this.tree = tree;
        this.defined = List.copyOf(defined);
        this.sideReader = new SideReader(reading, table, tree, differentials);
        this.premises = new PremiseReader(reading, table, tree, section, sideReader);
    }

    /** Why chains could not be read. */
    List<LatexException> faults() {
        return faults;
    }

    /** The steps of the chains that can be read. */
    List<Step> read(UnreadChain.Block block) {
        List<ChainPlan> plans = ChainPlan.of(block.chains());
        List<UnreadChain.Notice> notices = new ArrayList<>(block.notices());
        int sides = 0;
        for (ChainPlan plan : plans) {
            UnreadChain chain = plan.chain();
            LatexException fault = chain.fault();
            if (plans.size() > 1 && restricts(chain)) {
                Node sign = chain.links().get(0).sign();
                notices.add(new UnreadChain.Notice(
                        sign,
                        "nothing is claimed by " + Cursor.quote(chain.sides().get(0)) + " "
                                + Cursor.quote(List.of(sign)) + " … on a line of its own; expected it in a given, or"
                                + " behind the line for which it holds"));
                sides += chain.sides().size();
                continue;
            }
            if (chain.isNumbered()) {
                chains++;
            }
            if (fault != null) {
                faults.add(fault);
            } else if (!plan.isBroken() && chain.isNumbered()) {
                chain(plan, block.definitions(), sides);
            }
            sides += chain.sides().size();
        }
        notice(notices);
        return steps;
    }

    /** A line {@code x > 0} about a declared number: it says for which values what stands beside it is meant. */
    private boolean restricts(UnreadChain chain) {
        if (chain.fault() != null
                || chain.arrow() != null
                || chain.links().size() != 1
                || chain.links().get(0).role() != Role.CLAIM
                || Cursor.isSymbol(chain.links().get(0).sign(), "=")
                || chain.sides().get(0).size() != 1) {
            return false;
        }
        Declaration declaration = table.scope().declaration(chain.sides().get(0).get(0));
        return declaration != null
                && declaration.kind() == Declaration.Kind.SCALAR
                && chain.sides().get(1).stream()
                        .allMatch(node -> node instanceof Node.Numeral || Cursor.isSymbol(node, "-"));
    }

    private void chain(ChainPlan plan, List<UnreadChain.Definition> definitions, int sidesBefore) {
        Set<String> mark = reading.mark();
        int number = numbers;
        try {
            steps.addAll(steps(plan, definitions, sidesBefore));
        } catch (LatexException e) {
            reading.forget(mark);
            numbers = number
                    + (int) plan.chain().links().stream()
                            .filter(link -> link.role() == Role.CLAIM)
                            .count();
            faults.add(table.laws().told(e));
        }
    }

    private List<Step> steps(ChainPlan plan, List<UnreadChain.Definition> definitions, int sidesBefore) {
        UnreadChain chain = plan.chain();
        List<List<Node>> texts = new ArrayList<>(chain.sides());
        List<Node> solved = plan.opening() == null ? null : Solved.name(texts.get(0), table.scope());
        if (solved != null) {
            texts.set(0, solved);
        }
        for (List<Node> side : texts) {
            sideReader.noteLetters(side);
        }
        List<List<String>> warnings = new ArrayList<>();
        boolean single = chain.links().size() == 1
                && chain.links().get(0).role() == Role.CLAIM
                && Cursor.isSymbol(chain.links().get(0).sign(), "=");
        List<Side> sides = sideReader.read(
                texts,
                chain.links().stream()
                        .map(link -> ConditionReader.relation(link.sign()))
                        .filter(Objects::nonNull)
                        .toList(),
                warnings,
                single);
        if (solved != null) {
            Node named = chain.sides().get(0).get(0);
            List<String> said = new ArrayList<>(warnings.get(0));
            said.add("line " + named.span().line() + ": " + Cursor.quote(named) + " is read as the "
                    + Cursor.quote(solved) + " that the line before holds for");
            warnings.set(0, said);
        }
        BlockLines lines = new BlockLines(reading, tree, sideReader);
        List<List<Assumption>> conditions = new ArrayList<>();
        List<List<Step>> extras = new ArrayList<>();
        List<List<String>> told = new ArrayList<>();
        for (int i = 0; i < chain.links().size(); i++) {
            Link link = chain.links().get(i);
            conditions.add(lines.conditions(link.remarks()));
        }
        for (Node continued : chain.continued()) {
            reading.warn(
                    continued.span(),
                    "the line that opens with " + Cursor.quote(continued)
                            + " is read as going on with the line before");
        }
        List<String> layout = reading.drainWarnings();
        int number = numbers;
        for (int i = 0; i < chain.links().size(); i++) {
            Link link = chain.links().get(i);
            number += link.role() == Role.CLAIM ? 1 : 0;
            List<BlockLines.Claimed> claimed = new ArrayList<>(link.ends() ? lines.reasons(link.remarks()) : List.of());
            claimed.addAll(i == 0 ? lines.labels(chain.sides().get(0)) : List.of());
            claimed.addAll(lines.labels(chain.sides().get(i + 1)));
            told.add(lines.told());
            List<Step> found = new ArrayList<>();
            for (BlockLines.Claimed one : claimed) {
                found.add(new Step(
                        Math.max(1, number),
                        chains,
                        one.line(),
                        one.kind(),
                        one.left(),
                        one.relation(),
                        one.right(),
                        conditions.get(i),
                        null,
                        null,
                        reading.drainWarnings()));
            }
            extras.add(found);
        }
        reading.closeIndices();
        refuseEarlyUses(definitions, sides, sidesBefore);
        sideReader.refuseBroken(sides);
        Span first = chain.links().get(0).sign().span();
        for (int i = 0; i < chain.links().size(); i++) {
            RangeCheck check = new RangeCheck(reading, first).given(conditions.get(i));
            check.check(sides.get(i).expr());
            check.check(sides.get(i + 1).expr());
        }
        List<Step> read = new ArrayList<>();
        for (int i = 0; i < chain.links().size(); i++) {
            Link link = chain.links().get(i);
            Relation relation = ConditionReader.relation(link.sign());
            if (relation != null && link.role() == Role.CLAIM) {
                Set<String> all = new LinkedHashSet<>();
                if (steps.isEmpty() && read.isEmpty()) {
                    all.addAll(hiding.warnings(sides.stream().map(Side::expr).toList()));
                }
                if (read.isEmpty()) {
                    all.addAll(layout);
                    all.addAll(warnings.get(i));
                }
                if (link.resumed()) {
                    reading.warn(
                            link.sign().span(),
                            "the line that opens with " + Cursor.quote(link.sign())
                                    + " is read as going on with the chain before the definition");
                    all.addAll(reading.drainWarnings());
                }
                all.addAll(warnings.get(i + 1));
                all.addAll(told.get(i));
                read.add(step(plan, i, sides, relation, conditions.get(i), List.copyOf(all)));
            }
            read.addAll(extras.get(i));
        }
        return read;
    }

    private Step step(
            ChainPlan plan,
            int at,
            List<Side> sides,
            Relation relation,
            List<Assumption> conditions,
            List<String> warnings) {
        Node sign = plan.chain().links().get(at).sign();
        Relating own = new Relating(
                plan.chain().sides().get(at), sign, plan.chain().sides().get(at + 1));
        ChainPlan.Support support = plan.support(at);
        Premise before = at == 0 && plan.chain().arrow() == null ? premises.before(plan) : null;
        // A hint that is not given yet is not told of.
        premises.told();
        Premise premise = support == null ? null : premises.premise(support, own, plan);
        List<Assumption> assumed = new ArrayList<>(conditions);
        if (premise == null && at > 0) {
            ChainPlan.Support first = plan.support(0);
            // What follows an arrow's relation in its chain stands under the same premise.
            if (first != null && plan.chain().arrow() != null) {
                assumed.addAll(premises.premise(first, own).assumptions());
            }
        }
        List<String> all = new ArrayList<>(warnings);
        all.addAll(premises.told());
        return new Step(
                ++numbers,
                chains,
                sign.span().line(),
                premise == null ? Step.Kind.STEP : Step.Kind.IMPLICATION,
                sides.get(at),
                relation,
                sides.get(at + 1),
                assumed,
                premise,
                before,
                all);
    }

    /** A definition holds from where it stands. */
    private void refuseEarlyUses(List<UnreadChain.Definition> definitions, List<Side> sides, int sidesBefore) {
        for (int i = 0; i < definitions.size(); i++) {
            int earlier = Math.min(sides.size(), Math.max(0, definitions.get(i).earlier() - sidesBefore));
            if (table.fault(defined.get(i)) != null) {
                continue;
            }
            for (Given given : table.givens(defined.get(i))) {
                for (Side side : sides.subList(0, earlier)) {
                    if (given instanceof Given.Definition definition
                            && Dependence.direct(List.of(side.expr())).contains(definition.name())) {
                        throw new LatexException(
                                new Span(0, 0, side.line(), side.column()),
                                "used-before-definition",
                                "\"" + side.latex() + "\" uses what \"" + definition.latex()
                                        + "\" defines only below; expected the definition before it");
                    }
                }
            }
        }
    }

    /** What is not claimed is said at the step behind it, or at the last. */
    private void notice(List<UnreadChain.Notice> notices) {
        for (UnreadChain.Notice notice : notices) {
            if (steps.isEmpty()) {
                return;
            }
            int line = notice.at().span().line();
            int at = 0;
            while (at + 1 < steps.size() && steps.get(at).line() < line) {
                at++;
            }
            Step step = steps.get(at);
            List<String> warnings = new ArrayList<>(step.warnings());
            warnings.add("line " + line + ": " + notice.message());
            steps.set(at, step.warned(warnings));
        }
    }
}
