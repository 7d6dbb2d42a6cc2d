package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Expectation;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.RandomVariable;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Scope;

/** Expectations: under a law that stands below the sign, or under the laws of the random variables within. */
final class ExpectationReader {
    private final Expressions in;
    /** The random variables that an expectation around averages: one within averages each anew. */
    private final Set<String> averaged = new HashSet<>();

    ExpectationReader(Expressions in) {
        this.in = in;
    }

    boolean standsAt(Cursor cursor) {
        Node node = cursor.peek();
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        return base != null && FreeLetters.isExpectation(base);
    }

    Expr read(Cursor cursor) {
        Node sign = cursor.next();
        List<Node> sub = sign instanceof Scripted scripts ? scripts.sub() : List.of();
        if (sign instanceof Scripted scripts && (!scripts.sup().isEmpty() || scripts.primes() > 0)) {
            throw new LatexException(
                    sign.span(),
                    "unexpected-script",
                    "the expectation has a superscript; expected the power behind its bracket");
        }
        Node next = cursor.peek();
        Bracket body = FunctionReader.bracketAt(cursor);
        if (next == null || body == null) {
            throw cursor.unexpected("what is averaged, in brackets");
        }
        cursor.next();
        refuseCondition(body);
        checkPower(next, body, sign);
        Expr value = average(sign, sub, body);
        return in.factors.power(value, StrayScripts.power(next), sign.span(), false);
    }

    private static void refuseCondition(Bracket body) {
        List<Node> bars = body.body().stream()
                .filter(node -> Cursor.baseText(node).equals("|"))
                .toList();
        if (bars.size() % 2 == 1) {
            throw new LatexException(
                    bars.get(bars.size() - 1).span(),
                    "unknown-condition",
                    "a conditional expectation is not known; expected the law under the condition below the sign,"
                            + " as \\mathbb{E}_{x \\sim q}[…], or \\left| and \\right| for a size");
        }
    }

    /** In {@code \\mathbb{E}(X - \\mu)^2} most people average the square; with square brackets most do not. */
    private void checkPower(Node next, Bracket body, Node sign) {
        if (StrayScripts.power(next).isEmpty()) {
            return;
        }
        if (body.open().equals("(")) {
            throw new LatexException(
                    next.span(),
                    "ambiguous-power",
                    "the power behind " + Cursor.quote(List.of(sign, body))
                            + " may be averaged or not; expected \\mathbb{E}[(…)^2] or (\\mathbb{E}[…])^2");
        }
        if (body.body().size() > 1) {
            in.reading.warn(
                    next.span(),
                    "the power behind " + Cursor.quote(List.of(sign, body)) + " is read as a power of the expectation");
        }
    }

    private Expr average(Node sign, List<Node> sub, Bracket body) {
        int sim = 0;
        while (sim < sub.size() && !Cursor.isSymbol(sub.get(sim), "\\sim")) {
            sim++;
        }
        ExpectationBuilder builder = new ExpectationBuilder(in, sign.span());
        if (sim < sub.size()) {
            List<Node> variables = Differential.letters(sub.subList(0, sim));
            List<Node> named = sub.subList(sim + 1, sub.size());
            if (BookLaws.isSample(sub.get(0))
                    || BookLaws.stands(named, node -> in.reading.scope().declares(node))) {
                Expr value = in.books.average(variables, named, body, sign.span());
                return in.reading.at(expectation(Spelling.of(sub), value), sign.span());
            }
            builder.add(
                    variables,
                    Distribution.find(
                            sub.subList(sim + 1, sub.size()), variables.size(), in.reading.scope(), sign.span()));
            return builder.of(body, Spelling.of(sub));
        }
        Map<Name, Node> random = new LinkedHashMap<>();
        collect(body.body(), random);
        if (!sub.isEmpty() && !areRandom(sub)) {
            builder.add(
                    inOrder(random, sign.span()),
                    Distribution.find(sub, random.size(), in.reading.scope(), sign.span()));
            return builder.of(body, law(random.values(), Spelling.of(sub)));
        }
        if (!sub.isEmpty()) {
            Map<Name, Node> named = new LinkedHashMap<>();
            collect(sub, named);
            random.putAll(named);
        }
        if (random.isEmpty()) {
            throw new LatexException(
                    sign.span(),
                    "missing-variable",
                    "no random variable stands in the expectation; expected one, or a law below it");
        }
        String law = addLaws(builder, random, sign.span());
        Set<String> outside = Set.copyOf(averaged);
        random.values().forEach(node -> averaged.add(Spelling.of(node)));
        Expr value = builder.of(body, law);
        averaged.retainAll(outside);
        return value;
    }

    private boolean areRandom(List<Node> sub) {
        return Pattern.splitAtCommas(sub).stream().allMatch(part -> part.size() == 1 && random(part, 0) != null);
    }

    /** Several variables under one law stand in the order in which they were given together. */
    private List<Node> inOrder(Map<Name, Node> random, Span at) {
        if (random.isEmpty()) {
            throw new LatexException(
                    at,
                    "missing-variable",
                    "no random variable stands in the expectation; expected X \\sim p before it");
        }
        if (random.size() == 1) {
            return List.copyOf(random.values());
        }
        RandomVariable first = variable(random.keySet().iterator().next());
        List<Node> ordered = new ArrayList<>();
        first.names().forEach(name -> {
            Node node = random.get(name);
            if (node != null) {
                ordered.add(node);
            }
        });
        if (ordered.size() != random.size()) {
            throw notJoint(random.keySet(), at);
        }
        return ordered;
    }

    private static LatexException notJoint(Set<Name> names, Span at) {
        return new LatexException(
                at,
                "not-jointly-given",
                "the random variables " + names.stream().map(Name::spelling).toList()
                        + " are not given together; expected (X, Y) \\sim P, or X \\perp Y");
    }

    private RandomVariable variable(Name name) {
        Declaration declaration = in.reading.scope().find(name);
        if (declaration != null && declaration.given().get() instanceof RandomVariable variable) {
            return variable;
        }
        throw new IllegalStateException(name + " is no random variable");
    }

    /** Adds the laws that the variables were given with; these must be joint or independent. */
    private String addLaws(ExpectationBuilder builder, Map<Name, Node> random, Span at) {
        Set<RandomVariable> groups = new LinkedHashSet<>();
        random.keySet().forEach(name -> groups.add(variable(name)));
        List<String> laws = new ArrayList<>();
        List<RandomVariable> before = new ArrayList<>();
        for (RandomVariable group : groups) {
            for (RandomVariable other : before) {
                if (!independent(group, other)) {
                    throw notJoint(random.keySet(), at);
                }
            }
            before.add(group);
            Declaration law = in.reading.scope().find(group.law());
            if (law == null) {
                throw new IllegalStateException("no law " + group.law());
            }
            List<Node> variables = new ArrayList<>();
            for (Name name : group.names()) {
                variables.add(random.getOrDefault(
                        name,
                        org.gradproof.symbolic.latex.Tree.readSpelling(name.spelling())
                                .get(0)));
            }
            builder.add(variables, new Distribution(law, group.high()));
            String spelling = law.bare() == null
                    ? law.name().spelling()
                    : Spelling.of(law.bare().nodes());
            laws.add(law(variables, spelling));
        }
        return String.join(", ", laws);
    }

    private boolean independent(RandomVariable a, RandomVariable b) {
        return in.reading.scope().independences().stream()
                .anyMatch(given -> covers(given, a, b) || covers(given, b, a));
    }

    private static boolean covers(Given.Independence given, RandomVariable a, RandomVariable b) {
        return given.left().containsAll(a.names()) && given.right().containsAll(b.names());
    }

    private static String law(Iterable<Node> variables, String law) {
        List<String> names = new ArrayList<>();
        variables.forEach(node -> names.add(Spelling.of(node)));
        String all = String.join(", ", names);
        return (names.size() == 1 ? all : "(" + all + ")") + " \\sim " + law;
    }

    /** The random variables in the nodes, each with a node that spells it. */
    private void collect(List<Node> nodes, Map<Name, Node> found) {
        for (int at = 0; at < nodes.size(); at++) {
            Node spelled = random(nodes, at);
            if (spelled != null) {
                found.putIfAbsent(Name.of(Spelling.of(spelled)), spelled);
            }
            children(nodes.get(at)).forEach(part -> collect(part, found));
        }
    }

    private org.gradproof.symbolic.latex.@org.jspecify.annotations.Nullable Node random(List<Node> nodes, int at) {
        Scope.Hit hit = in.reading.scope().find(nodes, at);
        if (hit == null
                || hit.declaration().kind() != Declaration.Kind.RANDOM
                || (in.reading.bound(nodes.get(at)) != null
                        && !averaged.contains(Spelling.of(
                                hit.declaration().patterns().get(0).nodes().get(0))))) {
            return null;
        }
        return hit.declaration().patterns().get(0).nodes().get(0);
    }

    private static List<List<Node>> children(Node node) {
        if (node instanceof Scripted s) {
            return List.of(s.base() instanceof Bracket b ? b.body() : List.of(), s.sub(), s.sup());
        } else if (node instanceof Bracket b) {
            return List.of(b.body());
        } else if (node instanceof Node.Fraction f) {
            return List.of(f.top(), f.bottom());
        } else if (node instanceof Node.Root r) {
            return List.of(r.degree(), r.body());
        } else if (node instanceof Node.Cases c) {
            return c.rows().stream().flatMap(List::stream).toList();
        } else if (node instanceof Node.Matrix m) {
            return m.rows().stream().flatMap(List::stream).toList();
        }
        return List.of();
    }

    /** Wraps what the expectation means with how the page writes its law. */
    static Expr expectation(String law, Expr expanded) {
        return new Expectation(law, expanded);
    }
}
