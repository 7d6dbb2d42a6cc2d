package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Numeral;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Styled;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Match;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Names in formulas: bound letters and declared names, components. */
final class NameReader {
    private final Expressions in;

    NameReader(Expressions in) {
        this.in = in;
    }

    /** The name that stands at the cursor, with its power; null if none does. */
    @Nullable
    Expr read(Cursor cursor) {
        Node node = cursor.peek();
        if (node == null) {
            return null;
        }
        Reading.Bound bound = bound(cursor, node);
        Scope.Hit hit = in.reading.scope().find(cursor.nodes(), cursor.position());
        if (bound != null) {
            cursor.next();
            return value(bound.local().symbol(), bound.primes(), bound.power(), node);
        } else if (hit != null) {
            return declared(cursor, hit);
        }
        Expr ofSquare = ofSquare(cursor, node);
        if (ofSquare != null) {
            return ofSquare;
        }
        Expr overloaded = in.calls.overloaded(cursor, node);
        return overloaded != null ? overloaded : undeclaredIndex(cursor, node);
    }

    /** The bound letter at the cursor, where no declared name there takes more; or null. */
    Reading.@Nullable Bound bound(Cursor cursor, Node node) {
        Reading.Bound bound = in.reading.bound(node);
        if (bound == null) {
            return null;
        }
        Scope.Hit hit = in.reading.scope().find(cursor.nodes(), cursor.position());
        return hit != null && isLonger(hit.match(), bound) ? null : bound;
    }

    private static boolean isLonger(Match match, Reading.Bound bound) {
        return match.consumed() > 1
                || match.primes() < bound.primes()
                || (match.primes() == bound.primes()
                        && match.power().isEmpty()
                        && !bound.power().isEmpty());
    }

    /** {@code \sigma^4} and {@code \sigma} where {@code \sigma^2} is declared as a positive scalar and its root is not. */
    private @Nullable Expr ofSquare(Cursor cursor, Node node) {
        Node base = node instanceof Scripted scripted ? scripted.base() : node;
        List<Node> sub = node instanceof Scripted scripted ? scripted.sub() : List.of();
        List<Node> power = node instanceof Scripted scripted ? scripted.sup() : List.of();
        boolean primed = node instanceof Scripted scripted && scripted.primes() > 0;
        if (primed || !(base instanceof Styled || Reading.isLetter(base))) {
            return null;
        }
        Node square = new Scripted(base, sub, List.of(new Numeral("2", node.span())), 0, node.span());
        Scope.Hit hit = in.reading.scope().find(List.of(square), 0);
        if (hit == null
                || hit.bare()
                || !hit.match().power().isEmpty()
                || !(hit.declaration().given().get() instanceof Given.Scalar scalar)
                || !isPositive(scalar.domain())) {
            return null;
        }
        cursor.next();
        Expr value = in.reading.at(new Sym(scalar.name(), List.of()), node.span());
        if (power.size() == 1
                && power.get(0) instanceof Numeral number
                && number.digits().matches("[0-9]{1,3}")) {
            int exponent = Integer.parseInt(number.digits());
            return exponent % 2 == 0
                    ? new Expr.Pow(value, Exprs.num(exponent / 2))
                    : new Expr.Pow(new Expr.Fn(Function.SQRT, value), Exprs.num(exponent));
        }
        return in.factors.power(new Expr.Fn(Function.SQRT, value), power, node.span(), false);
    }

    private static boolean isPositive(Domain domain) {
        return domain instanceof Domain.Interval interval
                && interval.low() != null
                && (interval.low().signum() > 0 || (interval.low().signum() == 0 && interval.lowOpen()));
    }

    /** A letter that is an index elsewhere, and here stands for its number. */
    private @Nullable Expr undeclaredIndex(Cursor cursor, Node node) {
        Node letter = node instanceof Scripted scripted && scripted.sub().isEmpty() && scripted.primes() == 0
                ? scripted.base()
                : node;
        boolean known = in.reading.knownImplicit(Spelling.of(letter)) != null
                || (in.reading.allowsImplicit() && in.reading.isIndexLetter(letter));
        if (!known || !Reading.isLetter(letter)) {
            return null;
        }
        cursor.next();
        List<Node> power = node instanceof Scripted scripted ? scripted.sup() : List.of();
        return value(in.reading.implicit(letter).symbol(), 0, power, node);
    }

    Expr value(Expr value, int primes, List<Node> power, Node node) {
        if (primes > 0) {
            throw Reading.undeclared(node);
        }
        return in.factors.power(value, power, node.span(), false);
    }

    private Expr declared(Cursor cursor, Scope.Hit hit) {
        Declaration declaration = hit.declaration();
        Match match = hit.match();
        Node node = cursor.nodes().get(cursor.position());
        refuseBoundLetter(declaration, node);
        if (declaration.isOwnValue()) {
            Expr value = in.calls.ownValue(cursor, hit, node);
            if (value != null) {
                return value;
            }
        }
        Expr instance = in.calls.instance(cursor, hit, node);
        if (instance != null) {
            return instance;
        }
        if (hit.bare()) {
            throw new LatexException(
                    node.span(),
                    "vector-as-scalar",
                    Cursor.quote(node) + " is a vector or a matrix; expected one of its components, as "
                            + declaration.name().lettered());
        }
        sayWord(cursor.nodes().subList(cursor.position(), cursor.position() + match.consumed()), hit);
        cursor.skip(match.consumed());
        switch (declaration.kind()) {
            case SET ->
                throw new LatexException(
                        node.span(), "set-as-scalar", Cursor.quote(node) + " is a set of indices; expected a number");
            case RANDOM ->
                throw new LatexException(
                        node.span(),
                        "random-variable-outside-expectation",
                        Cursor.quote(node) + " is a random variable; expected it within \\mathbb{E}[…]");
            default -> {
                // A number: read below.
            }
        }
        if (declaration.kind() == Declaration.Kind.FIELD) {
            return in.calls.field(cursor, hit, node);
        } else if (declaration.isFunction()) {
            return in.calls.call(cursor, hit, node);
        }
        if (Cursor.isSymbol(node instanceof Scripted scripted ? scripted.base() : node, "\\pi")
                && slots(hit, node).isEmpty()) {
            in.reading.warn(node.span(), "\"\\pi\" is read as the name that a given declares, not as 3.14…");
        }
        Sym symbol = new Sym(declaration.name(), slots(hit, node));
        if (!declaration.name().predecessor().isEmpty()) {
            return value(in.reading.at(Exprs.shifted(symbol, -1), node.span()), match.primes(), match.power(), node);
        }
        return value(in.reading.at(symbol, node.span()), match.primes(), match.power(), node);
    }

    /** {@code \\sum_i x_i} where x_i is declared as one number: what the sum runs over would change nothing. */
    private void refuseBoundLetter(Declaration declaration, Node node) {
        for (Node part : declaration.patterns().get(0).nodes()) {
            List<Node> scripts = new ArrayList<>();
            if (part instanceof Scripted scripted) {
                scripts.addAll(scripted.sub());
                scripts.addAll(scripted.sup());
            }
            for (Node letter : scripts) {
                if (in.reading.local(Spelling.of(letter)) instanceof Local.Index) {
                    throw new LatexException(
                            node.span(),
                            "index-in-name",
                            Cursor.quote(node) + " is declared as one name, and " + Cursor.quote(letter)
                                    + " is an index here; expected a given that declares "
                                    + Cursor.quote(letter).replace("\"", "") + " as an index, as "
                                    + Spelling.of(letter) + " \\in \\{1, \\ldots, n\\}");
                }
            }
        }
    }

    /** Letters that are declared one by one too could be meant as a product. */
    private void sayWord(List<Node> nodes, Scope.Hit hit) {
        List<Node> letters = nodes.stream().filter(Reading::isLetter).toList();
        boolean word = nodes.size() > 1 && Reading.isLetter(nodes.get(0)) && !(nodes.get(1) instanceof Bracket);
        if (word && letters.stream().allMatch(letter -> in.reading.scope().declares(letter))) {
            in.reading.warn(
                    nodes.get(0).span(),
                    Cursor.quote(nodes) + " is read as the one name \""
                            + hit.declaration().name().spelling() + "\", not as a product");
        }
    }

    /** The indices in the slots of a name. */
    List<Expr> slots(Scope.Hit hit, Node node) {
        // Read even where no index asks for its range, so that a circle of definitions is met.
        List<Expr> ranges = Declaration.ranges(hit.declaration().given().get());
        if (hit.match().slots().isEmpty()) {
            return List.of();
        }
        List<Expr> entries = new ArrayList<>();
        for (int i = 0; i < Math.min(ranges.size(), hit.match().slots().size()); i++) {
            entries.add(in.indices.read(
                    hit.match().slots().get(i),
                    node.span(),
                    ranges.get(i),
                    hit.declaration().name().shiftAt(i)));
        }
        return entries;
    }

    static void refuseInverse(List<Node> power, Span place, String quoted) {
        if (Spelling.of(power).equals("-1")) {
            throw new LatexException(
                    place,
                    "inverse-function",
                    quoted + " to the power -1 may be an inverse function or a reciprocal; expected \\frac{1}{…}");
        }
    }

    /** The size of the declared set of indices that the nodes name, or null. */
    @Nullable
    Expr sizeOfSet(List<Node> nodes) {
        if (nodes.isEmpty()) {
            return null;
        }
        Scope.Hit hit = in.reading.scope().find(nodes, 0);
        if (hit == null
                || hit.declaration().kind() != Declaration.Kind.SET
                || hit.match().consumed() != nodes.size()) {
            return null;
        }
        return hit.declaration().given().get() instanceof Given.IndexSet set ? new Sym(set.size()) : null;
    }
}
