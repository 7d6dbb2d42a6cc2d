package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradproof.symbolic.derivation.CoreCall;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.givens.GivenTable;
import org.gradproof.symbolic.reader.givens.Shadowing;
import org.gradproof.symbolic.reader.grammar.Fields;
import org.gradproof.symbolic.reader.grammar.FreeLetters;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.GivenLine;
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
    private UnreadChain.@Nullable Block chains;
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
        Tree read = Tree.readRows(block.lines());
        tree = read;
        sections.note(read.nodes(), block.section());
        UnreadChain.Block parts = ChainBuilder.of(read, names(read, sections));
        if (parts.chains().isEmpty()) {
            throw new LatexException(
                    read.end(), "empty-block", "the derivation has no content; expected a chain of relations");
        }
        boolean relates = parts.chains().stream().anyMatch(chain -> chain.claims() || chain.fault() != null);
        if (!relates && parts.notices().isEmpty()) {
            throw new LatexException(
                    parts.chains().get(0).sides().get(0).get(0).span(),
                    "no-relation",
                    Cursor.quote(parts.chains().get(0).sides().get(0))
                            + " is related to nothing; expected a chain such as A = B");
        }
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
        chains = parts;
    }

    private Listed.Names names(Tree read, Sections sections) {
        List<Statement> known = sections.inForceWithLater(block.section());
        Set<String> indices = new FreeLetters(read.nodes(), true).indices();
        Set<String> heads = known.stream()
                .filter(statement -> statement.kind() == Statement.Kind.DEFINITION)
                .map(statement -> letter(statement.left().get(0)))
                .collect(Collectors.toSet());
        return new Listed.Names() {
            @Override
            public boolean declares(List<Node> name) {
                return isDeclared(name, read, sections);
            }

            @Override
            public boolean defines(Node name) {
                return heads.contains(letter(name));
            }

            @Override
            public boolean indexes(Node letter) {
                return indices.contains(Spelling.of(letter));
            }
        };
    }

    /** Whether a given names the letter, in whatever font, as a size too, or the block uses it as an index. */
    private boolean isDeclared(List<Node> name, Tree read, Sections sections) {
        String letter = letter(name.get(0));
        return sections.inForceWithLater(block.section()).stream()
                        .flatMap(statement -> Stream.concat(statement.left().stream(), statement.right().stream()))
                        .anyMatch(node -> letter(node).equals(letter)
                                || new FreeLetters(List.of(node), true).free().contains(letter))
                || block.attributes().getOrDefault("where", "").contains(letter)
                || new FreeLetters(read.nodes(), true).indices().contains(letter);
    }

    /** The letter without scripts and font. */
    private static String letter(Node node) {
        Node base = node instanceof Node.Scripted scripted ? scripted.base() : node;
        return Spelling.of(base instanceof Node.Styled styled ? styled.body() : List.of(base));
    }

    private void fault(LatexException e) {
        errors.add(e.error().in(block.attributes().getOrDefault(DerivationReader.FILE, "")));
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
        sections.note(read.nodes(), inner);
        List<Statement> said = new ArrayList<>();
        for (List<Node> one : clauses) {
            for (GivenLine line : GivenLine.all(one)) {
                said.addAll(Statement.of(line, read, inner, sections::nextOrder, ""));
            }
        }
        where.addAll(sections.withRoots(said));
    }

    Derivation read(Sections sections) {
        List<Statement> inForce = new ArrayList<>(sections.inForce(block.section(), order));
        List<SourceError> waits = sections.faults(inForce, block.section(), order, block.line());
        errors.addAll(waits);
        List<Step> steps = new ArrayList<>();
        Givens givens = Givens.NONE;
        CoreCall core = null;
        UnreadChain.Block parts = chains;
        Tree source = tree;
        if (waits.isEmpty() && parts != null && source != null) {
            sections.ownFaults(defined).forEach(this::fault);
            try {
                readWhere(sections);
                inForce.addAll(where);
                Differentials differentials = Differentials.of(
                        parts.chains().stream()
                                .flatMap(chain -> chain.sides().stream())
                                .toList(),
                        inForce,
                        sections::nextOrder);
                inForce.addAll(differentials.added());
                GivenTable table = table(sections, inForce);
                Reading reading = new Reading(sections.session(), table.scope(), Reading.Undeclared.FREE);
                reading.lay(denominator());
                reading.vary(differentials.letters(), differentials.held());
                ChainReader chainReader = new ChainReader(
                        reading, new Shadowing(table, where), table, source, defined, block.section(), differentials);
                steps.addAll(chainReader.read(parts));
                chainReader.faults().forEach(this::fault);
                String call = block.attributes().getOrDefault("core", "");
                core = call.isBlank() ? null : new CoreCalls(reading).read(call, block.text("core"));
                givens = new DerivationGivens(table, inForce, where, reading).givens(sections, steps);
                Fields.refusePoints(
                        claimed(steps), assumed(steps, givens), table.scope(), new Span(0, 0, block.line(), 1));
                if (steps.isEmpty() && errors.isEmpty()) {
                    throw new LatexException(
                            new Span(0, 0, block.line(), 1),
                            "no-relation",
                            "nothing in the derivation \"" + block.id()
                                    + "\" is claimed; expected a chain of relations");
                }
            } catch (LatexException e) {
                steps.clear();
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
                steps,
                errors.stream()
                        .distinct()
                        .sorted(Comparator.comparingInt(SourceError::line).thenComparingInt(SourceError::column))
                        .toList());
    }

    /** Whether the derivative of a column by a column has the rows of the variable. */
    private boolean denominator() {
        String layout = block.attributes().getOrDefault("layout", "numerator");
        if (!layout.equals("numerator") && !layout.equals("denominator")) {
            throw new LatexException(
                    new Span(0, 0, block.line(), 1),
                    "unknown-layout",
                    "\"" + layout + "\" is no layout of derivatives; expected numerator or denominator");
        }
        return layout.equals("denominator");
    }

    private static List<Expr> claimed(List<Step> steps) {
        List<Expr> all = new ArrayList<>();
        for (Step step : steps) {
            all.add(step.left().expr());
            all.add(step.right().expr());
        }
        return all;
    }

    /** All that holds by assumption, for the steps or for one of them. */
    private static List<Expr> assumed(List<Step> steps, Givens givens) {
        List<Expr> all = new ArrayList<>();
        for (Step step : steps) {
            step.assumed().forEach(given -> all.addAll(Parts.of(given.relation())));
            Step.Premise premise = step.premise();
            if (premise != null) {
                all.add(premise.left().expr());
                all.add(premise.right().expr());
            }
        }
        givens.assumptions().forEach(given -> all.addAll(Parts.of(given.relation())));
        return all;
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
}
