package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.attempt.Attempt;
import org.gradproof.symbolic.normal.attempt.ClaimContext;
import org.gradproof.symbolic.normal.attempt.Inversion;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.IndexCase;
import org.gradproof.symbolic.normal.facts.Selection;
import org.gradproof.symbolic.normal.poly.PolynomialPort;
import org.gradproof.symbolic.normal.poly.Unsupported;

/**
 * Derives a result without the author's lines, and writes it in the givens' names: a logit z with
 * {@code d = \sigma(z)} is written {@code \log d - \log(1 - d)}, so that only d is left.
 */
final class Rederivation {
    private final Givens givens;
    private final PolynomialPort polynomials;

    Rederivation(Givens givens, PolynomialPort polynomials) {
        this.givens = givens;
        this.polynomials = polynomials;
    }

    /** The candidates, those written in defined names first; each must still be proved. */
    List<Expr> candidates(Expr expr) {
        List<Expr> results = new ArrayList<>();
        Attempt unfolding = attempt(givens);
        Expr carriedOut = unfolding.differentiated(expr);
        for (Definition definition : definitions()) {
            if (!definition.parameters().isEmpty()) {
                continue;
            }
            Inversion inversion = unfolding.inversion(definition);
            if (inversion != null) {
                folded(carriedOut, definition, inversion).ifPresent(results::add);
            }
        }
        simplified(givens, carriedOut).ifPresent(results::add);
        return results;
    }

    private Optional<Expr> folded(Expr carriedOut, Definition definition, Inversion inversion) {
        Given variable = givens.find(inversion.variable());
        if (variable == null) {
            return Optional.empty();
        }
        List<Given> changed = new ArrayList<>();
        Name total = new Name("total", Integer.MAX_VALUE - 7);
        for (Given given : givens.all()) {
            if (given.equals(definition)) {
                changed.add(declared(definition));
            } else if (given.equals(variable)) {
                changed.add(inverse(definition, inversion, total));
            } else {
                changed.add(given);
            }
        }
        if (inversion.softmax()) {
            changed.add(new Given.Scalar(total, Domain.POSITIVE, ""));
            Sym index = new Sym(new Name("j", Integer.MAX_VALUE - 8));
            Expr sum = new Binder(
                    Kind.SUM,
                    index,
                    Exprs.ONE,
                    definition.ranges().get(0),
                    new Cond.True(),
                    new Sym(definition.name(), List.of(index)));
            changed.add(new Given.Assumption(new Cond.Rel(sum, Relation.EQ, Exprs.ONE), List.of(), List.of(), ""));
        }
        return simplified(new Givens(changed), carriedOut)
                .filter(e -> !mentions(e, Set.of(total, inversion.variable())));
    }

    private static boolean mentions(Expr expr, Set<Name> names) {
        boolean[] found = new boolean[1];
        find(expr, names, found);
        return found[0];
    }

    /** The derivative of a model's output by its parameter stays as it is. */
    private static Expr find(Expr expr, Set<Name> names, boolean[] found) {
        if (expr instanceof Expr.Deriv) {
            return expr;
        }
        found[0] |= expr instanceof Sym sym && names.contains(sym.name());
        return Substitution.map(expr, e -> find(e, names, found), c -> c);
    }

    /** The defined name as a variable between 0 and 1. */
    private static Given declared(Definition definition) {
        Domain domain = new Domain.Interval(Rational.ZERO, true, Rational.ONE, true);
        return definition.indexParameters().isEmpty()
                ? new Given.Scalar(definition.name(), domain, "")
                : new Given.Family(definition.name(), definition.ranges(), domain, false, "");
    }

    /** The variable as defined by the name: {@code z = \log((e d - b) / (a - c d))}, or {@code \log d_i + \log S}. */
    private static Given inverse(Definition definition, Inversion inversion, Name total) {
        Sym d = new Sym(definition.name(), List.copyOf(definition.indexParameters()));
        Expr body;
        if (inversion.softmax()) {
            body = Exprs.add(Exprs.log(d), Exprs.log(new Sym(total)));
        } else {
            List<Rational> k = inversion.coefficients();
            Expr top = Exprs.sub(Exprs.mul(new Num(k.get(3)), d), new Num(k.get(1)));
            Expr bottom = Exprs.sub(new Num(k.get(0)), Exprs.mul(new Num(k.get(2)), d));
            body = Exprs.log(Exprs.div(top, bottom));
        }
        return new Definition(
                inversion.variable(), definition.indexParameters(), definition.ranges(), List.of(), body, "");
    }

    private Optional<Expr> simplified(Givens under, Expr expr) {
        try {
            List<String> taken = new ArrayList<>();
            under.all().forEach(g -> taken.add(spelling(g)));
            return Optional.ofNullable(attempt(under).simplified(expr, taken));
        } catch (Unsupported notExpressible) {
            return Optional.empty();
        }
    }

    private static String spelling(Given given) {
        if (given instanceof Given.Index index) {
            return index.name().spelling();
        } else if (given instanceof Given.Scalar scalar) {
            return scalar.name().spelling();
        } else if (given instanceof Given.Size size) {
            return size.name().spelling();
        } else if (given instanceof Definition definition) {
            return definition.name().spelling();
        } else if (given instanceof Given.Family family) {
            return family.name().spelling();
        }
        return "";
    }

    private List<Definition> definitions() {
        List<Definition> all = new ArrayList<>();
        givens.all().forEach(g -> {
            if (g instanceof Definition definition) {
                all.add(definition);
            }
        });
        return all;
    }

    private Attempt attempt(Givens under) {
        List<Fact> facts = new ArrayList<>();
        for (Given given : under.all()) {
            if (given instanceof Definition definition && !isModel(definition, under)) {
                facts.add(new Fact.Unfolding(definition, ""));
            } else if (Fact.isEquation(given) && !isAboutIndices(given, under)) {
                facts.add(new Fact.Equation(given));
            }
        }
        facts.add(new Fact.Expectation());
        Selection selection = Fact.select(facts, true);
        ClaimContext basis = new ClaimContext(under, new Dependencies(under), polynomials, List.of());
        return new Attempt(basis, selection, whole(under));
    }

    /** Whether the name stands for an unspecified function's value: it is left as it is. */
    private static boolean isModel(Definition definition, Givens under) {
        return definition.body() instanceof Expr.Call call
                && under.find(call.function()) instanceof Given.SmoothFunction;
    }

    private static boolean isAboutIndices(Given given, Givens under) {
        return given instanceof Given.Assumption assumption && IndexRelations.isAboutIndices(assumption, under);
    }

    /** No split: equal and unequal indices at once, told apart by deltas, but for what the givens say. */
    private static IndexCase whole(Givens under) {
        IndexRelations relations = new IndexRelations(under);
        relations.indices().forEach(index -> Setting.refuseLow(index, under));
        IndexPoints points = new IndexPoints(under, List.of(), List.of());
        return new IndexCases(relations, points, relations.indices()).unsplit();
    }
}
