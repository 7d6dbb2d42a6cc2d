package org.gradproof.symbolic.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * The givens of a list of statements, outer sections first: which names they declare, and what each says.
 * A name of an inner section hides the outer one.
 */
final class GivenTable {
    private final Session session;
    private final List<Statement> statements;
    private final Map<String, Domains.IndexRange> indexRanges = new HashMap<>();
    private final Set<String> declared = new HashSet<>();
    private final Set<String> sizes = new LinkedHashSet<>();
    private final Map<Statement, Domains.Shape> shapes = new LinkedHashMap<>();
    private final Map<Statement, LatexException> faults = new LinkedHashMap<>();
    private final Map<Statement, List<Declaration>> declarations = new LinkedHashMap<>();
    private Scope scope = Scope.EMPTY;

    GivenTable(Session session, List<Statement> statements) {
        this.session = session;
        this.statements = statements;
        attempt(this::note);
        attempt(this::declare);
        refuseDoubles();
        hide();
        scope = buildScope();
        findVectors();
    }

    private interface Step {
        void on(Statement statement);
    }

    private void attempt(Step step) {
        for (Statement statement : statements) {
            if (!faults.containsKey(statement)) {
                try {
                    step.on(statement);
                } catch (LatexException e) {
                    faults.put(statement, e);
                }
            }
        }
    }

    Scope scope() {
        return scope;
    }

    /** The fault of the statement, all of it read; null if it has none. */
    @Nullable
    LatexException fault(Statement statement) {
        if (!faults.containsKey(statement)) {
            try {
                givens(statement);
            } catch (LatexException e) {
                faults.put(statement, e);
            }
        }
        return faults.get(statement);
    }

    /** What the statement gives; nothing where all of its names are hidden. */
    List<Given> givens(Statement statement) {
        LatexException fault = faults.get(statement);
        if (fault != null) {
            throw fault;
        }
        switch (statement.kind()) {
            case RELATION -> {
                return List.copyOf(new Assumptions(session).read(statement, scope));
            }
            case INDEPENDENCE -> {
                return List.of(new Laws(scope).independence(statement));
            }
            default -> {
                List<Given> givens = new ArrayList<>();
                for (Declaration declaration : declarations.getOrDefault(statement, List.of())) {
                    Given given = declaration.given().get();
                    if (!givens.contains(given)) {
                        givens.add(given);
                    }
                }
                return givens;
            }
        }
    }

    /** The sizes that dimensions name and nothing declares. */
    List<Given> implicitSizes() {
        List<Given> givens = new ArrayList<>();
        for (String size : sizes) {
            if (!declared.contains(size)) {
                givens.add(new Given.Size(Name.of(size), size + " \\in \\mathbb{N}"));
            }
        }
        return givens;
    }

    /** First round: which letters are declared at all, and which of them are indices. */
    private void note(Statement statement) {
        List<Node> left = statement.left();
        switch (statement.kind()) {
            case MEMBER -> {
                Domains.Shape shape = new Domains(sizes).read(statement.right());
                shapes.put(statement, shape);
                for (List<Node> name : Pattern.splitAtCommas(left)) {
                    declared.add(Spelling.of(name));
                    if (shape instanceof Domains.IndexRange range) {
                        indexRanges.put(Spelling.of(name), range);
                    }
                }
            }
            case DEFINITION -> {
                declared.add(Spelling.of(left));
                declared.add(Spelling.of(left.get(0)));
            }
            case FUNCTION, LAW, SUBSET -> {
                List<Node> names = left.size() == 1 && left.get(0) instanceof Bracket bracket ? bracket.body() : left;
                Pattern.splitAtCommas(names).forEach(name -> declared.add(Spelling.of(name)));
            }
            default -> {
                // A relation declares nothing.
            }
        }
    }

    /** Second round: the names with their slots. */
    private void declare(Statement statement) {
        List<Declaration> found = switch (statement.kind()) {
            case MEMBER -> members(statement);
            case SUBSET -> List.of(subset(statement));
            case FUNCTION -> functions(statement);
            case DEFINITION -> List.of(definition(statement, false));
            case LAW -> new Laws(scope).variables(statement, session.depth(), this::scope);
            default -> List.of();
        };
        declarations.put(statement, found);
    }

    private boolean isDeclaredIndex(String letter) {
        return indexRanges.containsKey(letter);
    }

    private List<Declaration> members(Statement statement) {
        List<Declaration> found = new ArrayList<>();
        Domains.Shape shape = shapes.get(statement);
        for (List<Node> name : Pattern.splitAtCommas(statement.left())) {
            if (name.isEmpty()) {
                throw new LatexException(
                        statement.span(), "not-a-name", "a name is missing beside a comma; expected one");
            }
            Head.check(name);
            found.add(member(statement, name, shape));
        }
        return found;
    }

    private Declaration member(Statement statement, List<Node> name, Domains.@Nullable Shape shape) {
        String latex = statement.latex();
        Head head = Head.of(name, this::isDeclaredIndex);
        if (!(shape instanceof Domains.Reals reals)) {
            Pattern plain = new Pattern(name, 0);
            Name spelled = Name.of(Spelling.of(name));
            if (shape instanceof Domains.IndexRange range) {
                Given index = new Given.Index(spelled, range.low(), range.high(), latex);
                return declaration(spelled, Declaration.Kind.INDEX, plain, null, 0, () -> index, statement);
            }
            Given size = new Given.Size(spelled, latex);
            return declaration(spelled, Declaration.Kind.SIZE, plain, null, 0, () -> size, statement);
        }
        List<Expr> ranges = ranges(head);
        Pattern bare = reals.dimensions().size() == 1 && ranges.isEmpty() ? new Pattern(name, 0) : null;
        if (!reals.dimensions().isEmpty()) {
            head = head.withComponents(reals.dimensions().size());
            ranges = new ArrayList<>(ranges);
            ranges.addAll(reals.dimensions());
        }
        Name spelled = head.name();
        if (ranges.isEmpty()) {
            Given scalar = new Given.Scalar(spelled, reals.domain(), latex);
            return declaration(spelled, Declaration.Kind.SCALAR, head.pattern(), null, 0, () -> scalar, statement);
        }
        if (reals.simplex() && ranges.size() > 1) {
            throw new LatexException(
                    statement.span(),
                    "unsupported-family",
                    "a family of probability vectors is not known; expected one vector");
        }
        Given family = new Given.Family(spelled, ranges, reals.domain(), reals.simplex(), latex);
        return declaration(spelled, Declaration.Kind.FAMILY, head.pattern(), bare, 0, () -> family, statement);
    }

    private List<Expr> ranges(Head head) {
        List<Expr> ranges = new ArrayList<>();
        for (String letter : head.letters()) {
            Domains.IndexRange range = indexRanges.get(letter);
            if (range == null || !range.low().equals(Exprs.ONE)) {
                throw new LatexException(
                        head.pattern().nodes().get(0).span(),
                        "unsupported-range",
                        "a family's index starts at 1; expected \"" + letter + "\" to be declared so");
            }
            ranges.add(range.high());
        }
        return ranges;
    }

    private Declaration subset(Statement statement) {
        Head.check(statement.left());
        Domains.Shape shape = new Domains(sizes).read(statement.right());
        if (!(shape instanceof Domains.IndexRange range) || !range.low().equals(Exprs.ONE)) {
            throw new LatexException(
                    statement.right().get(0).span(),
                    "unknown-domain",
                    Cursor.quote(statement.right()) + " is no range of indices; expected \\{1, \\ldots, n\\}");
        }
        Name name = Name.of(Spelling.of(statement.left()));
        Name size = Name.of("\\lvert " + name.spelling() + "\\rvert");
        Given set = new Given.IndexSet(name, range.high(), size, statement.latex());
        Pattern pattern = new Pattern(statement.left(), 0);
        return declaration(name, Declaration.Kind.SET, pattern, null, 0, () -> set, statement);
    }

    private List<Declaration> functions(Statement statement) {
        Signature signature = Signature.read(statement, sizes);
        List<Declaration> found = new ArrayList<>();
        for (List<Node> name : Pattern.splitAtCommas(statement.left())) {
            Head.check(name);
            Head head = Head.of(name, this::isDeclaredIndex);
            List<Expr> ranges = new ArrayList<>(ranges(head));
            Pattern bare = signature.components().size() == 1 && ranges.isEmpty() ? new Pattern(name, 0) : null;
            if (!signature.components().isEmpty()) {
                head = head.withComponents(signature.components().size());
                ranges.addAll(signature.components());
            }
            Name spelled = head.name();
            Domain codomain = signature.codomain();
            Given function =
                    new Given.SmoothFunction(spelled, signature.arity(), ranges, codomain, false, statement.latex());
            found.add(declaration(
                    spelled,
                    Declaration.Kind.FUNCTION,
                    head.pattern(),
                    bare,
                    signature.arity(),
                    () -> function,
                    statement));
        }
        return found;
    }

    private Declaration definition(Statement statement, boolean vector) {
        List<Node> left = statement.left();
        Head.check(left);
        Letters right = new Letters(statement.right(), true);
        List<String> parameters = vector ? List.of() : parameters(left, right);
        List<Node> named = parameters.isEmpty() ? left : left.subList(0, 1);
        boolean bracket = named.size() > 1;
        Head head = Head.of(named, letter -> isIndexOf(letter, right, bracket));
        if (vector) {
            head = head.withComponents(1);
        }
        Pattern bare = vector ? new Pattern(left, 0) : null;
        Head whole = head;
        Supplier<Given> reader =
                () -> new Definitions(session).read(statement, whole, parameters, vector, indexRanges, scope);
        return declaration(
                head.name(),
                Declaration.Kind.DEFINITION,
                head.pattern(),
                bare,
                parameters.size(),
                new LazyGiven(statement, session.depth(), reader),
                statement);
    }

    /** An index letter of a head: a declared index, or one that is undeclared and free on the right as an index. */
    private boolean isIndexOf(String letter, Letters right, boolean bracket) {
        if (isDeclaredIndex(letter)) {
            return true;
        }
        boolean used = bracket ? right.indices().contains(letter) : right.free().contains(letter);
        return used && !declared.contains(letter) && !sizes.contains(letter);
    }

    /** Arguments that are all undeclared letters and all occur on the right. */
    private List<String> parameters(List<Node> left, Letters right) {
        if (left.size() != 2 || !(left.get(1) instanceof Bracket bracket)) {
            return List.of();
        }
        List<String> parameters = new ArrayList<>();
        for (List<Node> argument : Pattern.splitAtCommas(bracket.body())) {
            String letter = argument.size() == 1 ? Spelling.of(argument.get(0)) : "";
            boolean parameter = argument.size() == 1
                    && (Reading.isLetter(argument.get(0)) || argument.get(0) instanceof Node.Styled)
                    && !declared.contains(letter)
                    && !sizes.contains(letter)
                    && !letter.equals("e")
                    && !letter.equals("\\pi")
                    && right.free().contains(letter)
                    && !right.indices().contains(letter)
                    && !parameters.contains(letter);
            if (!parameter) {
                return List.of();
            }
            parameters.add(letter);
        }
        return parameters;
    }

    private Declaration declaration(
            Name name,
            Declaration.Kind kind,
            Pattern pattern,
            @Nullable Pattern bare,
            int arity,
            Supplier<Given> given,
            Statement statement) {
        return new Declaration(
                name, kind, List.of(pattern), bare, arity, given, new Declaration.Home(statement.order(), false));
    }

    /** By what a name is the same as another: its spelling, and a vector's without an index. */
    private static Set<String> keys(Declaration declaration) {
        Set<String> keys = new HashSet<>();
        keys.add(declaration.name().spelling());
        Pattern bare = declaration.bare();
        if (bare != null) {
            keys.add(Spelling.of(bare.nodes()));
        }
        return keys;
    }

    private void refuseDoubles() {
        Map<List<Integer>, Map<String, Statement>> known = new HashMap<>();
        for (Statement statement : statements) {
            for (Declaration declaration : declarations.getOrDefault(statement, List.of())) {
                for (String key : keys(declaration)) {
                    Statement before = known.computeIfAbsent(statement.section(), s -> new HashMap<>())
                            .putIfAbsent(key, statement);
                    if (before != null && !before.equals(statement)) {
                        faults.putIfAbsent(
                                statement,
                                new LatexException(
                                        statement.span(),
                                        "duplicate-definition",
                                        Cursor.quote(statement.left())
                                                + " is declared twice in one section, first as \"" + before.latex()
                                                + "\"; expected it once"));
                    }
                }
            }
        }
    }

    private void hide() {
        Map<String, Statement> innermost = new HashMap<>();
        for (Statement statement : statements) {
            for (Declaration declaration : declarations.getOrDefault(statement, List.of())) {
                keys(declaration).forEach(key -> innermost.put(key, statement));
            }
        }
        declarations.replaceAll((statement, found) -> found.stream()
                .filter(declaration -> keys(declaration).stream()
                        .map(innermost::get)
                        .allMatch(last -> last != null && last.section().equals(statement.section())))
                .toList());
    }

    private Scope buildScope() {
        List<Declaration> all = new ArrayList<>();
        declarations.values().forEach(all::addAll);
        for (Given size : implicitSizes()) {
            if (size instanceof Given.Size given) {
                Pattern pattern = new Pattern(
                        org.gradproof.symbolic.latex.Tree.readSpelling(
                                given.name().spelling()),
                        0);
                all.add(new Declaration(
                        given.name(),
                        Declaration.Kind.SIZE,
                        List.of(pattern),
                        null,
                        0,
                        () -> size,
                        new Declaration.Home(0, false)));
            }
        }
        return new Scope(all, new Scope.Facts(this::independences, this::indexFacts));
    }

    private List<Cond> indexFacts() {
        List<Cond> found = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement.kind() == Statement.Kind.RELATION
                    && !faults.containsKey(statement)
                    && Assumptions.isCountable(statement.left(), scope)) {
                new Assumptions(session).read(statement, scope).forEach(given -> found.add(given.relation()));
            }
        }
        return found;
    }

    private List<Given.Independence> independences() {
        List<Given.Independence> found = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement.kind() == Statement.Kind.INDEPENDENCE
                    && !faults.containsKey(statement)
                    && new Laws(scope).independence(statement) instanceof Given.Independence given) {
                found.add(given);
            }
        }
        return found;
    }

    /** A definition with a vector on the right defines a vector; which are vectors may hang on each other. */
    private void findVectors() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Statement statement : statements) {
                List<Declaration> found = declarations.getOrDefault(statement, List.of());
                boolean plain = statement.kind() == Statement.Kind.DEFINITION
                        && found.size() == 1
                        && found.get(0).bare() == null
                        && found.get(0).arity() == 0
                        && found.get(0).patterns().get(0).slots() == 0
                        && statement.left().size() == 1;
                if (plain && Vectors.stand(statement.right(), scope)) {
                    declarations.put(statement, List.of(definition(statement, true)));
                    scope = buildScope();
                    changed = true;
                }
            }
        }
    }
}
