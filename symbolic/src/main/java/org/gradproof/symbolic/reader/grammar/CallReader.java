package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Spelling;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Dependence;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Match;
import org.gradproof.symbolic.reader.scope.OwnValue;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Functions at their arguments: declared ones, unspecified ones, definitions that are a name and a function. */
final class CallReader {
    private final Expressions in;

    CallReader(Expressions in) {
        this.in = in;
    }

    /**
     * {@code L(w)} and {@code L} where {@code L(w)} is defined and w declared: the function's value at w where w is
     * bound or a prime stands on the name; null where it is the name's own.
     */
    @Nullable
    Expr ownValue(Cursor cursor, Scope.Hit hit, Node node) {
        List<Node> spelling = hit.declaration().patterns().get(0).nodes();
        Declaration function =
                in.reading.scope().find(Objects.requireNonNull(hit.declaration().twin()));
        if (function == null || !(spelling.get(spelling.size() - 1) instanceof Bracket own)) {
            return null;
        }
        boolean shortened = hit.match().consumed() < spelling.size();
        int behind = cursor.position() + hit.match().consumed();
        if (shortened && behind < cursor.nodes().size() && cursor.nodes().get(behind) instanceof Bracket) {
            NameReader.refuseInverse(hit.match().power(), node.span(), Cursor.quote(node));
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
        Expr call = new Call(function.name(), in.names.slots(hit, node), arguments(own, arity, node), orders);
        return in.names.value(
                in.reading.at(call, node.span()),
                hit.match().primes() - primes,
                hit.match().power(),
                node);
    }

    /** {@code KL(q, p)} where {@code KL(p, q)} is defined, of vectors; null where nothing of that kind stands here. */
    @Nullable
    Expr instance(Cursor cursor, Scope.Hit hit, Node node) {
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

    /** {@code H(q)} where both {@code H(p)} and {@code H(p, q)} are defined, of vectors; null where none of them fits. */
    @Nullable
    Expr overloaded(Cursor cursor, Node node) {
        Node next = cursor.peek(1);
        if (!(next instanceof Bracket given)) {
            return null;
        }
        int arity = Pattern.splitAtCommas(given.body()).size();
        List<Declaration> fitting = new ArrayList<>();
        for (Declaration declaration : in.reading.scope().alike(node)) {
            List<Node> spelling = declaration.patterns().get(0).nodes();
            boolean fits = declaration.kind() == Declaration.Kind.DEFINITION
                    && declaration.arity() == 0
                    && spelling.size() == 2
                    && Spelling.of(spelling.get(0)).equals(Spelling.of(node))
                    && spelling.get(1) instanceof Bracket own
                    && Pattern.splitAtCommas(own.body()).size() == arity;
            if (fits) {
                fitting.add(declaration);
            }
        }
        if (fitting.size() != 1
                || !(fitting.get(0).given().get() instanceof Given.Definition definition)
                || !(fitting.get(0).patterns().get(0).nodes().get(1) instanceof Bracket own)) {
            return null;
        }
        Expr value = Instance.of(in, definition, own, given);
        if (value != null) {
            cursor.skip(2);
            in.reading.at(value, node.span());
        }
        return value;
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

    Expr call(Cursor cursor, Scope.Hit hit, Node node) {
        Match match = hit.match();
        if (!hit.declaration().field().isEmpty()) {
            return in.names.value(atPoint(hit.declaration(), node), match.primes(), match.power(), node);
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
        NameReader.refuseInverse(match.power(), node.span(), Cursor.quote(node));
        cursor.next();
        List<Expr> arguments = arguments(bracket, arity, node);
        List<Integer> partial = partial(match.power(), arity);
        List<Integer> orders =
                !partial.isEmpty() ? partial : arity == 1 ? List.of(match.primes()) : Collections.nCopies(arity, 0);
        List<Expr> slots = in.names.slots(hit, node);
        Expr value = in.reading.at(new Call(hit.declaration().name(), slots, arguments, orders), node.span());
        if (partial.isEmpty()) {
            value = in.factors.power(value, match.power(), node.span(), false);
        }
        return next instanceof Scripted scripted ? outerPower(value, scripted) : value;
    }

    /** {@code F(\mathbf{h})}, and F alone where it is differentiated by an entry of {@code \mathbf{h}}. */
    Expr field(Cursor cursor, Scope.Hit hit, Node node) {
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
                in.reading, hit.declaration(), in.names.slots(hit, node), index -> new Sym(vector, List.of(index)), node.span());
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
}
