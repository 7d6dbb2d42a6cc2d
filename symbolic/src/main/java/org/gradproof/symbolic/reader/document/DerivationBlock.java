package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.derivation.CoreCall;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Side;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.givens.GivenTable;
import org.gradproof.symbolic.reader.givens.RangeCheck;
import org.gradproof.symbolic.reader.givens.Shadowing;
import org.gradproof.symbolic.reader.grammar.ConditionReader;
import org.gradproof.symbolic.reader.grammar.Expressions;
import org.gradproof.symbolic.reader.grammar.FreeLetters;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Dependence;
import org.gradproof.symbolic.reader.scope.Layout;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Statement;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;

/** One derivation's block, taken apart when the document is entered and read when all givens are known. */
final class DerivationBlock {
    private final MarkedBlock block;
    private final List<SourceError> errors = new ArrayList<>();
    private final List<Statement> where = new ArrayList<>();
    private final List<Statement> defined = new ArrayList<>();
    private @Nullable Tree tree;
    private @Nullable UnreadChain chain;
    private int order;

    private DerivationBlock(MarkedBlock block) {
        this.block = block;
    }

    /**
     * The block, taken apart.
     *
     * @param again whether another block before it has its id
     */
    static DerivationBlock open(MarkedBlock block, Sections sections, boolean again) {
        DerivationBlock derivation = new DerivationBlock(block);
        try {
            if (again) {
                throw new LatexException(
                        new Span(0, 0, block.line(), 1),
                        "duplicate-id",
                        "the id \"" + block.id() + "\" stands twice in this document; expected another one");
            }
            derivation.takeApart(sections);
        } catch (LatexException e) {
            derivation.fault(e);
        }
        derivation.order = sections.nextOrder();
        return derivation;
    }

    private void takeApart(Sections sections) {
        if (block.lines().stream().allMatch(line -> line.text().isBlank())) {
            throw new LatexException(
                    new Span(0, 0, block.line(), 1),
                    "empty-block",
                    "the derivation \"" + block.id() + "\" has no content; expected a chain of relations");
        }
        Tree read = Tree.read(block.lines());
        tree = read;
        List<List<Node>> lines = Layout.chainLines(read.nodes());
        if (lines.isEmpty()) {
            throw new LatexException(
                    read.end(), "empty-block", "the derivation has no content; expected a chain of relations");
        }
        UnreadChain parts = UnreadChain.of(lines, read.end());
        chain = parts;
        for (UnreadChain.Definition definition : parts.definitions()) {
            List<Node> whole = List.of(
                    definition.left().get(0),
                    definition.right().get(definition.right().size() - 1));
            Statement statement = new Statement(
                    Statement.Kind.DEFINITION,
                    definition.left(),
                    definition.right(),
                    read.latex(whole),
                    block.section(),
                    sections.nextOrder(),
                    "",
                    true);
            sections.add(statement);
            defined.add(statement);
        }
    }

    private void fault(LatexException e) {
        errors.add(DerivationReader.inFile(block.attributes().getOrDefault(DerivationReader.FILE, ""), e));
    }

    private void readWhere(Sections sections) {
        String text = block.attributes().getOrDefault("where", "");
        if (text.isBlank()) {
            return;
        }
        List<Integer> inner = new ArrayList<>(block.section());
        inner.add(Integer.MIN_VALUE);
        inner.add(order);
        Tree read = Tree.read(block.text("where"));
        List<Node> clause = new ArrayList<>();
        List<List<Node>> clauses = new ArrayList<>();
        for (Node node : read.nodes()) {
            if (Cursor.isSymbol(node, ";")) {
                clauses.add(clause);
                clause = new ArrayList<>();
            } else {
                clause.add(node);
            }
        }
        clauses.add(clause);
        for (List<Node> one : clauses) {
            for (List<Node> line : Layout.givenLines(one)) {
                where.addAll(Statement.of(line, read, inner, sections::nextOrder, ""));
            }
        }
    }

    Derivation read(Sections sections) {
        List<Statement> inForce = new ArrayList<>(sections.inForce(block.section(), order));
        errors.addAll(sections.faults(inForce, defined, block.section(), order));
        List<Step> steps = new ArrayList<>();
        Givens givens = Givens.NONE;
        CoreCall core = null;
        if (errors.isEmpty()) {
            try {
                readWhere(sections);
                inForce.addAll(where);
                GivenTable table = table(sections, inForce);
                Reading reading = new Reading(sections.session(), table.scope(), Reading.Undeclared.FREE);
                steps.addAll(steps(reading, new Shadowing(table, where), table));
                String call = block.attributes().getOrDefault("core", "");
                core = call.isBlank() ? null : new CoreCalls(reading).read(call, block.text("core"));
                givens = new DerivationGivens(table, inForce, where, reading).givens(sections);
            } catch (LatexException e) {
                fault(e);
            }
        }
        return new Derivation(
                block.id(),
                block.line(),
                block.attributes().get("require"),
                block.attributes().get("expect"),
                core,
                givens,
                errors.isEmpty() ? steps : List.of(),
                errors.stream().distinct().toList());
    }

    /** The table of the statements; with later ones of their sections where a definition needs these. */
    private GivenTable table(Sections sections, List<Statement> inForce) {
        GivenTable table = sections.table(List.copyOf(inForce));
        boolean complete = true;
        for (Statement statement : inForce) {
            LatexException fault = table.fault(statement);
            if (fault != null && where.contains(statement)) {
                throw fault;
            }
            complete &= fault == null;
        }
        if (complete) {
            return table;
        }
        List<Statement> all = new ArrayList<>(sections.inForceWithLater(block.section()));
        all.addAll(where);
        return sections.table(List.copyOf(all));
    }

    private List<Step> steps(Reading reading, Shadowing hiding, GivenTable table) {
        UnreadChain parts = chain;
        Tree source = tree;
        if (parts == null || source == null) {
            throw new IllegalStateException("the block was not taken apart");
        }
        for (List<Node> side : parts.sides()) {
            FreeLetters letters = new FreeLetters(side, true);
            reading.freeLetters().addAll(letters.free());
            reading.indexLetters().addAll(letters.indices());
        }
        List<Side> sides = new ArrayList<>();
        List<List<String>> warnings = new ArrayList<>();
        for (List<Node> nodes : parts.sides()) {
            Side side = side(nodes, source, reading);
            List<String> doubts = reading.drainWarnings();
            sides.add(doubts.isEmpty() ? side : inDoubt(side));
            warnings.add(doubts);
        }
        for (Node continued : parts.continued()) {
            reading.warn(
                    continued.span(),
                    "the line that opens with " + Cursor.quote(continued)
                            + " is read as going on with the line before");
        }
        List<String> layout = reading.drainWarnings();
        reading.closeIndices();
        refuseEarlyUses(parts.definitions(), sides, table);
        refuseBroken(sides, table);
        sides.forEach(side -> new RangeCheck(reading, parts.signs().get(0).span()).check(side.expr()));
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < parts.signs().size(); i++) {
            Node sign = parts.signs().get(i);
            Relation relation = ConditionReader.relation(sign);
            if (relation == null) {
                continue;
            }
            Set<String> all = new LinkedHashSet<>();
            if (steps.isEmpty()) {
                all.addAll(layout);
                all.addAll(hiding.warnings(sides.stream().map(Side::expr).toList()));
                all.addAll(warnings.get(i));
            }
            if (parts.resumed().contains(sign)) {
                reading.warn(
                        sign.span(),
                        "the line that opens with " + Cursor.quote(sign)
                                + " is read as going on with the chain before the definition");
                all.addAll(reading.drainWarnings());
            }
            all.addAll(warnings.get(i + 1));
            int line = sign.span().line();
            steps.add(Step.of(steps.size() + 1, line, sides.get(i), relation, sides.get(i + 1), List.copyOf(all)));
        }
        return steps;
    }

    private static Side inDoubt(Side side) {
        return new Side(side.expr(), side.latex(), side.line(), side.column(), LatexWriter.write(side.expr()));
    }

    /** A name whose given an inner section has made unreadable has no given at all. */
    private static void refuseBroken(List<Side> sides, GivenTable table) {
        List<Expr> exprs = sides.stream().map(Side::expr).toList();
        for (Name name : Dependence.unfolded(exprs, table.scope())) {
            Declaration declaration = table.scope().find(name);
            Statement home = declaration == null ? null : declaration.home();
            LatexException fault = home == null ? null : table.fault(home);
            if (fault != null) {
                throw fault;
            }
        }
    }

    /** A definition holds from where it stands. */
    private void refuseEarlyUses(List<UnreadChain.Definition> definitions, List<Side> sides, GivenTable table) {
        for (int i = 0; i < definitions.size(); i++) {
            for (Given given : table.givens(defined.get(i))) {
                for (Side side : sides.subList(0, definitions.get(i).earlier())) {
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

    private Side side(List<Node> nodes, Tree source, Reading reading) {
        if (nodes.isEmpty()) {
            throw new LatexException(source.end(), "missing-expression", "a side is empty; expected an expression");
        }
        reading.sideLetters().clear();
        reading.sideLetters().addAll(new FreeLetters(nodes, true).free());
        Node first = nodes.get(0);
        Expr expr = new Expressions(reading).read(nodes, first.span());
        return new Side(
                expr, source.latex(nodes), first.span().line(), first.span().column(), null);
    }
}
