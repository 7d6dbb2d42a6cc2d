package org.gradproof.symbolic.reader.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Span;
import org.gradproof.symbolic.reader.scope.Cursor;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Unspecified functions of a whole vector, {@code F : \\mathbb{R}^n \\to \\mathbb{R}}. Such a function is read as a sum
 * of unspecified functions of the entries, {@code F(h) = \\sum_j F_j(h_j)}.
 *
 * <p>That is sound for what depends on F by its value and its first derivatives at one point alone: for any F there is
 * such a sum with the same value and the same first derivatives there, and the sum is one of the F. It is for several
 * points too where no two of them share a coordinate, as is so for almost all values of vectors that are declared each
 * by itself and that no assumption speaks of. Anything else is refused: second derivatives, and values at points that hang on each other.
 */
public final class Fields {
    private Fields() {}

    /** The function at the vector with these entries. */
    public static Expr at(
            Reading reading, Declaration field, List<Expr> prefix, UnaryOperator<Expr> entry, Span place) {
        List<Expr> ranges = Declaration.ranges(field.given().get());
        Sym index = reading.fresh("j");
        List<Expr> indices = new ArrayList<>(prefix);
        indices.add(index);
        Call part = new Call(field.name(), indices, List.of(entry.apply(index)), List.of(0));
        Expr high = ranges.get(ranges.size() - 1);
        return reading.at(new Binder(Expr.Kind.SUM, index, Exprs.ONE, high, new Cond.True(), part), place);
    }

    /** The vector that the nodes name, by its bare name or as a family that is defined by its members; null if none. */
    public static @Nullable Name vector(List<Node> nodes, Scope scope) {
        if (nodes.isEmpty()) {
            return null;
        }
        Scope.Hit hit = scope.find(nodes, 0);
        boolean bare = hit != null && hit.bare() && hit.match().consumed() == nodes.size();
        if (hit == null && nodes.size() == 1) {
            Node first = new Node.Numeral("1", nodes.get(0).span());
            Node member = new Node.Scripted(
                    nodes.get(0), List.of(first), List.of(), 0, nodes.get(0).span());
            hit = scope.find(List.of(member), 0);
            bare = hit != null
                    && hit.match().slots().size() == 1
                    && hit.match().power().isEmpty();
        }
        boolean vector = bare
                && hit != null
                && hit.declaration().kind() != Declaration.Kind.FIELD
                && !hit.declaration().isFunction()
                && hit.declaration().name().shiftAt(0) == 0
                && Declaration.ranges(hit.declaration().given().get()).size() == 1;
        return vector && hit != null ? hit.declaration().name() : null;
    }

    /** Refuses a vector of another size than the function takes. */
    static void refuseSize(Name vector, Declaration field, Scope scope, Node node) {
        Declaration declaration = scope.find(vector);
        List<Expr> own = Declaration.ranges(field.given().get());
        List<Expr> given = declaration == null
                ? List.of()
                : Declaration.ranges(declaration.given().get());
        if (given.size() != 1 || !given.get(0).equals(own.get(own.size() - 1))) {
            throw new LatexException(
                    node.span(),
                    "shape-mismatch",
                    Cursor.quote(node) + " takes a vector of " + LatexWriter.write(own.get(own.size() - 1))
                            + " entries; this one has "
                            + (given.isEmpty() ? "none" : LatexWriter.write(given.get(0))));
        }
    }

    /** A function of a whole vector without one. */
    public static LatexException needsVector(Node node) {
        return new LatexException(
                node.span(),
                "missing-argument",
                Cursor.quote(node) + " is a function of a whole vector; expected one in brackets behind it, as"
                        + " F(\\mathbf{h}), or its derivative by an entry of one, \\frac{\\partial F}{\\partial h_j}");
    }

    /** Refuses the derivative of what holds a derivative of such a function. */
    public static void refuseSecond(Expr body, Scope scope, Span place) {
        if (new Search(scope).hasDerivative(body)) {
            throw new LatexException(
                    place,
                    "unsupported-derivative",
                    "second derivatives of a function of a whole vector are not known; expected first ones");
        }
    }

    private static final class Search {
        private final Scope scope;
        private final Set<Name> open = new HashSet<>();

        Search(Scope scope) {
            this.scope = scope;
        }

        boolean hasDerivative(Expr expr) {
            if (expr instanceof Deriv deriv && new Search(scope).hasField(deriv.body())) {
                return true;
            }
            return through(expr).stream().anyMatch(this::hasDerivative);
        }

        boolean hasField(Expr expr) {
            return (expr instanceof Call call && isField(scope, call.function()))
                    || through(expr).stream().anyMatch(this::hasField);
        }

        private List<Expr> through(Expr expr) {
            Name name = expr instanceof Sym sym ? sym.name() : expr instanceof Call call ? call.function() : null;
            Declaration declaration = name == null ? null : scope.find(name);
            List<Expr> parts = new ArrayList<>(Parts.of(expr));
            if (declaration != null
                    && declaration.kind() == Declaration.Kind.DEFINITION
                    && open.add(declaration.name())
                    && declaration.given().get() instanceof Given.Definition definition) {
                parts.add(definition.body());
            }
            return parts;
        }
    }

    private static boolean isField(Scope scope, Name name) {
        Declaration declaration = scope.find(name);
        return declaration != null && declaration.kind() == Declaration.Kind.FIELD;
    }

    /**
     * Refuses values at several points that could hang on each other, in expressions and what they are made of.
     *
     * @param claimed what is said of the functions
     * @param assumed what is assumed: it may tie vectors to each other that are declared each by itself
     */
    public static void refusePoints(List<Expr> claimed, List<Expr> assumed, Scope scope, Span place) {
        Map<Name, Set<Expr>> points = new LinkedHashMap<>();
        Search search = new Search(scope);
        List<Expr> open = new ArrayList<>(claimed);
        open.addAll(assumed);
        while (!open.isEmpty()) {
            Expr next = open.remove(open.size() - 1);
            if (next instanceof Call call && isField(scope, call.function())) {
                points.computeIfAbsent(call.function(), key -> new LinkedHashSet<>())
                        .add(point(call));
            }
            open.addAll(search.through(next));
        }
        Set<Name> tied = names(assumed, scope);
        points.forEach((name, found) -> {
            boolean plain =
                    found.stream().allMatch(point -> isPlain(point, scope) && !tied.contains(((Sym) point).name()));
            boolean single = found.size() == 1 && found.stream().noneMatch(point -> hasIndex(point, scope));
            if (!plain && !single) {
                throw new LatexException(
                        place,
                        "unsupported-function",
                        "the function \"" + name.spelling().replaceAll("_?\\{?#.*", "")
                                + "\" of a whole vector is taken at vectors that hang on each other; expected it at one vector, or at"
                                + " declared ones");
            }
        });
    }

    /** All names that the expressions are made of. */
    private static Set<Name> names(List<Expr> exprs, Scope scope) {
        Set<Name> names = new HashSet<>();
        Search search = new Search(scope);
        List<Expr> open = new ArrayList<>(exprs);
        while (!open.isEmpty()) {
            Expr next = open.remove(open.size() - 1);
            if (next instanceof Sym sym) {
                names.add(sym.name());
            }
            open.addAll(search.through(next));
        }
        return names;
    }

    /** The entry of the vector, its index put as a sign. */
    private static Expr point(Call call) {
        Expr index = call.indices().get(call.indices().size() - 1);
        Expr entry = call.arguments().get(0);
        return index instanceof Sym sym
                ? new Substitution().apply(entry, Map.of(sym.name(), new Sym(Name.of("#"))))
                : entry;
    }

    /** An entry of a declared vector, or of a member of a declared family of vectors. */
    private static boolean isPlain(Expr point, Scope scope) {
        Declaration declaration = point instanceof Sym sym ? scope.find(sym.name()) : null;
        return declaration != null
                && declaration.given().get() instanceof Given.Family family
                && !family.simplex()
                && family.domain() instanceof Domain.Interval;
    }

    /** Whether another index than that of the entry stands in it: then it is of several vectors. */
    private static boolean hasIndex(Expr point, Scope scope) {
        if (point instanceof Sym sym && sym.indices().isEmpty()) {
            Declaration declaration = scope.find(sym.name());
            boolean declared = declaration != null && declaration.kind() == Declaration.Kind.INDEX;
            return declared
                    || (declaration == null
                            && !sym.name().spelling().equals("#")
                            && !sym.name().isBound());
        } else if (point instanceof Binder binder) {
            // What it binds is its own.
            return hasIndex(binder.body(), scope) || hasIndex(binder.high(), scope);
        }
        return Parts.of(point).stream().anyMatch(part -> hasIndex(part, scope));
    }
}
