package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
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
import org.gradproof.symbolic.reader.scope.Dependence;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Match;
import org.gradproof.symbolic.reader.scope.OwnValue;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Names in formulas: bound letters and declared names, components, calls. */
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
        return ofSquare != null ? ofSquare : undeclaredIndex(cursor, node);
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

    private Expr value(Expr value, int primes, List<Node> power, Node node) {
        if (primes > 0) {
            throw Reading.undeclared(node);
        }
        return in.factors.power(value, power, node.span(), false);
    }

    private Expr declared(Cursor cursor, Scope.Hit hit) {
        Declaration declaration = hit.declaration();
        Match match = hit.match();
        Node node = cursor.nodes().get(cursor.position());
        if (declaration.isOwnValue()) {
            Expr value = ownValue(cursor, hit, node);
            if (value != null) {
                return value;
            }
        }
        Expr instance = instance(cursor, hit, node);
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
            return field(cursor, hit, node);
        } else if (declaration.isFunction()) {
            return call(cursor, hit, node);
        }
        Sym symbol = new Sym(declaration.name(), slots(hit, node));
        if (!declaration.name().predecessor().isEmpty()) {
            return value(in.reading.at(Exprs.shifted(symbol, -1), node.span()), match.primes(), match.power(), node);
        }
        return value(in.reading.at(symbol, node.span()), match.primes(), match.power(), node);
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

    /**
     * {@code L(w)} and {@code L} where {@code L(w)} is defined and w declared: the function's value at w where w is
     * bound or a prime stands on the name; null where it is the name's own.
     */
    private @Nullable Expr ownValue(Cursor cursor, Scope.Hit hit, Node node) {
        List<Node> spelling = hit.declaration().patterns().get(0).nodes();
        Declaration function =
                in.reading.scope().find(Objects.requireNonNull(hit.declaration().twin()));
        if (function == null || !(spelling.get(spelling.size() - 1) instanceof Bracket own)) {
            return null;
        }
        boolean shortened = hit.match().consumed() < spelling.size();
        int behind = cursor.position() + hit.match().consumed();
        if (shortened && behind < cursor.nodes().size() && cursor.nodes().get(behind) instanceof Bracket) {
            in.reading.warn(
                    node.span(),
                    Cursor.quote(cursor.nodes().subList(cursor.position(), behind + 1)) + " is read as a product");
        }
        boolean bound = own.body().stream().anyMatch(letter -> in.reading.bound(letter) != null);
        int primes = shortened ? hit.match().primes() : 0;
        if (!bound && primes == 0) {
            return null;
        }
        refuseOtherWays(function, node);
        cursor.skip(hit.match().consumed());
        int arity = function.arity();
        refusePrimes(primes, arity, node);
        List<Integer> orders = arity == 1 ? List.of(primes) : Collections.nCopies(arity, 0);
        Expr call = new Call(function.name(), slots(hit, node), arguments(own, arity, node), orders);
        return value(
                in.reading.at(call, node.span()),
                hit.match().primes() - primes,
                hit.match().power(),
                node);
    }

    /** {@code KL(q, p)} where {@code KL(p, q)} is defined, of vectors; null where nothing of that kind stands here. */
    private @Nullable Expr instance(Cursor cursor, Scope.Hit hit, Node node) {
        Declaration declaration = hit.declaration();
        List<Node> spelling = declaration.patterns().get(0).nodes();
        int behind = cursor.position() + hit.match().consumed();
        Node next = behind < cursor.nodes().size() ? cursor.nodes().get(behind) : null;
        Node base = next instanceof Scripted scripted ? scripted.base() : next;
        if (declaration.kind() != Declaration.Kind.DEFINITION
                || declaration.isFunction()
                || declaration.isOwnValue()
                || hit.match().consumed() != spelling.size() - 1
                || hit.match().primes() > 0
                || !hit.match().power().isEmpty()
                || !(base instanceof Bracket given)
                || !(spelling.get(spelling.size() - 1) instanceof Bracket own)
                || !(declaration.given().get() instanceof Given.Definition definition)) {
            return null;
        }
        Expr value = Instance.of(in, definition, own, given);
        if (value == null) {
            return null;
        }
        cursor.skip(hit.match().consumed() + 1);
        in.reading.at(value, node.span());
        return next instanceof Scripted scripted ? outerPower(value, scripted) : value;
    }

    /** {@code \sigma(1 - y)} may be a product where {@code \sigma} stands for {@code \sigma(x)}. */
    private void sayValue(Cursor cursor, Declaration function, Node node) {
        Declaration value = function.twin() == null ? null : in.reading.scope().find(function.twin());
        if (value != null && OwnValue.of(value).isDoubtful(cursor.nodes(), cursor.position())) {
            in.reading.warn(
                    node.span(),
                    Cursor.quote(List.of(node, cursor.nodes().get(cursor.position())))
                            + " is read as a function's value");
        }
    }

    /** A function whose right side has its argument also within another name is not a function of that alone. */
    private void refuseOtherWays(Declaration function, Node node) {
        if (function.twin() == null || !(function.given().get() instanceof Given.Definition definition)) {
            return;
        }
        for (Name name : Dependence.unfolded(List.of(definition.body()), in.reading.scope())) {
            boolean own = definition.parameters().stream()
                    .anyMatch(parameter ->
                            !name.isBound() && parameter.name().spelling().equals(name.spelling()));
            if (own) {
                throw new LatexException(
                        node.span(),
                        "hidden-dependence",
                        "\"" + definition.latex() + "\" has \"" + name.spelling() + "\" also within a name on its right"
                                + " side, so that its value at other arguments is not clear; expected that name with"
                                + " its argument, as a function");
            }
        }
    }

    private static void refusePrimes(int primes, int arity, Node node) {
        if (primes > 0 && arity != 1) {
            throw new LatexException(
                    node.span(),
                    "ambiguous-derivative",
                    Cursor.quote(node) + " has a prime and " + arity
                            + " arguments; expected \\frac{\\partial}{\\partial …}");
        }
    }

    private Expr call(Cursor cursor, Scope.Hit hit, Node node) {
        Match match = hit.match();
        if (!hit.declaration().field().isEmpty()) {
            return value(atPoint(hit.declaration(), node), match.primes(), match.power(), node);
        }
        int arity = hit.declaration().arity();
        Node next = cursor.peek();
        Node base = next instanceof Scripted scripted ? scripted.base() : next;
        if (!(base instanceof Bracket bracket) || bracket.open().equals("|")) {
            throw new LatexException(
                    node.span(),
                    "missing-argument",
                    Cursor.quote(node) + " is a function; expected its arguments in brackets behind it");
        }
        refusePrimes(match.primes(), arity, node);
        refuseOtherWays(hit.declaration(), node);
        sayValue(cursor, hit.declaration(), node);
        refuseInverse(match.power(), node.span(), Cursor.quote(node));
        cursor.next();
        List<Expr> arguments = arguments(bracket, arity, node);
        List<Integer> partial = partial(match.power(), arity);
        List<Integer> orders =
                !partial.isEmpty() ? partial : arity == 1 ? List.of(match.primes()) : Collections.nCopies(arity, 0);
        List<Expr> slots = slots(hit, node);
        Expr value = in.reading.at(new Call(hit.declaration().name(), slots, arguments, orders), node.span());
        if (partial.isEmpty()) {
            value = in.factors.power(value, match.power(), node.span(), false);
        }
        return next instanceof Scripted scripted ? outerPower(value, scripted) : value;
    }

    /** {@code F(\mathbf{h})}, and F alone where it is differentiated by an entry of {@code \mathbf{h}}. */
    private Expr field(Cursor cursor, Scope.Hit hit, Node node) {
        Node next = cursor.peek();
        Node base = next instanceof Scripted scripted ? scripted.base() : next;
        Name point = in.reading.point();
        if (base instanceof Bracket bracket && !bracket.open().equals("|")) {
            point = Fields.vector(bracket.body(), in.reading.scope());
            cursor.next();
        }
        if (point == null || hit.match().primes() > 0 || !hit.match().power().isEmpty()) {
            throw Fields.needsVector(node);
        }
        Name vector = point;
        Fields.refuseSize(vector, hit.declaration(), in.reading.scope(), node);
        Expr value = Fields.at(
                in.reading, hit.declaration(), slots(hit, node), index -> new Sym(vector, List.of(index)), node.span());
        return next instanceof Scripted scripted && base instanceof Bracket ? outerPower(value, scripted) : value;
    }

    /** How often {@code f^{(1,0)}} is differentiated by each argument; empty if the power says nothing of that. */
    private static List<Integer> partial(List<Node> power, int arity) {
        if (arity < 2 || power.size() != 1 || !(power.get(0) instanceof Bracket bracket)) {
            return List.of();
        }
        List<Integer> orders = new ArrayList<>();
        for (List<Node> part : Pattern.splitAtCommas(bracket.body())) {
            String digits = Spelling.of(part);
            if (!digits.matches("[0-9]{1,2}")) {
                return List.of();
            }
            orders.add(Integer.parseInt(digits));
        }
        return orders.size() == arity && bracket.open().equals("(") ? orders : List.of();
    }

    /** A density within the integral over its variable. */
    private Expr atPoint(Declaration density, Node node) {
        if (!(in.reading.local(density.field()) instanceof Local.Real point) || density.arity() != 1) {
            throw new LatexException(
                    node.span(),
                    "density-outside-integral",
                    Cursor.quote(node) + " is a density at a point; expected it within \\int … d" + density.field());
        }
        return in.reading.at(new Call(density.name(), List.of(), List.of(point.symbol()), List.of(0)), node.span());
    }

    private Expr outerPower(Expr value, Scripted scripted) {
        if (!scripted.sub().isEmpty() || scripted.primes() > 0) {
            throw new LatexException(
                    scripted.span(), "unexpected-script", "a script stands on the arguments; expected a power at most");
        }
        return in.factors.power(value, scripted.sup(), scripted.span(), false);
    }

    static void refuseInverse(List<Node> power, Span place, String quoted) {
        if (Spelling.of(power).equals("-1")) {
            throw new LatexException(
                    place,
                    "inverse-function",
                    quoted + " to the power -1 may be an inverse function or a reciprocal; expected \\frac{1}{…}");
        }
    }

    private List<Expr> arguments(Bracket bracket, int arity, Node function) {
        List<List<Node>> parts = Pattern.splitAtCommas(bracket.body());
        if (parts.size() != arity) {
            throw new LatexException(
                    bracket.span(),
                    "wrong-arity",
                    Cursor.quote(function) + " has " + parts.size() + " arguments here; expected " + arity);
        }
        List<Expr> arguments = new ArrayList<>();
        for (List<Node> part : parts) {
            arguments.add(in.read(part, bracket.span()));
        }
        return arguments;
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
