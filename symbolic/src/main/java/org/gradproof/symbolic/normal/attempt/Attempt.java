package org.gradproof.symbolic.normal.attempt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.certificate.Certificate;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given.Definition;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.calculus.Rule;
import org.gradproof.symbolic.normal.facts.Combination;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.IndexCase;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.facts.Requirement;
import org.gradproof.symbolic.normal.facts.Selection;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.order.ExprSigns;
import org.gradproof.symbolic.normal.order.Order;
import org.gradproof.symbolic.normal.order.ZeroTest;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.DivisionByZero;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.gradproof.symbolic.normal.rewrite.Signs;
import org.jspecify.annotations.Nullable;

/** One attempt at a proof: with some facts, in one case of the free indices. */
public final class Attempt {
    private static final int MAX_ORDERED = 6;

    private final Facts facts;
    private final Normalizer normalizer;
    private final Algebra algebra;
    private final Equations equations;
    private final List<Requirement> requirements;

    /** Prepares the attempt; {@link Unsupported} if a given cannot be expressed. */
    public Attempt(ClaimContext basis, Selection selection, IndexCase indexCase) {
        this.facts = new Facts(basis.givens(), selection, indexCase, basis.polynomials());
        this.requirements = basis.requirements();
        this.normalizer = new Normalizer(facts, basis.dependencies());
        this.algebra = normalizer.algebra();
        this.equations = new Equations(normalizer, facts);
        if (!selection.unfolded().containsAll(definitions(basis.givens()))) {
            algebra.signs().ask(name -> basis.signs(indexCase).bounds(name));
        }
        if (basis.requirements().stream().anyMatch(Requirement::guarded)) {
            algebra.signs().doubtDenominators();
        }
        equations.learnSigns();
        basis.requirements().stream().filter(r -> !r.guarded()).forEach(this::learn);
        equations.apply();
        normalizer.forget();
    }

    /** What is known of a defined name's value in all its components, by unfolding everything. */
    Signs.Bounds bounds(Definition definition) {
        try {
            Bindings scope = Bindings.EMPTY;
            for (int i = 0; i < definition.indexParameters().size(); i++) {
                Idx range = normalizer.index(definition.ranges().get(i), Bindings.EMPTY);
                if (range == null) {
                    return Signs.Bounds.NONE;
                }
                scope = scope.with(definition.indexParameters().get(i).name(), Idx.of(facts.fresh(range)));
            }
            Poly value = normalizer.normalize(definition.body(), scope);
            return new Signs.Bounds(sign(value), sign(Poly.ONE.minus(value)));
        } catch (Unsupported | DivisionByZero notExpressible) {
            return Signs.Bounds.NONE;
        }
    }

    private static Set<Name> definitions(Givens givens) {
        Set<Name> names = new LinkedHashSet<>();
        givens.all().forEach(g -> {
            if (g instanceof Definition definition) {
                names.add(definition.name());
            }
        });
        return names;
    }

    /** An attempt that unfolds everything and uses signs, but no equation. */
    public static Attempt unfolding(ClaimContext basis, IndexCase indexCase) {
        Selection all = new Selection(definitions(basis.givens()), List.of(), true, true);
        return new Attempt(basis, all, indexCase);
    }

    private void learn(Requirement requirement) {
        try {
            List<Name> universal = new ArrayList<>();
            Poly poly = normalizer.normalize(requirement.quantity(), scope(requirement.binders(), universal));
            if (poly.isZero()) {
                return;
            }
            Sign sign = switch (requirement.kind()) {
                case NONZERO -> Sign.NONZERO;
                case POSITIVE -> requirement.strict() ? Sign.POSITIVE : Sign.NONNEGATIVE;
                case NONNEGATIVE -> Sign.NONNEGATIVE;
            };
            algebra.signs().learn(poly, sign, universal);
        } catch (Unsupported | DivisionByZero notExpressible) {
            // A sign that is not known proves nothing.
        }
    }

    /** The binders' indices as fresh universal ones. */
    private Bindings scope(List<Binder> binders, List<Name> universal) {
        Bindings scope = Bindings.EMPTY;
        for (Binder binder : binders) {
            Idx range = normalizer.index(binder.high(), scope);
            if (range == null) {
                throw new Unsupported("the range of a sum");
            }
            Name fresh = facts.fresh(range);
            universal.add(fresh);
            scope = scope.with(binder.variable().name(), Idx.of(fresh));
        }
        return scope;
    }

    /** Whether the sides are equal; false also where that cannot be told. */
    public boolean equal(Expr left, Expr right) {
        Poly difference = difference(left, right);
        return difference != null && new ZeroTest(algebra, facts, equations.ideal()).isZero(difference);
    }

    private @Nullable Poly difference(Expr left, Expr right) {
        try {
            return normalizer.normalize(left).minus(normalizer.normalize(right));
        } catch (DivisionByZero definedNowhere) {
            return null;
        }
    }

    /**
     * The expression brought to normal form and written as an expression again, or null if it is defined
     * nowhere.
     *
     * @param taken letters that may not be used for bound indices
     */
    public @Nullable Expr simplified(Expr expr, List<String> taken) {
        try {
            Poly poly = normalizer.normalize(expr);
            Poly reduced = algebra.ring().poly(algebra.ring().together(poly));
            Poly best = poly.toString().length() <= reduced.toString().length() ? poly : reduced;
            return new Denormalizer(taken).write(best);
        } catch (DivisionByZero definedNowhere) {
            return null;
        }
    }

    /** The expression's derivatives carried out, definitions unfolded as far as that takes, nothing simplified. */
    public Expr differentiated(Expr expr) {
        return expr instanceof Expr.Deriv deriv
                ? normalizer.differentiator().derivative(deriv.body(), deriv.variable())
                : expr;
    }

    /** How a defined name depends on the exponential of a variable, so that the variable can be written in the name. */
    public @Nullable Inversion inversion(Definition definition) {
        try {
            Bindings scope = Bindings.EMPTY;
            List<Idx> own = new ArrayList<>();
            for (int i = 0; i < definition.indexParameters().size(); i++) {
                Idx range = normalizer.index(definition.ranges().get(i), Bindings.EMPTY);
                if (range == null) {
                    return null;
                }
                Idx fresh = Idx.of(facts.fresh(range));
                own.add(fresh);
                scope = scope.with(definition.indexParameters().get(i).name(), fresh);
            }
            return Inversion.of(algebra.ring().together(normalizer.normalize(definition.body(), scope)), own);
        } catch (Unsupported | DivisionByZero notExpressible) {
            return null;
        }
    }

    /** The size and the number that a comparison of the difference depends on ({@code n = 1}), or null. */
    public Map.@Nullable Entry<Name, Integer> sizeQuestion(Expr left, Expr right) {
        Poly difference = difference(left, right);
        if (difference == null) {
            return null;
        }
        for (Atom atom : difference.atoms()) {
            if (atom instanceof Atom.Guard guard
                    && guard.test == Atom.Guard.Test.EQ
                    && guard.left.base() != null
                    && guard.left.offset() == 0
                    && guard.right.isNumber()
                    && facts.givens().find(guard.left.base()) instanceof org.gradproof.symbolic.given.Given.Size) {
                return Map.entry(guard.left.base(), guard.right.offset());
            }
        }
        return null;
    }

    /** The sign of an expression. */
    Sign sign(Expr expr, List<Binder> binders) {
        try {
            Poly poly = normalizer.normalize(expr, scope(binders, new ArrayList<>()));
            return sign(poly);
        } catch (DivisionByZero definedNowhere) {
            return Sign.UNKNOWN;
        }
    }

    private Sign structural(Expr expr, List<Binder> binders) {
        return new ExprSigns(this::sign, facts.givens()).sign(expr, binders);
    }

    private Sign sign(Poly poly) {
        Sign direct = algebra.signs().sign(poly);
        if (direct.isNonzero()) {
            return direct;
        }
        return algebra.signs().sign(algebra.ring().together(poly));
    }

    /** Whether an inequality (or {@code \neq}) holds by the signs of products, sums and even powers. */
    public boolean related(Expr left, Relation relation, Expr right) {
        try {
            Sign sign = structural(Exprs.sub(left, right), List.of());
            if (!decides(sign, relation)) {
                learnDenominators();
                sign = sign(normalizer.normalize(left).minus(normalizer.normalize(right)));
            }
            return decides(sign, relation) || ordered(left, relation, right);
        } catch (DivisionByZero definedNowhere) {
            return false;
        }
    }

    /** Of sums that are not zero where the sides are defined, those whose sign their structure tells. */
    private void learnDenominators() {
        for (Requirement requirement : requirements) {
            if (requirement.kind() == Requirement.Kind.NONZERO
                    && !requirement.guarded()
                    && requirement.binders().isEmpty()
                    && requirement.quantity() instanceof Expr.Add quantity) {
                Sign sign = structural(quantity, List.of());
                if (sign == Sign.POSITIVE || sign == Sign.NEGATIVE) {
                    algebra.signs().learn(normalizer.normalize(quantity), sign, List.of());
                }
            }
        }
    }

    private boolean ordered(Expr left, Relation relation, Expr right) {
        Poly difference = normalizer.normalize(left).minus(normalizer.normalize(right));
        if (!algebra.extremes().isEmpty()) {
            chooseExtremes();
            difference = normalizer.normalize(left).minus(normalizer.normalize(right));
        }
        Order order = new Order(algebra);
        return switch (relation) {
            case GT -> order.holds(difference, true);
            case GE -> order.holds(difference, false);
            case LT -> order.holds(difference.negate(), true);
            case LE -> order.holds(difference.negate(), false);
            case NE -> order.holds(difference, true) || order.holds(difference.negate(), true);
            case EQ -> false;
        };
    }

    /** A largest value is one of the values, at an index that is new, and at least each of them. */
    private void chooseExtremes() {
        for (Atom.Extreme extreme : List.copyOf(algebra.extremes())) {
            if (extreme.free().stream().anyMatch(n -> n.spelling().startsWith("#"))) {
                continue;
            }
            Name at = facts.fresh(extreme.range);
            Name any = facts.fresh(extreme.range);
            Poly chosen = algebra.substitute(extreme.body, extreme.variable, Idx.of(at));
            Poly other = algebra.substitute(extreme.body, extreme.variable, Idx.of(any));
            algebra.rewrite(extreme, chosen);
            Poly above = extreme.kind == Kind.MAX ? chosen.minus(other) : other.minus(chosen);
            algebra.signs().learn(above, Sign.NONNEGATIVE, List.of(any));
            algebra.note(Law.LARGEST);
        }
        normalizer.forget();
    }

    private static boolean decides(Sign difference, Relation relation) {
        return switch (relation) {
            case GT -> difference == Sign.POSITIVE;
            case GE -> difference.isNonnegative();
            case LT -> difference == Sign.NEGATIVE;
            case LE -> difference.isNonpositive();
            case NE -> difference.isNonzero();
            case EQ -> difference == Sign.ZERO;
        };
    }

    /** Whether the requirement holds by what is known. */
    public boolean implies(Requirement requirement) {
        Sign sign = structural(requirement.quantity(), requirement.binders());
        boolean implied = switch (requirement.kind()) {
            case NONZERO -> sign.isNonzero();
            case POSITIVE -> sign == Sign.POSITIVE || (!requirement.strict() && sign.isNonnegative());
            case NONNEGATIVE -> sign.isNonnegative();
        };
        return implied || impliedByOrder(requirement);
    }

    private boolean impliedByOrder(Requirement requirement) {
        try {
            Poly quantity =
                    normalizer.normalize(requirement.quantity(), scope(requirement.binders(), new ArrayList<>()));
            if (quantity.size() > MAX_ORDERED) {
                return false;
            }
            Order order = new Order(algebra);
            return switch (requirement.kind()) {
                case NONZERO -> order.holds(quantity, true) || order.holds(quantity.negate(), true);
                case POSITIVE -> order.holds(quantity, requirement.strict());
                case NONNEGATIVE -> order.holds(quantity, false);
            };
        } catch (Unsupported | DivisionByZero notExpressible) {
            return false;
        }
    }

    /** The rules of differentiation that were used. */
    public Set<Rule> rules() {
        return normalizer.differentiator().used();
    }

    /** What showed the signs of polynomials, as far as it can be written. */
    public List<Certificate.Combination> combinations() {
        List<Certificate.Combination> written = new ArrayList<>();
        for (Combination combination : algebra.combinations()) {
            try {
                List<Certificate.Weighted> parts = new ArrayList<>();
                combination
                        .weights()
                        .forEach((fact, weight) -> parts.add(new Certificate.Weighted(
                                weight, new Denormalizer(List.of()).write(fact.poly()), fact.sign() == Sign.POSITIVE)));
                written.add(
                        new Certificate.Combination(new Denormalizer(List.of()).write(combination.target()), parts));
            } catch (Unsupported unwritten) {
                // The checker has to do without.
            }
        }
        return written;
    }

    /** The laws of the normal form that were used. */
    public Set<Law> laws() {
        return algebra.used();
    }
}
