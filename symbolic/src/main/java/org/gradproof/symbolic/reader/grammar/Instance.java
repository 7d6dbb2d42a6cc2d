package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Bracket;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Dependence;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/** The value at other vectors of what is defined for declared ones: {@code KL(q, p)} where {@code KL(p, q)} is defined. */
final class Instance {
    private final Reading reading;
    private final Given.Definition definition;
    private final Span around;
    private final Map<Name, Name> vectors = new HashMap<>();
    private final Map<Name, Expr> numbers = new HashMap<>();

    private Instance(Reading reading, Given.Definition definition, Span around) {
        this.reading = reading;
        this.definition = definition;
        this.around = around;
    }

    /**
     * The definition's right side with other arguments; null where what stands behind its name are none.
     *
     * @param own the arguments that it is defined for
     * @param given those that it has here
     */
    static @Nullable Expr of(Expressions in, Given.Definition definition, Bracket own, Bracket given) {
        List<List<Node>> names = Pattern.splitAtCommas(own.body());
        List<List<Node>> arguments = Pattern.splitAtCommas(given.body());
        if (!definition.ranges().isEmpty()) {
            return null;
        } else if (names.size() != arguments.size()) {
            Scope.Hit only =
                    arguments.get(0).isEmpty() ? null : in.reading.scope().find(arguments.get(0), 0);
            if (arguments.size() > 1 || (only != null && only.bare())) {
                throw new LatexException(
                        given.span(),
                        "wrong-arity",
                        "\"" + definition.latex() + "\" has " + names.size() + " arguments, and here stand "
                                + arguments.size() + "; expected as many");
            }
            return null;
        }
        Instance instance = new Instance(in.reading, definition, given.span());
        for (int i = 0; i < names.size(); i++) {
            instance.put(in, names.get(i), arguments.get(i));
        }
        instance.refuseOtherWays();
        return instance.of(definition.body(), Map.of());
    }

    private void put(Expressions in, List<Node> name, List<Node> argument) {
        Scope.Hit own = reading.scope().find(name, 0);
        if (own == null || !own.bare()) {
            Name number = own == null ? null : own.declaration().name();
            if (number != null) {
                numbers.put(number, in.read(argument, around));
            }
            return;
        }
        Scope.Hit other = argument.isEmpty() ? null : reading.scope().find(argument, 0);
        boolean vector = other != null
                && other.bare()
                && other.match().consumed() == argument.size()
                && other.match().primes() == 0
                && other.match().power().isEmpty()
                && !other.declaration().isFunction();
        if (other == null || !vector || !ranges(own.declaration()).equals(ranges(other.declaration()))) {
            throw new LatexException(
                    around,
                    "vector-as-scalar",
                    "\"" + definition.latex() + "\" takes a vector like " + Cursor.quote(name) + ", and "
                            + Cursor.quote(argument) + " is none that a given declares; expected one of the same size");
        }
        vectors.put(own.declaration().name(), other.declaration().name());
    }

    private static List<Expr> ranges(Declaration declaration) {
        return Declaration.ranges(declaration.given().get());
    }

    /** An argument may not hide in another name on the right, where nothing would be put for it. */
    private void refuseOtherWays() {
        Set<Name> direct = Dependence.direct(List.of(definition.body()));
        List<Expr> others = new ArrayList<>();
        direct.stream()
                .filter(name -> !vectors.containsKey(name) && !numbers.containsKey(name))
                .forEach(name -> others.add(new Sym(name)));
        Set<Name> hidden = new HashSet<>(Dependence.unfolded(others, reading.scope()));
        for (Name name : hidden) {
            if (vectors.containsKey(name) || numbers.containsKey(name)) {
                throw new LatexException(
                        around,
                        "hidden-dependence",
                        "\"" + definition.latex() + "\" has \"" + name.spelling() + "\" also within a name on its right"
                                + " side, so that its value at other arguments is not clear; expected that written out");
            }
        }
    }

    private Expr of(Expr expr, Map<Name, Expr> bound) {
        if (expr instanceof Sym symbol) {
            return symbol(symbol, bound);
        } else if (expr instanceof Binder binder) {
            Sym variable = reading.fresh(binder.variable().name().spelling());
            Map<Name, Expr> inner = with(bound, binder.variable(), variable);
            return new Binder(
                    binder.kind(),
                    variable,
                    of(binder.low(), bound),
                    of(binder.high(), bound),
                    of(binder.filter(), inner),
                    of(binder.body(), inner));
        } else if (expr instanceof Integral integral) {
            Sym variable = reading.fresh(integral.variable().name().spelling());
            return new Integral(
                    variable,
                    of(integral.low(), bound),
                    of(integral.high(), bound),
                    of(integral.body(), with(bound, integral.variable(), variable)));
        } else if (expr instanceof Deriv deriv) {
            return derivative(deriv, bound);
        }
        return Substitution.map(expr, part -> of(part, bound), cond -> of(cond, bound));
    }

    private Expr derivative(Deriv deriv, Map<Name, Expr> bound) {
        if (!(of(deriv.variable(), bound) instanceof Sym variable)) {
            throw new LatexException(
                    around,
                    "not-a-variable",
                    "\"" + definition.latex() + "\" differentiates by \""
                            + deriv.variable().name().spelling() + "\", so that only a name can stand for it");
        }
        return new Deriv(of(deriv.body(), bound), variable);
    }

    private Cond of(Cond cond, Map<Name, Expr> bound) {
        return Substitution.map(cond, part -> of(part, bound), inner -> of(inner, bound));
    }

    private Expr symbol(Sym symbol, Map<Name, Expr> bound) {
        Expr value = bound.getOrDefault(symbol.name(), numbers.get(symbol.name()));
        if (value != null && symbol.indices().isEmpty()) {
            return value;
        }
        Name name = vectors.getOrDefault(symbol.name(), symbol.name());
        return new Sym(
                name, symbol.indices().stream().map(index -> of(index, bound)).toList());
    }

    private static Map<Name, Expr> with(Map<Name, Expr> bound, Sym from, Sym to) {
        Map<Name, Expr> inner = new HashMap<>(bound);
        inner.put(from.name(), to);
        return inner;
    }
}
