package org.gradproof.symbolic.reader.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradproof.symbolic.given.Told;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Statement;

/** The givens that stand for laws: tables of positive numbers, normalised, with their marginals and conditionals. */
final class Tables {
    private static final int MOST_VARIABLES = 4;

    private final LawBook book;
    private final List<Statement> statements = new ArrayList<>();
    private final Map<Statement, Told> told = new HashMap<>();
    private final Statement like;
    private int order;

    private Tables(LawBook book, Statement like, int order) {
        this.book = book;
        this.like = like;
        this.order = order;
    }

    /**
     * The tables of a section's laws.
     *
     * @param like a statement of the same section
     * @param order the place of the first, the others before it
     */
    static Tables of(LawBook book, Statement like, int order) {
        Tables tables = new Tables(book, like, order);
        book.spaces.all().forEach(tables::space);
        book.functions().forEach(tables::function);
        book.laws().forEach(tables::law);
        return tables;
    }

    /** The statements that declare what the rewritten formulas name. */
    List<Statement> statements() {
        return List.copyOf(statements);
    }

    /** What is told of the names that these declare, but for indices. */
    Map<Statement, Told> told() {
        return Map.copyOf(told);
    }

    private Node head(String purpose, String space) {
        Node letter = book.letters.fresh(purpose, like.left().get(0));
        Build build = new Build(like.span());
        Space of = book.spaces.all().stream()
                .filter(s -> s.key().equals(space))
                .findFirst()
                .orElseThrow();
        boolean known = statements.stream().anyMatch(s -> s.left().equals(List.of(letter)));
        if (!known) {
            add(Statement.Kind.MEMBER, List.of(letter), List.of(build.range(of.size(build))));
        }
        return letter;
    }

    private void add(Statement.Kind kind, List<Node> left, List<Node> right, Told shown) {
        told.put(add(kind, left, right), shown);
    }

    private Statement add(Statement.Kind kind, List<Node> left, List<Node> right) {
        String latex = Spelling.of(left)
                + switch (kind) {
                    case MEMBER -> " \\in ";
                    case FUNCTION -> " : ";
                    default -> " := ";
                }
                + Spelling.of(right);
        Statement statement = new Statement(kind, left, right, latex, like.section(), order--, "", false);
        statements.add(statement);
        return statement;
    }

    private void space(Space space) {
        Build build = new Build(like.span());
        Node index = head("point " + space.key(), space.key());
        add(
                Statement.Kind.MEMBER,
                List.of(space.size(build)),
                List.of(build.styled("\\mathbb", List.of(build.symbol("N")))),
                space.told(Told.Kind.SIZE, build));
        if (!space.discrete()) {
            add(
                    Statement.Kind.MEMBER,
                    List.of(space.weight(index, build)),
                    List.of(build.positiveReals()),
                    space.told(Told.Kind.WEIGHTS, build));
        }
        add(
                Statement.Kind.MEMBER,
                List.of(space.value(index, build)),
                List.of(build.reals()),
                space.told(Told.Kind.VALUES, build));
    }

    private void function(PointFunction function) {
        if (function.codomain().isEmpty()) {
            return;
        }
        Build build = new Build(like.span());
        List<Node> points = new ArrayList<>();
        int reals = function.parameters().size();
        for (String space : function.spaces()) {
            if (space.isEmpty()) {
                reals++;
            } else {
                points.add(head("argument " + space + points.size(), space));
            }
        }
        List<Node> name = List.of(function(function, points, List.of(), build));
        declare(
                name,
                reals,
                function.codomain(),
                new Told(Spelling.of(function.name()), Told.Kind.FUNCTION, points.size()),
                build);
    }

    private void declare(List<Node> name, int reals, List<Node> codomain, Told shown, Build build) {
        if (reals == 0) {
            add(Statement.Kind.MEMBER, name, codomain, shown);
            return;
        }
        Node domain = reals == 1 ? build.reals() : build.power(build.reals(), List.of(build.number(reals)));
        List<Node> right = new ArrayList<>(List.of(domain, build.symbol("\\to")));
        right.addAll(codomain);
        add(Statement.Kind.FUNCTION, name, right, shown);
    }

    /** The function of points as a family of numbers, or of functions of its real arguments. */
    static Node function(PointFunction function, List<Node> points, List<Node> reals, Build build) {
        Node name = function.name();
        Node base = name instanceof Scripted scripted ? scripted.base() : name;
        List<Node> label = new ArrayList<>();
        if (name instanceof Scripted scripted) {
            label.addAll(scripted.sup());
            label.addAll(scripted.sub());
            for (int i = 0; i < scripted.primes(); i++) {
                label.add(build.symbol("\\prime"));
            }
        }
        label.add(build.symbol("\\bullet"));
        Node family = build.indexed(base, List.of(build.styled("\\mathrm", label)), points);
        return reals.isEmpty() ? family : build.round(List.of(family, build.round(build.commas(reals))));
    }

    private void law(TableLaw law) {
        int count = law.left().size();
        if (count > MOST_VARIABLES) {
            throw new LatexException(
                    law.symbol().span(),
                    "too-large",
                    "the law \"" + law.name() + "\" has more than " + MOST_VARIABLES + " variables; expected fewer");
        }
        Build build = new Build(like.span());
        Map<String, Node> left = new LinkedHashMap<>();
        Map<String, Node> right = new LinkedHashMap<>();
        law.left()
                .forEach(id -> left.put(
                        id,
                        head("variable " + id, book.spaces.of(law.symbol(), id).key())));
        law.right()
                .forEach(id -> right.put(
                        id,
                        head("variable " + id, book.spaces.of(law.symbol(), id).key())));
        Map<String, Node> all = new LinkedHashMap<>(left);
        all.putAll(right);
        List<Independences.Factor> factors = book.independences.factors(law);
        declareTables(law, factors, all, build);
        Map<String, Node> bound = new LinkedHashMap<>();
        law.left().forEach(id -> bound.put(id, book.letters.fresh("sum " + id, law.symbol())));
        Map<String, Node> others = new LinkedHashMap<>(bound);
        others.putAll(right);
        List<Node> top = product(law, factors, all, build);
        List<Node> bottom = sum(law, law.left(), bound, product(law, factors, others, build), build);
        add(
                Statement.Kind.DEFINITION,
                List.of(density(book, law, left, right, build)),
                List.of(build.fraction(top, bottom)),
                told(law, law.left(), law.right()));
        for (int subset = 1; subset < (1 << count); subset++) {
            for (int given = 0; given < (1 << count); given++) {
                if ((subset & given) == 0 && !(given == 0 && subset == (1 << count) - 1)) {
                    define(law, subset, given, left, right, bound, build);
                }
            }
        }
    }

    private void define(
            TableLaw law,
            int subset,
            int given,
            Map<String, Node> left,
            Map<String, Node> right,
            Map<String, Node> bound,
            Build build) {
        Map<String, Node> of = chosen(law, subset, left);
        Map<String, Node> on = chosen(law, given, left);
        Map<String, Node> below = new LinkedHashMap<>(on);
        below.putAll(right);
        Node head = density(book, law, of, below, build);
        Told shown = told(law, List.copyOf(of.keySet()), List.copyOf(below.keySet()));
        if (given == 0) {
            List<String> rest =
                    law.left().stream().filter(id -> !of.containsKey(id)).toList();
            Map<String, Node> whole = new LinkedHashMap<>();
            law.left().forEach(id -> whole.put(id, of.getOrDefault(id, bound.getOrDefault(id, law.symbol()))));
            List<Node> body = sum(law, rest, bound, List.of(density(book, law, whole, right, build)), build);
            add(Statement.Kind.DEFINITION, List.of(head), body, shown);
            return;
        }
        Map<String, Node> together = new LinkedHashMap<>();
        law.left().forEach(id -> {
            Node letter = of.getOrDefault(id, on.get(id));
            if (letter != null) {
                together.put(id, letter);
            }
        });
        add(
                Statement.Kind.DEFINITION,
                List.of(head),
                List.of(build.fraction(
                        List.of(density(book, law, together, right, build)),
                        List.of(density(book, law, on, right, build)))),
                shown);
    }

    private static Map<String, Node> chosen(TableLaw law, int subset, Map<String, Node> letters) {
        Map<String, Node> found = new LinkedHashMap<>();
        for (int i = 0; i < law.left().size(); i++) {
            String id = law.left().get(i);
            Node letter = letters.get(id);
            if ((subset >> i & 1) == 1 && letter != null) {
                found.put(id, letter);
            }
        }
        return found;
    }

    private List<Node> sum(TableLaw law, List<String> over, Map<String, Node> bound, List<Node> body, Build build) {
        List<Node> all = new ArrayList<>();
        List<Node> weights = new ArrayList<>();
        for (String id : over) {
            Space space = book.spaces.of(law.symbol(), id);
            Node index = bound.getOrDefault(id, law.symbol());
            all.add(build.sum(index, space.size(build)));
            if (!space.discrete()) {
                weights.add(space.weight(index, build));
            }
        }
        all.addAll(weights);
        all.addAll(body);
        return all;
    }

    private void declareTables(
            TableLaw law, List<Independences.Factor> factors, Map<String, Node> letters, Build build) {
        Set<String> seen = new HashSet<>();
        boolean apart = factors.stream()
                .filter(factor -> !factor.normalised())
                .allMatch(factor -> factor.of().stream().allMatch(seen::add));
        for (Independences.Factor factor : factors) {
            Told shown = apart || factor.normalised()
                    ? new Told(
                            told(law, factor.of(), factor.given()).latex(),
                            Told.Kind.LAW,
                            factor.of().size())
                    : new Told(potential(law, factors, factor), Told.Kind.VALUES, 0);
            declare(
                    List.of(table(law, factor, letters, build)),
                    law.parameters().size(),
                    List.of(build.positiveReals()),
                    shown,
                    build);
        }
    }

    /** A factor that shares variables with others is no density by itself: the first is told with what it is a factor of. */
    private static String potential(TableLaw law, List<Independences.Factor> factors, Independences.Factor factor) {
        String product = factors.stream()
                .map(each ->
                        each.normalised() ? told(law, each.of(), each.given()).latex() : psi(each))
                .collect(Collectors.joining(" "));
        return factor.equals(factors.get(0))
                ? psi(factor) + ", " + told(law, law.left(), law.right()).latex() + " \\propto " + product
                : psi(factor);
    }

    private static String psi(Independences.Factor factor) {
        List<String> all = new ArrayList<>(factor.of());
        all.addAll(factor.given());
        return "\\psi(" + String.join(", ", all) + ")";
    }

    /** The density of some of the law's variables as an author writes it. */
    private static Told told(TableLaw law, List<String> of, List<String> given) {
        String bar = given.isEmpty() ? "" : " \\mid " + String.join(", ", given);
        return new Told(law.name() + "(" + String.join(", ", of) + bar + ")", Told.Kind.VALUES, of.size());
    }

    /** The numbers to which the density is proportional. */
    private List<Node> product(
            TableLaw law, List<Independences.Factor> factors, Map<String, Node> letters, Build build) {
        List<Node> product = new ArrayList<>();
        for (Independences.Factor factor : factors) {
            Node value = at(law, table(law, factor, letters, build), build);
            if (!factor.normalised()) {
                product.add(value);
                continue;
            }
            Map<String, Node> inner = new LinkedHashMap<>(letters);
            Map<String, Node> bound = new LinkedHashMap<>();
            factor.of().forEach(id -> bound.put(id, book.letters.fresh("inner " + id, law.symbol())));
            inner.putAll(bound);
            List<Node> whole = List.of(at(law, table(law, factor, inner, build), build));
            product.add(build.fraction(List.of(value), sum(law, factor.of(), bound, whole, build)));
        }
        return product;
    }

    private static Node table(TableLaw law, Independences.Factor factor, Map<String, Node> letters, Build build) {
        List<Node> indices = new ArrayList<>();
        factor.of().forEach(id -> indices.add(letters.getOrDefault(id, law.symbol())));
        factor.given().forEach(id -> indices.add(letters.getOrDefault(id, law.symbol())));
        return build.indexed(
                build.styled("\\breve", List.of(law.base())), law.label(factor.of(), factor.given(), build), indices);
    }

    /** The table at the law's parameters. */
    private static Node at(TableLaw law, Node table, Build build) {
        return law.parameters().isEmpty()
                ? table
                : build.round(List.of(table, build.round(build.commas(law.parameters()))));
    }

    /** The density of some of the law's variables at points, given others. */
    static Node density(LawBook book, TableLaw law, Map<String, Node> left, Map<String, Node> right, Build build) {
        List<String> of = law.left().stream().filter(left::containsKey).toList();
        List<String> given =
                new ArrayList<>(law.left().stream().filter(right::containsKey).toList());
        List<Node> indices = new ArrayList<>();
        of.forEach(id -> indices.add(left.get(id)));
        given.forEach(id -> indices.add(right.get(id)));
        for (String id : law.right()) {
            Node point = right.get(id);
            if (point == null) {
                throw new LatexException(
                        law.symbol().span(),
                        "unknown-law",
                        "\"" + law.name() + "\" is a law for each value of " + law.right() + "; expected " + law.name()
                                + "(" + String.join(", ", of) + " \\mid " + String.join(", ", law.right()) + ")");
            }
            given.add(id);
            indices.add(point);
        }
        if (of.size() != left.size()
                || given.size() != right.size()
                || of.isEmpty()
                || of.stream().anyMatch(right::containsKey)) {
            throw new LatexException(
                    law.symbol().span(),
                    "unknown-law",
                    "\"" + law.name() + "\" is a law of " + law.left() + "; expected these, or some of them, left of"
                            + " the bar");
        }
        return build.indexed(law.base(), law.label(of, given, build), indices);
    }
}
