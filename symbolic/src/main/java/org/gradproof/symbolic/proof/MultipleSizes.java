package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.jspecify.annotations.Nullable;

/**
 * A claim in which a range goes up to a multiple of a size, 2n, as the more general claim for any size m that is at
 * least n: what holds for all of these holds for 2n.
 */
final class MultipleSizes {
    private final Givens givens;
    private final Map<Expr, Sym> names = new LinkedHashMap<>();

    private MultipleSizes(Givens givens) {
        this.givens = givens;
    }

    /** The claim with a new size for each multiple that is the end of a range, or null if there is none. */
    static @Nullable Claim general(Claim claim) {
        MultipleSizes multiples = new MultipleSizes(claim.givens());
        multiples.collect(claim.left());
        multiples.collect(claim.right());
        return multiples.names.isEmpty() ? null : multiples.replaced(claim);
    }

    private void collect(Expr expr) {
        if (expr instanceof Binder binder) {
            for (Expr end : List.of(binder.low(), binder.high())) {
                List<Expr> terms = end instanceof Expr.Add add ? add.terms() : List.of(end);
                terms.stream().filter(this::isMultiple).forEach(this::name);
            }
        }
        Parts.of(expr).forEach(this::collect);
    }

    private boolean isMultiple(Expr expr) {
        return expr instanceof Expr.Mul mul
                && mul.factors().size() == 2
                && mul.factors().get(0) instanceof Expr.Num number
                && number.value().isInteger()
                && number.value().compareTo(Rational.ONE) > 0
                && mul.factors().get(1) instanceof Sym sym
                && givens.find(sym.name()) instanceof Given.Size;
    }

    private void name(Expr multiple) {
        names.computeIfAbsent(multiple, m -> new Sym(Name.of("{" + m + "}")));
    }

    private Claim replaced(Claim claim) {
        List<Given> all = new ArrayList<>();
        claim.givens().all().forEach(g -> all.add(replaced(g)));
        names.forEach((multiple, name) -> {
            Expr size = ((Expr.Mul) multiple).factors().get(1);
            all.add(new Given.Size(name.name(), ""));
            all.add(new Given.Assumption(new Cond.Rel(name, Relation.GE, size), List.of(), List.of(), ""));
        });
        return new Claim(new Givens(all), replaced(claim.left()), claim.relation(), replaced(claim.right()));
    }

    private Given replaced(Given given) {
        return given instanceof Given.Family family
                ? new Given.Family(
                        family.name(),
                        family.ranges().stream().map(this::replaced).toList(),
                        family.domain(),
                        family.simplex(),
                        family.latex())
                : given;
    }

    private Expr replaced(Expr expr) {
        Sym name = names.get(expr);
        return name != null ? name : Substitution.map(expr, this::replaced, this::replaced);
    }

    private Cond replaced(Cond cond) {
        return Substitution.map(cond, this::replaced, this::replaced);
    }
}
