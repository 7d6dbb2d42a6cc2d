package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.given.Told;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.BookLaws;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Statement;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;

/**
 * Statements and formulas without the laws of random variables that need more than the grammar knows: a joint law
 * becomes a table of positive numbers, its marginals and conditionals definitions, an expectation a sum. An abstract
 * space is finitely many points with weights, which stand for a sum and an integral alike.
 */
public final class WrittenLaws {
    /** An index that no author declares: what is said of it is said of all members. */
    private static final String ANY = "\\iota";

    /** Where nothing stands. */
    private static final Span PLACE = new Span(0, 0, 1, 1);

    /** Below the places of all statements that stand for tables. */
    private static final int POINTS = -1_000_000;

    private final LawBook book;
    private final List<Statement> added = new ArrayList<>();
    private final Map<Statement, Told> told = new HashMap<>();
    private final Set<String> pointLaws = new HashSet<>();
    private final List<Statement> written = new ArrayList<>();
    private final Map<Statement, List<Statement>> bounds = new LinkedHashMap<>();
    private final Map<Statement, LatexException> faults = new LinkedHashMap<>();

    /**
     * What the statements mean.
     *
     * @param summed the letters over which the document sums and does not integrate
     */
    public WrittenLaws(List<Statement> statements, Set<String> summed) {
        this.book = new LawBook(statements, summed, faults);
        Statement first = null;
        for (Statement statement : statements) {
            if (first == null && statement.kind() != Statement.Kind.RELATION) {
                first = statement;
            }
            if (!faults.containsKey(statement)) {
                try {
                    write(statement);
                } catch (LatexException e) {
                    faults.put(statement, e);
                }
            }
        }
        if (!book.isEmpty() && first != null) {
            try {
                Tables tables = Tables.of(book, first, -2);
                added.addAll(tables.statements());
                told.putAll(tables.told());
            } catch (LatexException e) {
                faults.put(first, e);
            }
        }
    }

    /** What declares the tables; the author wrote none of it. */
    public List<Statement> added() {
        return List.copyOf(added);
    }

    /** What the author is told of the name that such a statement declares; null where it is the author's own. */
    public @Nullable Told told(Statement statement) {
        return told.get(statement);
    }

    /** What the author writes for the points that are read by letters that no author types, by letter. */
    public Map<String, String> points() {
        return book.letters.written();
    }

    /** The fault as it is told the author: points and their numbers by the letters that stand in the formula. */
    public LatexException told(LatexException fault) {
        SourceError error = fault.error();
        String message = error.message();
        for (Space space : book.spaces.all()) {
            String[] around = Spelling.of(space.value(new Node.Symbol(ANY, PLACE), new Build(PLACE)))
                    .split(java.util.regex.Pattern.quote(ANY), 2);
            message = message.replaceAll(
                    java.util.regex.Pattern.quote(around[0]) + "([^{}]*)" + java.util.regex.Pattern.quote(around[1]),
                    "$1");
        }
        for (Map.Entry<String, String> point : points().entrySet()) {
            message = message.replace(point.getKey(), point.getValue());
        }
        return message.equals(error.message())
                ? fault
                : new LatexException(
                        new SourceError(error.line(), error.column(), error.kind(), message, error.remedies()));
    }

    /** The author's statements that say something beside laws, written out. */
    public List<Statement> statements() {
        return List.copyOf(written);
    }

    /** What the variables of the statement's law satisfy beside lying in the set that they are declared in. */
    public List<Statement> bounds(Statement law) {
        return List.copyOf(bounds.getOrDefault(law, List.of()));
    }

    /** Statements that cannot be read. */
    public Map<Statement, LatexException> faults() {
        return faults;
    }

    /** The formula, written out. */
    public List<Node> row(List<Node> nodes) {
        return new Rewriter(book).formula(nodes);
    }

    private void write(Statement statement) {
        switch (statement.kind()) {
            case MEMBER -> member(statement);
            case FUNCTION -> {
                boolean ofPoints = LawText.domains(statement).stream().anyMatch(LawText::isSet);
                if (!ofPoints) {
                    written.add(statement);
                }
            }
            case LAW -> law(statement);
            case INDEPENDENCE -> {
                boolean known = LawText.letters(statement.left()).stream().anyMatch(n -> book.variable(n) != null);
                if (!known) {
                    written.add(statement);
                }
            }
            case DEFINITION -> definition(statement);
            case RELATION -> add(statement, Statement.Kind.RELATION, row(statement.left()), List.of());
            case SUBSET, DEFINITENESS -> written.add(statement);
        }
    }

    private void add(Statement of, Statement.Kind kind, List<Node> left, List<Node> right) {
        written.add(new Statement(
                kind, left, right, of.latex(), of.section(), of.order(), of.file(), of.inDerivation(), of.letters()));
    }

    /** Points are indices wherever they stand, and need no declaration. */
    private void member(Statement statement) {
        if (LawText.isSet(statement.right())) {
            return;
        }
        List<Node> kept = new ArrayList<>();
        boolean all = true;
        for (List<Node> name : Pattern.splitAtCommas(statement.left())) {
            boolean point = name.size() == 1 && book.spaces.isPoint(name.get(0));
            all &= !point;
            if (!point) {
                if (!kept.isEmpty()) {
                    kept.add(new Node.Symbol(",", statement.span()));
                }
                kept.addAll(name);
            }
        }
        if (all) {
            written.add(statement);
        } else if (!kept.isEmpty()) {
            add(statement, Statement.Kind.MEMBER, kept, statement.right());
        }
    }

    private void law(Statement statement) {
        List<Node> left = statement.left();
        int bar = LawText.bar(left);
        List<Node> names = LawText.letters(bar < 0 ? left : left.subList(0, bar));
        Variable variable = names.isEmpty() ? null : book.variable(names.get(0));
        List<Node> weights = BookLaws.weights(statement.right());
        if (variable == null && weights != null) {
            add(statement, Statement.Kind.LAW, left, weights);
        } else if (variable == null) {
            written.add(statement);
        } else if (variable.isSample()) {
            addPoints(statement, variable);
            if (!book.isDeclared(variable.node())) {
                Build build = new Build(statement.span());
                Node space = build.support(variable.book(), variable.size());
                add(statement, Statement.Kind.MEMBER, List.of(variable.node()), List.of(space));
                bound(statement, variable, build.sub(variable.node(), List.of(build.symbol(ANY))));
            }
        } else if (variable.isReal()) {
            List<Node> undeclared =
                    names.stream().filter(name -> !book.isDeclared(name)).toList();
            Build build = new Build(statement.span());
            if (!undeclared.isEmpty()) {
                add(
                        statement,
                        Statement.Kind.MEMBER,
                        build.commas(undeclared),
                        List.of(build.support(variable.book(), variable.dimension())));
                undeclared.forEach(name -> bound(statement, variable, name));
            }
        }
    }

    /** The values of an unspecified law and their probabilities: as many as there may be. */
    private void addPoints(Statement law, Variable variable) {
        List<List<Node>> parts = BookLaws.points(variable.book());
        if (parts.size() == 2 && pointLaws.add(Spelling.of(law.right()))) {
            Build build = new Build(law.span());
            Node size = build.sub(build.symbol("N"), law.right());
            List<Node> less = List.of(size, build.symbol("-"), build.number(1));
            String name = Spelling.of(undotted(parts.get(1)));
            addMember(law, parts.get(0), build.power(build.symbol("\\Delta"), less), "P(" + name + ")");
            addMember(law, parts.get(1), build.power(build.reals(), List.of(size)), "\\mathcal{" + name + "}");
        }
    }

    /** The variable whose values the name stands for. */
    private static List<Node> undotted(List<Node> name) {
        return name.size() == 1 && name.get(0) instanceof Node.Styled dotted ? dotted.body() : name;
    }

    private void addMember(Statement law, List<Node> name, Node set, String shown) {
        String latex = Spelling.of(name) + " \\in " + Spelling.of(set);
        int order = POINTS - added.size();
        Statement member = new Statement(
                Statement.Kind.MEMBER, name, List.of(set), latex, law.section(), order, law.file(), false);
        added.add(member);
        told.put(member, new Told(shown, Told.Kind.VALUES, 1));
    }

    private void bound(Statement law, Variable variable, Node name) {
        for (List<Node> relation :
                new Build(law.span()).bounds(variable.book(), name, variable.dimension(), variable.isSample())) {
            bounds.computeIfAbsent(law, of -> new ArrayList<>())
                    .add(new Statement(
                            Statement.Kind.RELATION,
                            relation,
                            List.of(),
                            law.latex(),
                            law.section(),
                            law.order(),
                            law.file(),
                            law.inDerivation()));
        }
    }

    private void definition(Statement statement) {
        List<Node> left = statement.left();
        if (left.size() == 1 && book.isDerived(left.get(0))) {
            return;
        }
        PointFunction function = book.function(left.get(0));
        if (function != null && left.size() == 2 && left.get(1) instanceof Bracket bracket) {
            List<Node> points = new ArrayList<>();
            PointFunction.arguments(bracket.body()).forEach(part -> points.add(book.letters.index(part.get(0))));
            add(
                    statement,
                    Statement.Kind.DEFINITION,
                    List.of(Tables.function(function, points, List.of(), new Build(statement.span()))),
                    row(statement.right()));
            return;
        }
        if (left.size() == 1) {
            fixed(statement);
        }
        add(statement, Statement.Kind.DEFINITION, left, row(statement.right()));
    }

    /** Declares the points that stand in a definition of a number: it is about these, whatever they are. */
    private void fixed(Statement definition) {
        Set<String> bound = new HashSet<>();
        note(definition.right(), bound, bound);
        Map<String, Node> found = new LinkedHashMap<>();
        points(definition.right(), found);
        found.forEach((spelling, point) -> {
            Space space = book.spaces.of(point);
            Node index = book.letters.index(point);
            boolean known = added.stream()
                    .anyMatch(statement -> statement.left().equals(List.of(index))
                            && statement.section().equals(definition.section()));
            if (space != null && !known && !bound.contains(PointLetters.key(point))) {
                Build build = new Build(definition.span());
                List<Node> set = List.of(build.range(space.size(build)));
                added.add(new Statement(
                        Statement.Kind.MEMBER,
                        List.of(index),
                        set,
                        spelling + " \\in " + Spelling.of(set),
                        definition.section(),
                        POINTS - added.size(),
                        definition.file(),
                        definition.inDerivation()));
            }
        });
    }

    private void points(List<Node> nodes, Map<String, Node> found) {
        for (Node node : nodes) {
            Node plain = PointLetters.withoutPower(node);
            if (book.spaces.isDeclaredPoint(plain)) {
                found.put(Spelling.of(plain), plain);
            } else {
                Free.parts(node).forEach(part -> points(part, found));
            }
        }
    }

    /** Adds the letters over which the nodes sum, or integrate. */
    public static void note(List<Node> nodes, Set<String> summed, Set<String> integrated) {
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (Cursor.baseText(node).equals("\\sum") && node instanceof Scripted scripted) {
                for (List<Node> part : Pattern.splitAtCommas(scripted.sub())) {
                    if (!part.isEmpty() && PointLetters.isLetter(part.get(0))) {
                        summed.add(PointLetters.key(part.get(0)));
                    }
                }
            } else if (Spelling.of(node).equals("d")
                    && i + 1 < nodes.size()
                    && PointLetters.isLetter(nodes.get(i + 1))) {
                integrated.add(PointLetters.key(nodes.get(i + 1)));
            }
            Free.parts(node).forEach(part -> note(part.equals(List.of(node)) ? List.of() : part, summed, integrated));
        }
    }
}
