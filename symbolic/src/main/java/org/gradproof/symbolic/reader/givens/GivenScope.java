package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.latex.Node;
import org.gradproof.symbolic.latex.Node.Scripted;
import org.gradproof.symbolic.latex.Node.Slot;
import org.gradproof.symbolic.latex.Tree;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Dependence;
import org.gradproof.symbolic.reader.scope.Pattern;
import org.gradproof.symbolic.reader.scope.Scope;
import org.jspecify.annotations.Nullable;

/** The names that givens declare which were read before. */
public final class GivenScope {
    private GivenScope() {}

    public static Scope of(Givens givens) {
        List<Declaration> declarations = new ArrayList<>();
        for (Given given : givens.all()) {
            if (given instanceof Given.Scalar g) {
                add(declarations, g.name(), Declaration.Kind.SCALAR, 0, given);
            } else if (given instanceof Given.Size g) {
                add(declarations, g.name(), Declaration.Kind.SIZE, 0, given);
            } else if (given instanceof Given.Family g) {
                add(declarations, g.name(), Declaration.Kind.FAMILY, 0, given);
            } else if (given instanceof Given.Index g) {
                add(declarations, g.name(), Declaration.Kind.INDEX, 0, given);
            } else if (given instanceof Given.IndexSet g) {
                add(declarations, g.name(), Declaration.Kind.SET, 0, given);
            } else if (given instanceof Given.Definition g) {
                add(
                        declarations,
                        g.name(),
                        Declaration.Kind.DEFINITION,
                        g.parameters().size(),
                        given);
            } else if (given instanceof Given.SmoothFunction g) {
                add(declarations, g.name(), Declaration.Kind.FUNCTION, g.arity(), given);
            } else if (given instanceof Given.RandomVariable g) {
                g.names().forEach(name -> add(declarations, name, Declaration.Kind.RANDOM, 0, given));
            }
        }
        List<Given.Independence> independences = givens.all().stream()
                .filter(Given.Independence.class::isInstance)
                .map(Given.Independence.class::cast)
                .toList();
        List<Cond> facts = givens.assumptions().stream()
                .filter(assumption -> assumption.universal().isEmpty())
                .map(assumption -> (Cond) assumption.relation())
                .toList();
        return new Scope(declarations, new Scope.Facts(() -> independences, () -> facts));
    }

    private static void add(List<Declaration> all, Name name, Declaration.Kind kind, int arity, Given given) {
        List<Node> nodes = Tree.readSpelling(name.spelling());
        int slots = Declaration.ranges(given).size();
        Pattern pattern = new Pattern(nodes, slots);
        all.add(new Declaration(
                name, kind, List.of(pattern), bare(nodes, slots), arity, () -> given, null, field(nodes)));
    }

    /** The variable below {@code \\frac{dP}{d\\nu}}. */
    private static String field(List<Node> nodes) {
        return nodes.get(0) instanceof Node.Fraction fraction ? Declarer.field(fraction) : "";
    }

    /** A vector's or matrix's name without its indices, where these are all of its subscript. */
    private static @Nullable Pattern bare(List<Node> nodes, int slots) {
        int last = nodes.size() - 1;
        if (slots < 1 || slots > 2 || !(nodes.get(last) instanceof Scripted scripted)) {
            return null;
        }
        if (scripted.sub().size() != slots || !scripted.sub().stream().allMatch(Slot.class::isInstance)) {
            return null;
        }
        boolean plain = scripted.sup().isEmpty() && scripted.primes() == 0;
        Node base = plain
                ? scripted.base()
                : new Scripted(scripted.base(), List.of(), scripted.sup(), scripted.primes(), scripted.span());
        List<Node> name = new ArrayList<>(nodes.subList(0, last));
        name.add(base);
        return new Pattern(name, 0);
    }

    /** The largest number of a bound variable in the givens. */
    public static int lastBound(Givens givens) {
        int last = 0;
        for (Given given : givens.all()) {
            if (given instanceof Given.Definition definition) {
                last = Math.max(last, last(definition.body()));
                for (Expr.Sym variable : definition.indexParameters()) {
                    last = Math.max(last, variable.name().id());
                }
                for (Expr.Sym variable : definition.parameters()) {
                    last = Math.max(last, variable.name().id());
                }
            } else if (given instanceof Given.Assumption assumption) {
                for (Expr part : Parts.of(assumption.relation())) {
                    last = Math.max(last, last(part));
                }
            }
        }
        return last;
    }

    private static int last(Expr expr) {
        return Dependence.direct(List.of(expr)).stream()
                .mapToInt(Name::id)
                .max()
                .orElse(0);
    }
}
