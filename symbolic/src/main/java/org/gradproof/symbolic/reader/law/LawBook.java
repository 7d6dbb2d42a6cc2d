package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.grammar.BookLaws;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Statement;
import org.jspecify.annotations.Nullable;

/** The laws, random variables, spaces and functions of points that the statements in force declare. */
final class LawBook {
    final PointLetters letters = new PointLetters();
    final VectorLaws vectors = new VectorLaws();
    final Columns columns = new Columns();
    final Samples samples = new Samples(this);
    final Spaces spaces;
    final Independences independences = new Independences();
    final DeclaredDensities densities = new DeclaredDensities(samples, letters);
    private final Set<String> declared = new HashSet<>();
    private final Set<String> scalars = new HashSet<>();
    private final Map<String, TableLaw> laws = new LinkedHashMap<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, PointFunction> functions = new LinkedHashMap<>();
    private final Map<String, List<Node>> derived = new LinkedHashMap<>();
    private final Map<String, List<Node>> indices = new HashMap<>();

    LawBook(List<Statement> statements, Set<String> summed, Map<Statement, LatexException> faults) {
        this.spaces = new Spaces(this, summed);
        statements.forEach(this::noteName);
        statements.forEach(vectors::note);
        statements.forEach(this::noteSpaces);
        statements.forEach(columns::note);
        statements.forEach(samples::note);
        statements.forEach(densities::note);
        for (Statement statement : statements) {
            try {
                noteLaw(statement);
            } catch (LatexException e) {
                faults.put(statement, e);
            }
        }
        if (!isEmpty()) {
            boolean more = true;
            while (more) {
                more = false;
                for (Statement statement : statements) {
                    more |= noteDefinition(statement);
                }
            }
        }
    }

    /** Whether nothing of this kind is declared. */
    boolean isEmpty() {
        return spaces.all().isEmpty() && variables.isEmpty();
    }

    private void noteName(Statement statement) {
        switch (statement.kind()) {
            case MEMBER -> {
                for (List<Node> name : Pattern.splitAtCommas(statement.left())) {
                    declared.add(Spelling.of(name));
                    if (name.size() > 1) {
                        declared.add(Spelling.of(name.get(0)));
                    }
                    if (name.size() == 1 && !LawText.isSet(statement.right())) {
                        declared.add(Spelling.of(PointLetters.withoutPower(name.get(0))));
                    }
                    if (LawText.isScalar(statement.right())) {
                        scalars.add(Spelling.of(name));
                    }
                }
            }
            case DEFINITION -> declared.add(Spelling.of(statement.left().get(0)));
            case FUNCTION, SUBSET ->
                Pattern.splitAtCommas(statement.left()).forEach(name -> declared.add(Spelling.of(name)));
            default -> {
                // Laws declare variables, relations nothing.
            }
        }
    }

    private void noteSpaces(Statement statement) {
        if (statement.kind() == Statement.Kind.MEMBER && LawText.isSet(statement.right())) {
            for (List<Node> name : Pattern.splitAtCommas(statement.left())) {
                if (name.size() == 1) {
                    spaces.declare(name.get(0), statement.right().get(0));
                }
            }
        } else if (statement.kind() == Statement.Kind.FUNCTION) {
            List<List<Node>> domains = LawText.domains(statement);
            if (domains.stream().anyMatch(LawText::isSet)) {
                List<String> of = domains.stream()
                        .map(d -> LawText.isSet(d) ? spaces.named(d.get(0)).key() : "")
                        .toList();
                for (List<Node> name : Pattern.splitAtCommas(statement.left())) {
                    if (name.size() == 1) {
                        functions.put(
                                Spelling.of(name),
                                new PointFunction(
                                        name.get(0), of, -1, parameters(name.get(0)), LawText.codomain(statement)));
                    }
                }
            }
        }
    }

    /** The real scalars among what stands below a name. */
    private List<Node> parameters(Node name) {
        List<Node> found = new ArrayList<>();
        if (name instanceof Scripted scripted) {
            for (List<Node> part : Pattern.splitAtCommas(scripted.sub())) {
                if (part.size() == 1 && scalars.contains(Spelling.of(part))) {
                    found.add(part.get(0));
                }
            }
        }
        return found;
    }

    private void noteLaw(Statement statement) {
        if (statement.kind() == Statement.Kind.INDEPENDENCE) {
            independences.note(statement);
            return;
        }
        if (statement.kind() != Statement.Kind.LAW) {
            return;
        }
        List<Node> left = statement.left();
        int bar = LawText.bar(left);
        List<Node> of = bar < 0 ? left : left.subList(0, bar);
        List<Node> given = bar < 0 ? List.of() : left.subList(bar + 1, left.size());
        boolean joint = of.size() == 1 && of.get(0) instanceof Bracket;
        Variable members = samples.sample(statement, of);
        if (members != null) {
            add(statement, members);
            return;
        }
        List<Node> names = LawText.letters(of);
        List<Node> parents = LawText.letters(given);
        boolean sample = !joint
                && names.size() > 1
                && names.stream().map(PointLetters::key).distinct().count() == 1;
        if (sample) {
            independences.noteSample(names, parents);
        }
        if (BookLaws.stands(statement.right(), this::isDeclared)) {
            names.forEach(name -> variables.put(
                    Spelling.of(name),
                    new Variable(
                            name,
                            List.copyOf(statement.right()),
                            parents,
                            List.of(),
                            dimension(name, statement.right()))));
            return;
        }
        List<Node> points = samples.unspecified(statement.right());
        if (!points.isEmpty() && !joint && parents.isEmpty()) {
            names.forEach(name -> add(statement, new Variable(name, points, List.of())));
            return;
        }
        Node symbol = statement.right().get(0);
        boolean named = PointLetters.isLetter(symbol)
                && (statement.right().size() == 1
                        || (statement.right().size() == 2 && statement.right().get(1) instanceof Bracket));
        if (BookLaws.weights(statement.right()) != null || (named && isDeclared(symbol))) {
            List<Node> weights = BookLaws.weights(statement.right());
            names.forEach(name -> indices.put(Spelling.of(name), weights == null ? statement.right() : weights));
        }
        if (!named || isDeclared(symbol) || isDeclared(PointLetters.withoutPower(symbol))) {
            return;
        }
        if (!joint && names.size() > 1) {
            names.forEach(name -> table(symbol, List.of(name), parents));
        } else {
            table(symbol, names, parents);
        }
    }

    /** One letter is one variable or a sample, not both. */
    private void add(Statement statement, Variable variable) {
        Variable before = variables.putIfAbsent(Spelling.of(variable.node()), variable);
        if (before != null && before.isSample() != variable.isSample()) {
            throw new LatexException(
                    statement.span(),
                    "defined-twice",
                    Cursor.quote(variable.node())
                            + " is a sample here and one variable there; expected another letter");
        }
    }

    /** How many entries a variable with the law of the books has; empty where it is a number. */
    private List<Node> dimension(Node name, List<Node> law) {
        if (!columns.areOf(law)) {
            return List.of();
        }
        List<Node> known = columns.declared(name);
        List<Node> written = known.isEmpty() ? columns.size(law) : known;
        List<Node> size = written.isEmpty() ? columns.beside(name) : written;
        if (size.isEmpty()) {
            throw new LatexException(
                    name.span(),
                    "unknown-size",
                    "nothing tells how many entries " + Cursor.quote(name) + " has; expected " + Spelling.of(name)
                            + " \\in \\mathbb{R}^d before, or I_d");
        }
        return size;
    }

    /** Adds what is said of the law to what was said of it before: the variables of one letter have one joint law. */
    private void table(Node symbol, List<Node> names, List<Node> parents) {
        names.forEach(name -> {
            variables.put(Spelling.of(name), new Variable(name, List.of(), parents));
            spaces.place(name);
        });
        parents.forEach(spaces::place);
        TableLaw before = laws.get(Spelling.of(symbol));
        Set<String> left = new LinkedHashSet<>(before == null ? List.of() : before.left());
        names.forEach(name -> left.add(PointLetters.variable(name)));
        Set<String> right = new LinkedHashSet<>(before == null ? List.of() : before.right());
        parents.forEach(name -> right.add(PointLetters.variable(name)));
        right.removeAll(left);
        laws.put(Spelling.of(symbol), new TableLaw(symbol, List.copyOf(left), List.copyOf(right), parameters(symbol)));
    }

    /** Definitions by random variables, and functions of points that are defined. Answers whether it is new. */
    private boolean noteDefinition(Statement statement) {
        if (statement.kind() != Statement.Kind.DEFINITION) {
            return false;
        }
        List<Node> left = statement.left();
        String name = Spelling.of(left.get(0));
        if (left.size() == 2
                && left.get(1) instanceof Bracket bracket
                && !functions.containsKey(name)
                && PointFunction.arguments(bracket.body()).stream()
                        .allMatch(part -> part.size() == 1 && spaces.of(part.get(0)) != null)) {
            List<String> of = new ArrayList<>();
            for (List<Node> part : PointFunction.arguments(bracket.body())) {
                Space space = spaces.of(part.get(0));
                of.add(space == null ? "" : space.key());
            }
            functions.put(
                    name,
                    new PointFunction(left.get(0), of, PointFunction.barIn(bracket.body()), List.of(), List.of()));
            return true;
        }
        if (left.size() == 1
                && !derived.containsKey(name)
                && !LawText.reaches(statement.right(), name, derived, 0)
                && !new Free(this).in(statement.right()).isEmpty()) {
            derived.put(name, statement.right());
            return true;
        }
        return false;
    }

    /** Whether it is a random variable whose law is declared as a vector or a function. */
    boolean isRandomIndex(Node node) {
        return indices.containsKey(Spelling.of(node));
    }

    /** The vector or function that such a variable has as its law. */
    List<Node> weights(Node node) {
        return indices.getOrDefault(Spelling.of(node), List.of());
    }

    /** Whether such a variable stands in the nodes. */
    boolean holdsRandomIndex(List<Node> nodes) {
        return nodes.stream()
                .anyMatch(node -> isRandomIndex(PointLetters.withoutPower(node))
                        || Free.parts(node).stream()
                                .anyMatch(part -> !part.equals(List.of(node)) && holdsRandomIndex(part)));
    }

    boolean isDeclared(Node node) {
        return declared.contains(Spelling.of(node));
    }

    /** What the node, its {@link #powerOf power} aside, is defined as where that is random; or null. */
    @Nullable
    List<Node> derivation(Node node) {
        List<Node> exact = derived.get(Spelling.of(node));
        return exact != null ? exact : derived.get(Spelling.of(PointLetters.withoutPower(node)));
    }

    /** Whether the name, as it is spelt, is defined by what is random. */
    boolean isDerived(Node name) {
        return derived.containsKey(Spelling.of(name));
    }

    /** The power above the node, where the node is not defined together with it, as {@code S^2 := …} is. */
    List<Node> powerOf(Node node) {
        return derived.containsKey(Spelling.of(node)) ? List.of() : PointLetters.powerOf(node);
    }

    /** The random variable that the node is, a power aside; or null. */
    @Nullable
    Variable variable(Node node) {
        Variable exact = variables.get(Spelling.of(node));
        Variable plain = exact != null ? exact : variables.get(Spelling.of(PointLetters.withoutPower(node)));
        if (plain != null
                || !(node instanceof Scripted scripted)
                || scripted.sub().isEmpty()) {
            return plain;
        }
        Variable exactBase = variables.get(Spelling.of(scripted.base()));
        Variable whole = exactBase != null || isDeclared(scripted.base()) ? exactBase : fontless(scripted.base());
        return whole != null && (whole.isSample() || whole.isVector()) ? whole : null;
    }

    /** The variable that is declared by exactly this name, or null. */
    @Nullable
    Variable declaredVariable(Node name) {
        return variables.get(Spelling.of(name));
    }

    /**
     * The variable that is meant where entropies and informations name it, as it is declared: {@code X} is the variable that
     * {@code x \\sim p} declares where nothing declares it itself.
     */
    Node meant(Node node) {
        String small = PointLetters.variable(node);
        if (variable(node) != null || isDeclared(node) || Spelling.of(node).equals(small)) {
            return node;
        }
        return variables.values().stream()
                .map(Variable::node)
                .filter(declaration -> Spelling.of(declaration).equals(small))
                .findFirst()
                .orElse(node);
    }

    /** The random column of which {@code x_i} is an entry where it is declared as {@code \mathbf{x}}; or null. */
    private @Nullable Variable fontless(Node letter) {
        List<Variable> columns = variables.values().stream()
                .filter(variable -> variable.isVector()
                        && variable.node() instanceof Node.Styled styled
                        && Spelling.of(styled.body()).equals(Spelling.of(letter)))
                .toList();
        return columns.size() == 1 ? columns.get(0) : null;
    }

    /** All random variables. */
    List<Variable> variables() {
        return List.copyOf(variables.values());
    }

    /** The unspecified law that the node writes, or null. */
    @Nullable
    TableLaw law(Node node) {
        return laws.get(Spelling.of(node));
    }

    List<TableLaw> laws() {
        return List.copyOf(laws.values());
    }

    @Nullable
    PointFunction function(Node node) {
        return functions.get(Spelling.of(node));
    }

    /** The function of points that is written with a bar, as conditional densities are; or null. */
    @Nullable
    PointFunction conditional(Node node) {
        PointFunction function = function(node);
        return function == null || function.bar() < 0 ? null : function;
    }

    List<PointFunction> functions() {
        return List.copyOf(functions.values());
    }

    boolean isScalar(Node node) {
        return scalars.contains(Spelling.of(node));
    }

    /** The law in which the variable is one of the left. */
    @Nullable
    TableLaw lawOf(Node variable) {
        String id = PointLetters.variable(variable);
        return laws.values().stream()
                .filter(law -> law.left().contains(id))
                .findFirst()
                .orElse(null);
    }

    /** Whether the letter is free to be read as an operator such as E or H. */
    boolean isFreeLetter(Node node) {
        return !declared.contains(Spelling.of(node))
                && !variables.containsKey(Spelling.of(node))
                && Reading.isLetter(node);
    }
}
