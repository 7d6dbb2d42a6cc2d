package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Differences.Bound;
import org.gradproof.symbolic.normal.poly.Idx;
import org.jspecify.annotations.Nullable;

/** What a claim itself says of indices: the numbers and sizes it uses as such, and where its components exist. */
final class IndexPoints {
    private static final int MAX_LEFT_OUT = 5;

    private final Givens givens;
    private final Set<Integer> numbers = new LinkedHashSet<>();
    private final Set<Name> sizes = new LinkedHashSet<>();
    private final List<Bound> bounds = new ArrayList<>();
    private final Set<Name> unfolded = new HashSet<>();

    /**
     * Reads the points of the sides and of the bodies of the definitions in play.
     *
     * @param sides what is claimed to be related
     */
    IndexPoints(Givens givens, List<Expr> sides, List<Expr> definitions) {
        this.givens = givens;
        sides.forEach(this::visit);
        definitions.forEach(this::visit);
        sides.forEach(side -> existing(side, true));
    }

    /** The numbers that an index could be equal to. */
    Set<Integer> numbers() {
        return numbers;
    }

    /** The sizes that an index could be equal to. */
    Set<Name> sizes() {
        return sizes;
    }

    /** Within which range the components of the sides exist: nothing is claimed where one does not. */
    List<Bound> bounds() {
        return bounds;
    }

    @Nullable
    Idx term(Expr expr) {
        return IndexRelations.term(expr, givens);
    }

    private Expr visit(Expr expr) {
        if (expr instanceof Expr.Sym sym) {
            sym.indices().forEach(this::note);
        } else if (expr instanceof Expr.Call call) {
            call.indices().forEach(this::note);
        } else if (expr instanceof Expr.Binder binder && binder.low() instanceof Expr.Num && lowest(binder) > 1) {
            for (int left = 1; left < Math.min(lowest(binder), MAX_LEFT_OUT); left++) {
                numbers.add(left);
            }
        }
        return Substitution.map(expr, this::visit, this::visit);
    }

    private int lowest(Expr.Binder binder) {
        Idx low = term(binder.low());
        return low == null ? 1 : low.offset();
    }

    private Cond visit(Cond cond) {
        if (cond instanceof Cond.Rel rel) {
            note(rel.left());
            note(rel.right());
        }
        return Substitution.map(cond, this::visit, this::visit);
    }

    private void note(Expr index) {
        Idx term = term(index);
        if (term == null) {
            return;
        }
        Name base = term.base();
        if (base == null) {
            numbers.add(term.offset());
        } else if (term.offset() == 0 && givens.find(base) instanceof Given.Size) {
            sizes.add(base);
        }
    }

    /**
     * Notes that a component's index lies within the component's range. Only of components that stand in every
     * value of the side: not of a branch that may not be taken, nor of a sum that may be empty; and not of those
     * in the definition of a name by which is differentiated, as it stands for a variable there.
     */
    private Expr existing(Expr expr, boolean unfolds) {
        if (expr instanceof Expr.Cases) {
            return expr;
        }
        if (expr instanceof Expr.Binder binder
                && !(binder.filter() instanceof Cond.True
                        && binder.low().equals(Exprs.ONE)
                        && binder.high() instanceof Expr.Sym)) {
            return expr;
        }
        if (expr instanceof Expr.Sym sym) {
            exists(sym.indices(), ranges(sym.name()));
            Given.Definition definition = givens.definition(sym.name());
            if (unfolds && definition != null && definition.parameters().isEmpty() && unfolded.add(sym.name())) {
                existing(definition.body(), true);
            }
        } else if (expr instanceof Expr.Call call) {
            exists(call.indices(), ranges(call.function()));
        }
        boolean inner = unfolds && !(expr instanceof Expr.Deriv);
        return Substitution.map(expr, e -> existing(e, inner), c -> c);
    }

    private List<Expr> ranges(Name name) {
        Given given = givens.find(name);
        if (given instanceof Given.Family family) {
            return family.ranges();
        } else if (given instanceof Given.Definition definition) {
            return definition.ranges();
        }
        return given instanceof Given.SmoothFunction function ? function.ranges() : List.of();
    }

    private void exists(List<Expr> indices, List<Expr> ranges) {
        for (int i = 0; i < Math.min(indices.size(), ranges.size()); i++) {
            Idx index = term(indices.get(i));
            Idx range = term(ranges.get(i));
            if (index != null) {
                bounds.add(Bound.atMost(Idx.of(1), index));
                if (range != null) {
                    bounds.add(Bound.atMost(index, range));
                }
            }
        }
    }
}
