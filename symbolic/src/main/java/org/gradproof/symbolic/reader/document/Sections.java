package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.givens.GivenTable;
import org.gradproof.symbolic.reader.law.WrittenLaws;
import org.gradproof.symbolic.reader.scope.GivenLine;
import org.gradproof.symbolic.reader.scope.Session;
import org.gradproof.symbolic.reader.scope.Statement;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.SourceError;

/** The givens of a document by the sections in which they hold. */
final class Sections {
    /** So many givens that cannot be read are named again at each derivation under them. */
    private static final int MOST_NAMED = 20;

    private final Session session = new Session(0);
    private final BySection<Statement> statements = new BySection<>();
    private final Map<Statement, LatexException> ownFaults = new HashMap<>();
    private final Map<List<Statement>, GivenTable> tables = new HashMap<>();
    private final MatrixRoots roots = new MatrixRoots();
    private final BySection<Broken> broken = new BySection<>();
    private final Map<Statement, Boolean> indexAssumptions = new LinkedHashMap<>();
    private int order;

    /** What stands in each section. */
    private static final class BySection<T> {
        private final Map<List<Integer>, List<T>> all = new LinkedHashMap<>();

        void add(List<Integer> section, T one) {
            all.computeIfAbsent(section, key -> new ArrayList<>()).add(one);
        }

        /** Of a section and those around it, outer ones first. */
        List<T> reaching(List<Integer> section) {
            List<T> found = new ArrayList<>();
            for (int depth = 0; depth <= section.size(); depth++) {
                found.addAll(all.getOrDefault(section.subList(0, depth), List.of()));
            }
            return found;
        }
    }

    /** A given line or block that could not be taken apart. */
    private record Broken(int order, SourceError error) {}

    Session session() {
        return session;
    }

    /** The place of the next statement. */
    int nextOrder() {
        return order++;
    }

    void addGiven(MarkedBlock block) {
        String file = block.attributes().getOrDefault(DerivationReader.FILE, "");
        try {
            Tree tree = Tree.read(block.lines());
            note(tree.nodes(), block.section());
            List<GivenLine> lines = GivenLine.all(tree.nodes());
            if (lines.isEmpty()) {
                throw new LatexException(tree.end(), "empty-block", "the given says nothing; expected lines of givens");
            }
            for (GivenLine line : lines) {
                addLine(line, tree, block.section(), file);
            }
        } catch (LatexException e) {
            broken.add(block.section(), new Broken(nextOrder(), e.error().in(file)));
        }
    }

    /** Notes over which letters the nodes sum and integrate, and of which matrices they have roots. */
    void note(List<Node> nodes, List<Integer> section) {
        roots.note(nodes, section);
        WrittenLaws.note(nodes, session.summed(), session.integrated());
    }

    private void addLine(GivenLine line, Tree tree, List<Integer> section, String file) {
        try {
            Statement.of(line, tree, section, this::nextOrder, file).forEach(this::add);
        } catch (LatexException e) {
            broken.add(section, new Broken(nextOrder(), e.error().in(file)));
        }
    }

    /** A definition within a derivation. */
    void add(Statement statement) {
        statements.add(statement.section(), statement);
    }

    /** The faults of all givens, each found in its own section. Derivations' own definitions are not among them. */
    List<SourceError> errors() {
        List<SourceError> errors = new ArrayList<>();
        broken.all.values().forEach(some -> some.forEach(b -> errors.add(b.error())));
        for (Map.Entry<List<Integer>, List<Statement>> section : statements.all.entrySet()) {
            List<Statement> own = withRoots(section.getValue());
            int last = own.get(own.size() - 1).order();
            GivenTable table = table(inForce(section.getKey(), last + 1));
            for (Statement statement : own) {
                LatexException fault = table.fault(statement);
                if (fault != null) {
                    ownFaults.put(statement, fault);
                    if (!statement.inDerivation()) {
                        errors.add(fault.error().in(statement.file()));
                    }
                }
            }
        }
        return errors.stream()
                .distinct()
                .sorted(Comparator.comparingInt(SourceError::line))
                .toList();
    }

    /** The statements that hold at a place, outer sections first. */
    List<Statement> inForce(List<Integer> section, int before) {
        return withRoots(statements.reaching(section).stream()
                .filter(s -> s.order() < before)
                .sorted(Comparator.<Statement>comparingInt(s -> s.section().size())
                        .thenComparingInt(Statement::order))
                .toList());
    }

    /** The statements with the roots of matrices that stand in their reach. */
    List<Statement> withRoots(List<Statement> all) {
        return all.stream().flatMap(statement -> roots.in(statement).stream()).toList();
    }

    /** The same, with what the same sections say later on. */
    List<Statement> inForceWithLater(List<Integer> section) {
        return inForce(section, Integer.MAX_VALUE);
    }

    /**
     * Why the givens that hold at a place are not all readable. What another derivation defines is missed only
     * where it is used.
     *
     * @param line where the derivation stands
     */
    List<SourceError> faults(List<Statement> inForce, List<Integer> section, int before, int line) {
        List<SourceError> errors = new ArrayList<>();
        for (Broken one : broken.reaching(section)) {
            if (one.order() < before) {
                errors.add(one.error());
            }
        }
        for (Statement statement : inForce) {
            LatexException fault = ownFaults.get(statement);
            if (fault != null && !statement.inDerivation()) {
                errors.add(fault.error().in(statement.file()));
            }
        }
        return errors.stream()
                .distinct()
                .limit(MOST_NAMED)
                .map(error -> waiting(error, line))
                .toList();
    }

    /** The given is at fault, and says so itself; the derivation only waits for it. */
    private static SourceError waiting(SourceError error, int line) {
        return new SourceError(
                line,
                1,
                "unreadable-given",
                "this derivation waits for the given on line " + error.line() + ", which cannot be read: "
                        + error.fullMessage());
    }

    /** Why what a derivation defines itself is not readable. */
    List<LatexException> ownFaults(List<Statement> own) {
        return own.stream().map(ownFaults::get).filter(Objects::nonNull).toList();
    }

    /** The statement's assumption about undeclared index letters was of use, or of none, to a derivation. */
    void noteIndexAssumption(Statement statement, boolean used) {
        indexAssumptions.merge(statement, used, Boolean::logicalOr);
    }

    /** Assumptions about letters that nothing declares and no derivation in their scope has as indices. */
    List<SourceError> unusedIndexAssumptions() {
        List<SourceError> errors = new ArrayList<>();
        indexAssumptions.forEach((statement, used) -> {
            if (!used) {
                errors.add(unknownLetters(statement).error().in(statement.file()));
            }
        });
        return errors;
    }

    static LatexException unknownLetters(Statement statement) {
        return new LatexException(
                statement.span(),
                "undeclared-symbol",
                "no given declares the letters of \"" + statement.latex()
                        + "\", and no derivation here has them as indices; expected declared names");
    }

    GivenTable table(List<Statement> inForce) {
        return tables.computeIfAbsent(inForce, list -> new GivenTable(session, list));
    }
}
