package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.law.WrittenLaws;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.reader.scope.Session;
import org.gradproof.symbolic.reader.scope.Statement;
import org.gradproof.symbolic.reader.shape.ShapedText;
import org.jspecify.annotations.Nullable;

/**
 * The givens of a list of statements, outer sections first: which names they declare, and what each says.
 * A name of an inner section hides the outer one.
 */
public final class GivenTable {
    private final Session session;
    private final List<Statement> statements;
    private final WrittenLaws laws;
    private final Map<Statement, Statement> written = new HashMap<>();
    private final Vocabulary vocabulary = new Vocabulary();
    private final Members family;
    private final Declarer declarer;
    private final List<Hidden> hidden = new ArrayList<>();
    private final Map<Statement, List<Given>> read = new HashMap<>();
    private final Map<Statement, LatexException> faults = new LinkedHashMap<>();
    private final Map<Statement, List<Declaration>> declarations = new LinkedHashMap<>();
    private Scope scope = Scope.EMPTY;

    public GivenTable(Session session, List<Statement> statements) {
        this.session = session;
        Set<String> summed = new HashSet<>(session.summed());
        summed.removeAll(session.integrated());
        this.laws = new WrittenLaws(statements, summed);
        List<Statement> all =
                Stream.concat(laws.added().stream(), laws.statements().stream()).toList();
        this.statements = Members.besideRules(all.stream()
                .filter(statement -> all.stream().noneMatch(statement::repeats))
                .toList());
        this.statements.forEach(statement -> written.put(statement, statement));
        faults.putAll(laws.faults());
        attempt(vocabulary::note);
        this.family = new Members(this.statements, vocabulary);
        this.declarer = new Declarer(session, vocabulary, family, this::scope);
        attempt(statement -> declarations.put(statement, declarer.declare(statement)));
        refuseDoubles();
        hide();
        scope = buildScope();
        declarations.putAll(Wholes.named(declarations, scope));
        scope = buildScope();
        findVectors();
        attempt(this::refuseUnclear);
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

    public Scope scope() {
        return scope;
    }

    /** The laws of random variables that hold here. */
    public WrittenLaws laws() {
        return laws;
    }

    /** The fault of the statement, all of it read; null if it has none. */
    public @Nullable LatexException fault(Statement statement) {
        if (!faults.containsKey(statement)) {
            try {
                givens(statement);
            } catch (LatexException e) {
                faults.put(statement, e);
            }
        }
        LatexException fault = faults.get(statement);
        return fault == null ? null : laws.told(fault);
    }

    private List<Given> withBounds(List<Given> declared, Statement law) {
        List<Given> all = new ArrayList<>(declared);
        declared.forEach(given -> all.addAll(whole(given, law)));
        if (!declared.isEmpty()) {
            laws.bounds(law).forEach(bound -> all.addAll(new Assumptions(session).read(bound, scope)));
        }
        return List.copyOf(all);
    }

    /** What the statement gives; nothing where all of its names are hidden. */
    public List<Given> givens(Statement asked) {
        LatexException fault = faults.get(asked);
        if (fault != null) {
            throw fault;
        }
        Statement statement = written.get(asked);
        if (statement == null) {
            return List.of();
        }
        List<Given> known = read.get(statement);
        if (known == null) {
            known = switch (statement.kind()) {
                case RELATION -> List.copyOf(new Assumptions(session).read(statement, scope));
                case INDEPENDENCE -> List.of(Laws.independence(statement, scope));
                case DEFINITION -> defined(statement);
                default -> withBounds(declared(statement), asked);
            };
            read.put(statement, known);
        }
        return known;
    }

    /** That numbers are whole: the factorial of any other number has no value. */
    private List<Given> whole(Given given, Statement statement) {
        DomainReader.Shape shape = vocabulary.shape(written.getOrDefault(statement, statement));
        boolean whole =
                shape instanceof DomainReader.Naturals || (shape instanceof DomainReader.Reals reals && reals.whole());
        boolean counts = shape instanceof DomainReader.Naturals
                || (shape instanceof DomainReader.Reals from && !from.domain().equals(Domain.REALS));
        List<Expr> ranges = Declaration.ranges(given);
        boolean numbers = given instanceof Given.Family || given instanceof Given.Scalar;
        if (!whole || !numbers) {
            return List.of();
        }
        Reading reading = new Reading(session, scope, Reading.Undeclared.FAULT);
        List<Expr.Sym> indices =
                ranges.stream().map(range -> reading.fresh("i")).toList();
        Name name = given instanceof Given.Family family ? family.name() : ((Given.Scalar) given).name();
        Expr member = new Expr.Sym(name, List.copyOf(indices));
        Expr factorial = new Expr.Fn(Function.FACTORIAL, counts ? member : new Expr.Fn(Function.ABS, member));
        return List.of(new Given.Assumption(
                new Cond.Rel(factorial, Relation.GE, Exprs.ONE), indices, ranges, statement.latex()));
    }

    private List<Given> declared(Statement statement) {
        return declarations.getOrDefault(statement, List.of()).stream()
                .map(declaration -> declaration.given().get())
                .distinct()
                .toList();
    }

    /** A definition; one of a family's member by number says what that is. */
    private List<Given> defined(Statement statement) {
        Members.Series series = family.of(statement, statement.left());
        if (series == null || series.isRule(statement, statement.left())) {
            List<Given> found = declared(statement);
            found.forEach(given -> Circles.refuse(given, scope, statement));
            return found;
        }
        Expr value = new Definitions(session).value(statement, scope);
        Integer number = series.number(statement);
        List<Declaration> general = declarations.getOrDefault(series.general(), List.of());
        if (series.isDefined() || number == null || general.isEmpty()) {
            return List.of();
        }
        Name name = general.get(0).name();
        Expr member = new Expr.Sym(name, List.of(Exprs.num(number + series.shift())));
        return List.of(new Given.Assumption(
                new Cond.Rel(member, Relation.EQ, value), List.of(), List.of(), statement.latex()));
    }

    /** By which bound variables are told apart. */
    public Session session() {
        return session;
    }

    /** The sizes that dimensions name and nothing declares. */
    public List<Given> implicitSizes() {
        return vocabulary.implicitSizes();
    }

    /** By what a name is the same as another: its spelling, and a vector's without an index. */
    private static Set<String> keys(Declaration declaration) {
        Set<String> keys = new HashSet<>();
        keys.add(declaration.name().spelling());
        Pattern bare = declaration.bare();
        if (bare != null) {
            keys.add(Spelling.of(bare.nodes()));
        }
        if (declaration.isOwnValue()) {
            declaration.patterns().forEach(pattern -> keys.add(Spelling.of(pattern.nodes())));
        }
        return keys;
    }

    private void refuseDoubles() {
        Map<List<Integer>, Map<String, Declaration>> known = new HashMap<>();
        for (Statement statement : statements) {
            for (Declaration declaration : declarations.getOrDefault(statement, List.of())) {
                for (String key : keys(declaration)) {
                    Declaration before = known.computeIfAbsent(statement.section(), s -> new HashMap<>())
                            .putIfAbsent(key, declaration);
                    Statement first = before == null ? null : before.home();
                    if (first != null && !before.name().equals(declaration.twin())) {
                        faults.putIfAbsent(statement, twice(statement, first));
                    }
                }
            }
        }
    }

    private static LatexException twice(Statement statement, Statement first) {
        return new LatexException(
                statement.span(),
                "duplicate-definition",
                Cursor.quote(statement.left()) + " is declared twice in one section, first as \"" + first.latex()
                        + "\"; expected it once");
    }

    /** Takes outer names away that an inner section declares anew. */
    private void hide() {
        Map<String, Statement> innermost = new HashMap<>();
        for (Statement statement : statements) {
            for (Declaration declaration : declarations.getOrDefault(statement, List.of())) {
                keys(declaration).forEach(key -> innermost.put(key, statement));
            }
        }
        declarations.replaceAll((statement, found) -> {
            List<Declaration> seen = new ArrayList<>();
            for (Declaration declaration : found) {
                Statement inner = keys(declaration).stream()
                        .map(innermost::get)
                        .filter(last -> last != null && !last.section().equals(statement.section()))
                        .findFirst()
                        .orElse(null);
                if (inner == null) {
                    seen.add(declaration);
                } else {
                    hidden.add(new Hidden(declaration, inner));
                }
            }
            return seen;
        });
    }

    /** A name of an outer section with the statement of an inner one that declares it anew. */
    record Hidden(Declaration outer, Statement inner) {}

    /** The names that are hidden here. */
    List<Hidden> hidden() {
        return List.copyOf(hidden);
    }

    /** Names that would take a power from a name, and sizes that are none. */
    private void refuseUnclear(Statement statement) {
        if (statement.kind() == Statement.Kind.DEFINITION || statement.kind() == Statement.Kind.MEMBER) {
            for (List<Node> name : Pattern.splitAtCommas(statement.left())) {
                HeadCheck.Clash clash = new HeadCheck(scope).clash(name);
                if (clash != null) {
                    refuse(statement, clash);
                }
            }
        }
        for (Declaration declaration : declarations.getOrDefault(statement, List.of())) {
            if (declaration.kind() != Declaration.Kind.DEFINITION && declaration.kind() != Declaration.Kind.RANDOM) {
                HeadCheck.sizes(declaration.given().get(), scope, statement.span());
            }
        }
    }

    /** The declaration of an inner section is at fault where it takes a name of an outer one apart. */
    private void refuse(Statement statement, HeadCheck.Clash clash) {
        Statement other = clash.declared().home();
        Statement at =
                other != null && other.section().size() > statement.section().size() ? other : statement;
        faults.putIfAbsent(at, clash.fault(at.span()));
    }

    private Scope buildScope() {
        List<Declaration> all = new ArrayList<>();
        declarations.values().forEach(all::addAll);
        for (Given size : implicitSizes()) {
            if (size instanceof Given.Size given) {
                Pattern pattern = new Pattern(Tree.readSpelling(given.name().spelling()), 0);
                all.add(new Declaration(
                        given.name(), Declaration.Kind.SIZE, List.of(pattern), null, 0, () -> size, null, ""));
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
                    && Laws.independence(statement, scope) instanceof Given.Independence given) {
                found.add(given);
            }
        }
        return found;
    }

    /** A definition with a vector or matrix on the right defines one; which do may hang on each other. */
    private void findVectors() {
        Map<Statement, Integer> slots = new HashMap<>();
        boolean changed = true;
        for (int round = 0; changed && round <= statements.size(); round++) {
            changed = false;
            for (Statement statement : statements) {
                List<Declaration> found = declarations.getOrDefault(statement, List.of());
                boolean plain = statement.kind() == Statement.Kind.DEFINITION
                        && found.size() == 1
                        && found.get(0).arity() == 0
                        && Head.named(statement.left()).size()
                                == statement.left().size()
                        && ShapedText.stands(statement.right(), scope);
                int before = slots.getOrDefault(statement, 0);
                int now = plain ? new Definitions(session).slots(statement, scope, before) : 0;
                if (plain && now != before) {
                    slots.put(statement, now);
                    declarations.put(statement, List.of(declarer.shaped(statement, now)));
                    scope = buildScope();
                    changed = true;
                }
            }
        }
    }
}
