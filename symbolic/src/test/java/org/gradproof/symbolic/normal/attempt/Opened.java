package org.gradproof.symbolic.normal.attempt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.Differences;
import org.gradproof.symbolic.normal.facts.Differences.Bound;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.IndexCase;
import org.gradproof.symbolic.normal.facts.Selection;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.PolynomialPort;
import org.gradproof.symbolic.normal.rewrite.Algebra;

/** Givens with their signs learned, no equation used, nothing known of which indices are equal: for tests of single rules. */
public record Opened(Givens givens, Facts facts, Algebra algebra, Normalizer normalizer) {
    /** The givens opened, every size at least one, every index in its range. */
    public static Opened of(Givens givens, PolynomialAlgebra algebra) {
        Map<Name, Idx> ranges = new HashMap<>();
        List<Bound> bounds = new ArrayList<>();
        for (Given given : givens.all()) {
            if (given instanceof Given.Index index) {
                Idx high = index.high() instanceof Sym size
                        ? Idx.of(size.name())
                        : Idx.of(((Num) index.high()).value().numerator().intValueExact());
                ranges.put(index.name(), high);
                bounds.add(Bound.atMost(Idx.of(1), Idx.of(index.name())));
                bounds.add(Bound.atMost(Idx.of(index.name()), high));
            }
        }
        IndexCase indexCase = new IndexCase(Map.of(), Set.of(), Set.of(), ranges, Differences.of(bounds), Set.of());
        Selection nothing = new Selection(Set.of(), List.of(), true, true);
        Facts facts = new Facts(givens, nothing, indexCase, new PolynomialPort(algebra));
        Normalizer normalizer = new Normalizer(facts, new Dependencies(givens));
        new Equations(normalizer, facts).learnSigns();
        return new Opened(givens, facts, normalizer.algebra(), normalizer);
    }

    /** The normal form. */
    public Poly normal(Expr expr) {
        return normalizer.normalize(expr);
    }
}
