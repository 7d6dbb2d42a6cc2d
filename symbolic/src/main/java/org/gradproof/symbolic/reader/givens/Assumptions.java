package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Node.Symbol;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.grammar.ConditionReader;
import org.gradproof.symbolic.reader.grammar.FreeLetters;
import org.gradproof.symbolic.reader.grammar.SpeltFunctions;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Dependence;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.reader.scope.Session;
import org.gradproof.symbolic.reader.scope.Statement;
import org.gradproof.symbolic.reader.shape.ShapedReader;
import org.gradproof.symbolic.reader.shape.ShapedSides;
import org.gradproof.symbolic.reader.shape.ShapedText;
import org.gradproof.symbolic.shape.Term;

/** Reads relations that are assumed. */
public final class Assumptions {
    private final Session session;

    public Assumptions(Session session) {
        this.session = session;
    }

    /** The assumptions of a relation, one for each of its relation signs. */
    public List<Assumption> read(Statement statement, Scope scope) {
        return read(statement, Extremes.written(statement.left()), scope);
    }

    private List<Assumption> read(Statement statement, List<Node> nodes, Scope scope) {
        boolean ofIndices = isOfIndices(nodes, scope);
        if (!ofIndices) {
            refuseDefinition(statement, scope);
        }
        Reading reading =
                new Reading(session, scope, ofIndices ? Reading.Undeclared.FREE : Reading.Undeclared.UNIVERSAL);
        FreeLetters letters = new FreeLetters(nodes, true);
        reading.freeLetters().addAll(letters.free());
        reading.sideLetters().addAll(letters.free());
        reading.indexLetters().addAll(ofIndices ? letters.free() : letters.indices());
        ShapedReader in = new ShapedReader(reading);
        List<Term> terms = new ArrayList<>();
        List<List<Node>> texts = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        List<Node> side = new ArrayList<>();
        for (Node node : SpeltFunctions.joined(nodes, scope)) {
            Relation relation = ConditionReader.relation(node);
            if (relation == null) {
                side.add(node);
            } else {
                terms.add(in.read(side, node.span()));
                texts.add(side);
                relations.add(relation);
                side = new ArrayList<>();
            }
        }
        terms.add(in.read(side, statement.span()));
        texts.add(side);
        ShapedSides agreeing = new ShapedSides(in);
        List<Node> distance = agreeing.distance(terms, relations, texts);
        if (!distance.isEmpty()) {
            List<Node> positive = new ArrayList<>(distance);
            positive.addAll(Tree.readSpelling("> 0"));
            return read(statement, positive, scope);
        }
        List<Expr> sides = agreeing.entries(terms, texts, statement.span());
        for (Relation relation : relations) {
            agreeing.refuseUnequal(terms.get(0), relation, statement.span());
        }
        List<Assumption> assumptions = new ArrayList<>();
        for (int i = 0; i < relations.size(); i++) {
            Cond.Rel relation = new Cond.Rel(sides.get(i), relations.get(i), sides.get(i + 1));
            assumptions.add(
                    ofIndices
                            ? new Assumption(relation, List.of(), List.of(), statement.latex())
                            : overAll(universal(relation, reading, statement), statement, reading, scope));
        }
        if (!isCountable(nodes, scope)) {
            RangeCheck check = new RangeCheck(reading, statement.span());
            sides.forEach(check::check);
        }
        return assumptions;
    }

    /** {@code L = …} of a name that nothing declares is meant to define it. */
    private static void refuseDefinition(Statement statement, Scope scope) {
        List<Node> nodes = statement.left();
        int sign = 0;
        while (sign < nodes.size() && ConditionReader.relation(nodes.get(sign)) == null) {
            sign++;
        }
        List<Node> name = nodes.subList(0, sign);
        boolean equates = sign < nodes.size() && Cursor.isSymbol(nodes.get(sign), "=") && !name.isEmpty();
        if (!equates || scope.find(name, 0) != null || !isName(name)) {
            return;
        }
        throw new LatexException(
                name.get(0).span(),
                "undeclared-symbol",
                Cursor.quote(name) + " is not declared: write \"" + Spelling.of(name)
                        + " := …\" to define it, or declare it in a given of its own");
    }

    private static boolean isName(List<Node> name) {
        Node first = name.get(0);
        Node base = first instanceof Scripted scripted ? scripted.base() : first;
        boolean constant = Cursor.isSymbol(base, "e") || Cursor.isSymbol(base, "\\pi");
        boolean letters = name.stream().allMatch(Reading::isLetter);
        boolean called = name.size() == 2 && name.get(1) instanceof Bracket;
        boolean named = base instanceof Styled styled
                && !styled.body().isEmpty()
                && !(styled.body().get(0) instanceof Numeral);
        boolean atom = (named || Reading.isLetter(base)) && !ShapedText.namesFunction(base);
        return atom && !constant && (name.size() == 1 || called || letters);
    }

    /** For all values of the undeclared indices that the relation holds. */
    private static Assumption universal(Cond.Rel relation, Reading reading, Statement statement) {
        Set<org.gradproof.symbolic.expr.Name> names = Dependence.direct(relation);
        List<Sym> universal = new ArrayList<>();
        List<Expr> ranges = new ArrayList<>();
        for (Local.Index index : reading.implicit()) {
            Expr high = index.high();
            if (high == null) {
                throw new LatexException(
                        index.place(),
                        "undeclared-symbol",
                        "no given declares \"" + index.letter() + "\"; expected a given for it in \""
                                + statement.latex() + "\"");
            }
            if (names.contains(index.symbol().name())) {
                universal.add(index.symbol());
                ranges.add(high);
            }
        }
        return new Assumption(relation, universal, ranges, statement.latex());
    }

    /**
     * For all values of the declared indices that the statement names as such, as it is for those of undeclared ones. An
     * index from another number on counts from 1 with that much added.
     */
    private static Assumption overAll(Assumption assumption, Statement statement, Reading reading, Scope scope) {
        Map<org.gradproof.symbolic.expr.Name, Expr> replaced = new LinkedHashMap<>();
        List<Sym> universal = new ArrayList<>(assumption.universal());
        List<Expr> ranges = new ArrayList<>(assumption.universalRanges());
        for (String letter : statement.letters()) {
            Scope.Hit hit = scope.find(Tree.readSpelling(letter), 0);
            if (hit != null && hit.declaration().kind() != Declaration.Kind.INDEX) {
                throw new LatexException(
                        statement.span(),
                        "not-an-index",
                        "\"" + letter + "\" is declared, and is no index: \"" + statement.latex()
                                + "\" is about the one that is declared, not about all; expected an index behind it,"
                                + " or a definition, as f(x) := …");
            }
            if (hit != null
                    && hit.declaration().given().get() instanceof Given.Index index
                    && index.low() instanceof Expr.Num low
                    && Dependence.direct(assumption.relation()).contains(index.name())) {
                int before = low.value().numerator().intValueExact() - 1;
                Sym each = reading.fresh(letter);
                replaced.put(index.name(), Exprs.shifted(each, before));
                universal.add(each);
                ranges.add(Exprs.shifted(index.high(), -before));
            }
        }
        return replaced.isEmpty()
                ? assumption
                : new Assumption(
                        (Cond.Rel) new Substitution().apply(assumption.relation(), replaced),
                        universal,
                        ranges,
                        assumption.latex());
    }

    /** Whether the relation is between index letters alone, sizes and numbers aside. */
    public static boolean isOfIndices(List<Node> nodes, Scope scope) {
        return isCountable(nodes, scope)
                && nodes.stream().filter(Reading::isLetter).anyMatch(letter -> !isSize(letter, scope));
    }

    private static boolean isSize(Node letter, Scope scope) {
        Scope.Hit hit = scope.find(List.of(letter), 0);
        return hit != null && hit.declaration().kind() == Declaration.Kind.SIZE;
    }

    /** Whether the relation is between indices, sizes and numbers. */
    static boolean isCountable(List<Node> nodes, Scope scope) {
        for (Node node : nodes) {
            boolean sign = ConditionReader.relation(node) != null
                    || node instanceof Numeral
                    || Cursor.isSymbol(node, "+")
                    || Cursor.isSymbol(node, "-");
            if (sign) {
                continue;
            }
            if (!(node instanceof Symbol)
                    || !Reading.isLetter(node)
                    || Spelling.of(node).equals("e")) {
                return false;
            }
            Scope.Hit hit = scope.find(List.of(node), 0);
            Declaration.Kind kind =
                    hit == null ? Declaration.Kind.INDEX : hit.declaration().kind();
            if (kind != Declaration.Kind.INDEX && kind != Declaration.Kind.SIZE) {
                return false;
            }
        }
        return true;
    }
}
