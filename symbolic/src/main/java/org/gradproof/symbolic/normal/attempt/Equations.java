package org.gradproof.symbolic.normal.attempt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Given.Family;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.DivisionByZero;
import org.gradproof.symbolic.normal.poly.Factors;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.jspecify.annotations.Nullable;

/** Teaches an attempt what the givens say: equations as rewriting, other relations as signs. */
final class Equations {
    /** Beyond these no factors are looked for. */
    private static final int MOST_TERMS = 12;

    private static final int MOST_ATOMS = 4;

    private final Normalizer normalizer;
    private final Algebra algebra;
    private final Facts facts;
    private final List<Poly> ideal = new ArrayList<>();

    Equations(Normalizer normalizer, Facts facts) {
        this.normalizer = normalizer;
        this.algebra = normalizer.algebra();
        this.facts = facts;
    }

    /** Equations that could not be put as rewriting, as polynomials that are zero. */
    List<Poly> ideal() {
        return ideal;
    }

    /** All relations but equations of the givens in force, as signs. */
    void learnSigns() {
        for (Assumption assumption : facts.givens().assumptions()) {
            Relation relation = assumption.relation().relation();
            if (relation != Relation.EQ) {
                learn(assumption, relation);
            }
        }
    }

    private void learn(Assumption assumption, Relation relation) {
        Opened opened;
        try {
            opened = open(assumption);
        } catch (Unsupported | DivisionByZero notExpressible) {
            // A sign that is not known proves nothing; the assumption is just not used.
            return;
        }
        Poly difference = opened.difference();
        switch (relation) {
            case GT -> algebra.signs().learn(difference, Sign.POSITIVE, opened.universal());
            case GE -> algebra.signs().learn(difference, Sign.NONNEGATIVE, opened.universal());
            case LT -> algebra.signs().learn(difference.negate(), Sign.POSITIVE, opened.universal());
            case LE -> algebra.signs().learn(difference.negate(), Sign.NONNEGATIVE, opened.universal());
            default -> algebra.signs().learn(difference, Sign.NONZERO, opened.universal());
        }
    }

    /** Left less right, universal indices fresh. */
    private record Opened(Poly difference, List<Name> universal) {}

    private Opened open(Assumption assumption) {
        Bindings scope = Bindings.EMPTY;
        List<Name> universal = new ArrayList<>();
        for (int i = 0; i < assumption.universal().size(); i++) {
            Idx range = normalizer.index(assumption.universalRanges().get(i), Bindings.EMPTY);
            if (range == null) {
                throw new Unsupported("the range of an assumption's index");
            }
            Name fresh = facts.fresh(range);
            universal.add(fresh);
            scope = scope.with(assumption.universal().get(i).name(), Idx.of(fresh));
        }
        Cond.Rel relation = assumption.relation();
        Poly difference =
                normalizer.normalize(relation.left(), scope).minus(normalizer.normalize(relation.right(), scope));
        return new Opened(difference, universal);
    }

    /**
     * Puts the selected equations as rewriting. What is said of a sum of components comes behind what all of these equal:
     * it is then said of that.
     */
    void apply() {
        Set<Name> known = new TreeSet<>();
        for (Given given : facts.selectedGivens()) {
            if (given instanceof Assumption assumption
                    && !assumption.universal().isEmpty()) {
                for (Expr side : Parts.of(assumption.relation())) {
                    if (side instanceof Sym sym && !sym.indices().isEmpty()) {
                        known.add(sym.name());
                    }
                }
            }
        }
        List<Given> ordered = new ArrayList<>(facts.selectedGivens());
        ordered.sort(Comparator.comparing(given -> isOfSum(given, known)));
        for (Given given : ordered) {
            if (given instanceof Assumption assumption && assumption.relation().relation() == Relation.EQ) {
                if (!addStepwise(assumption)) {
                    Opened opened = open(assumption);
                    add(opened.difference(), opened.universal());
                }
            } else if (given instanceof Given.SmoothFunction function && function.isNormalised()) {
                Sym point = new Sym(new Name("x", Integer.MAX_VALUE));
                Expr density = new Expr.Call(function.name(), List.of(), List.of(point), List.of(0));
                Expr total = new Expr.Integral(point, new Expr.Infinity(false), new Expr.Infinity(true), density);
                add(normalizer.normalize(total).minus(Poly.ONE), List.of());
            } else if (given instanceof Family family && family.simplex()) {
                Sym index = new Sym(new Name("i", Integer.MAX_VALUE));
                Expr sum = new Binder(
                        Expr.Kind.SUM,
                        index,
                        Exprs.ONE,
                        family.ranges().get(0),
                        new Cond.True(),
                        new Sym(family.name(), List.of(index)));
                add(normalizer.normalize(sum).minus(Poly.ONE), List.of());
            }
        }
    }

    /** Whether it says something of a sum of what the names are families of. */
    private static boolean isOfSum(Given given, Set<Name> names) {
        return (given instanceof Family family && family.simplex() && names.contains(family.name()))
                || (given instanceof Assumption assumption
                        && assumption.universal().isEmpty()
                        && Parts.of(assumption.relation()).stream().anyMatch(side -> sums(side, names)));
    }

    private static boolean sums(Expr expr, Set<Name> names) {
        return (expr instanceof Binder && Dependencies.direct(expr).stream().anyMatch(names::contains))
                || Parts.of(expr).stream().anyMatch(part -> sums(part, names));
    }

    /**
     * Left less right is 0, and so is its numerator. What occurs in it linearly, with a number before it, equals the
     * rest; it may be replaced wherever it stands, for derivatives are carried out before.
     */
    private void add(Poly equation, List<Name> universal) {
        if (equation.isZero()) {
            return;
        }
        Poly numerator = algebra.ring().together(equation).numerator();
        if (universal.isEmpty()) {
            Poly zero = lead(numerator) == null ? essential(numerator) : numerator;
            Atom lead = lead(zero);
            if (lead == null) {
                ideal.add(zero);
                // What is zero is neither negative nor positive, which an inequality may need.
                algebra.signs().learn(zero, Sign.NONNEGATIVE, List.of());
                algebra.signs().learn(zero.negate(), Sign.NONNEGATIVE, List.of());
                return;
            }
            Rational coefficient = zero.coefficient(Mono.of(lead));
            Poly rest = zero.minus(Poly.term(coefficient, Mono.of(lead)));
            Poly value = rest.scale(Rational.MINUS_ONE.dividedBy(coefficient));
            algebra.rewrite(lead, value);
            markOneHot(lead, value);
            pick(lead, value);
            invert(lead, value);
        } else if (universal.size() == 1) {
            addUniversal(numerator, universal.get(0));
        }
    }

    /** Only one has the logarithm 0, and only 0 the exponential one. */
    private void invert(Atom lead, Poly value) {
        if (lead instanceof Atom.Log log && value.isZero()) {
            add(log.argument.minus(Poly.ONE), List.of());
        } else if (lead instanceof Atom.Exp exp && value.isOne()) {
            add(Poly.term(Rational.ONE, exp.exponent), List.of());
        }
    }

    /**
     * What of the polynomial, which is zero, can be zero: it is divided by what it is defined for not being zero, by
     * factors that are known not to be, and by what repeats another factor.
     */
    private Poly essential(Poly zero) {
        Mono unit = Mono.ONE;
        for (Atom atom : zero.atoms()) {
            if (atom instanceof Atom.Guard || atom instanceof Atom.Where) {
                continue;
            }
            Rational least = zero.monos().stream()
                    .map(mono -> mono.exponent(atom))
                    .min(Rational::compareTo)
                    .orElse(Rational.ZERO);
            boolean divides =
                    least.signum() > 0 && algebra.signs().sign(Poly.of(atom)).isNonzero();
            if (least.signum() < 0 || divides) {
                unit = unit.times(Mono.of(atom, least.negate()));
            }
        }
        Poly whole = algebra.ring().times(zero, unit);
        if (whole.isZero() || whole.size() > MOST_TERMS || whole.atoms().size() > MOST_ATOMS) {
            return whole.isZero() ? zero : whole;
        }
        Set<Poly> left = new LinkedHashSet<>();
        for (Poly factor : Factors.of(whole, facts.polynomials())) {
            if (!factor.isConstant() && !algebra.signs().sign(factor).isNonzero()) {
                left.add(factor);
            }
        }
        Poly product = Poly.ONE;
        for (Poly factor : left) {
            product = algebra.ring().times(product, factor);
        }
        return left.isEmpty() ? whole : product;
    }

    private void addUniversal(Poly zero, Name universal) {
        Atom lead = lead(zero);
        if (lead instanceof Atom.BigOperator operator && operator.variables.size() == 1) {
            Rational coefficient = zero.coefficient(Mono.of(lead));
            Poly rest = zero.minus(Poly.term(coefficient, Mono.of(lead)));
            boolean whole = operator.body.atoms().stream().allMatch(a -> isWhole(a, universal));
            algebra.rewriteFolds(operator, universal, whole, rest.scale(Rational.MINUS_ONE.dividedBy(coefficient)));
            return;
        }
        List<Atom.Symbol> components = new ArrayList<>();
        for (Atom atom : zero.atoms()) {
            if (atom instanceof Atom.Symbol symbol
                    && symbol.indices.contains(Idx.of(universal))
                    && isLinear(zero, atom)) {
                components.add(symbol);
            }
        }
        // Of t_{i1} + t_{i2} = 1 the later one is written in the other.
        for (int i = components.size() - 1; i >= 0; i--) {
            Atom.Symbol symbol = components.get(i);
            Rational coefficient = zero.coefficient(Mono.of(symbol));
            Poly rest = zero.minus(Poly.term(coefficient, Mono.of(symbol)));
            if (rest.atoms().stream().noneMatch(a -> isInstance(a, symbol, universal))) {
                Poly value = rest.scale(Rational.MINUS_ONE.dividedBy(coefficient));
                algebra.rewriteFamily(symbol, universal, value);
                return;
            }
        }
    }

    /**
     * An equation for all i that gives a member {@code x_{i+c}} of a family by earlier ones, or by later ones: the member
     * is replaced wherever it stands. That ends, for each replacing lowers the index (or raises it), and none leaves the
     * range for which the equation is given.
     */
    private boolean addStepwise(Assumption assumption) {
        Cond.Rel relation = assumption.relation();
        if (assumption.universal().size() != 1
                || !(relation.left() instanceof Sym member)
                || member.indices().size() != 1) {
            return false;
        }
        Sym universal = assumption.universal().get(0);
        Idx range = normalizer.index(assumption.universalRanges().get(0), Bindings.EMPTY);
        Integer offset = offset(member.indices().get(0), universal);
        Set<Integer> others = new TreeSet<>();
        if (offset == null || range == null || !collect(relation.right(), member.name(), universal, others)) {
            return false;
        }
        int own = offset;
        boolean oneWay = !others.isEmpty()
                && (others.stream().allMatch(other -> other < own)
                        || others.stream().allMatch(other -> other > own));
        if (!oneWay) {
            return false;
        }
        Name fresh = facts.fresh(range);
        Bindings scope = Bindings.EMPTY.with(universal.name(), Idx.of(fresh));
        Poly value = normalizer.normalize(relation.right(), scope);
        algebra.rewriteFamily(
                new Atom.Symbol(member.name(), List.of(Idx.of(fresh).plus(own))), fresh, value);
        return true;
    }

    private @Nullable Integer offset(Expr index, Sym universal) {
        Idx found = normalizer.index(index, Bindings.EMPTY.with(universal.name(), Idx.of(universal.name())));
        return found != null && universal.name().equals(found.base()) ? (Integer) found.offset() : null;
    }

    /** Notes the d of all members {@code i + d} of the family in the expression; false if there are others. */
    private boolean collect(Expr expr, Name family, Sym universal, Set<Integer> offsets) {
        if (expr instanceof Sym sym && sym.name().equals(family)) {
            Integer offset = sym.indices().size() == 1 ? offset(sym.indices().get(0), universal) : null;
            if (offset != null) {
                offsets.add(offset);
            }
            return offset != null;
        }
        Name name = expr instanceof Sym sym ? sym.name() : expr instanceof Expr.Call call ? call.function() : null;
        boolean hidden = name != null
                && facts.givens().definition(name) != null
                && new Dependencies(facts.givens()).reachable(name).contains(family);
        return !hidden && Parts.of(expr).stream().allMatch(part -> collect(part, family, universal, offsets));
    }

    /** Whether the universal index runs through all components of the family wherever it stands in the atom. */
    private boolean isWhole(Atom atom, Name universal) {
        if (!atom.dependsOn(universal)) {
            return true;
        }
        if (!(atom instanceof Atom.Symbol symbol)) {
            return false;
        }
        for (int i = 0; i < symbol.indices.size(); i++) {
            if (universal.equals(symbol.indices.get(i).base())
                    && !(symbol.indices.get(i).offset() == 0
                            && facts.isWhole(symbol.name, i, facts.range(universal)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the family occurs in the atom at indices that the pattern may stand for. */
    private static boolean isInstance(Atom atom, Atom.Symbol pattern, Name universal) {
        if (!atom.dependsOn(pattern.name)) {
            return false;
        }
        if (!(atom instanceof Atom.Symbol symbol)) {
            return true;
        }
        for (int i = 0; i < symbol.indices.size(); i++) {
            Idx own = pattern.indices.get(i);
            Idx other = symbol.indices.get(i);
            if (!own.equals(Idx.of(universal)) && own.isNumber() && other.isNumber() && !own.equals(other)) {
                return false;
            }
        }
        return true;
    }

    /** A component that is 1, of a vector that is not negative and sums to one: all others are 0. */
    private void pick(Atom lead, Poly value) {
        if (value.isOne()
                && lead instanceof Atom.Symbol symbol
                && symbol.indices.size() == 1
                && facts.givens().find(symbol.name) instanceof Family family
                && (family.simplex() || facts.isOneHot(symbol.name))) {
            Idx range = normalizer.index(family.ranges().get(0), Bindings.EMPTY);
            if (range != null) {
                Name index = facts.fresh(range);
                algebra.rewriteFamily(
                        new Atom.Symbol(symbol.name, List.of(Idx.of(index))),
                        index,
                        algebra.guards().equal(Idx.of(index), symbol.indices.get(0)));
            }
        }
    }

    /** Components that are 0 or 1 and sum to 1, all of them: one of them is 1, and a product of two others is 0. */
    private void markOneHot(Atom lead, Poly value) {
        if (value.isOne()
                && lead instanceof Atom.BigOperator operator
                && operator.variables.size() == 1
                && operator.body.size() == 1
                && operator.body.exponent(0).isOne()
                && operator.body.atom(0) instanceof Atom.Symbol symbol
                && symbol.indices.equals(List.of(Idx.of(operator.variables.get(0))))
                && facts.isIdempotent(symbol)
                && facts.givens().find(symbol.name) instanceof Family
                && facts.isWhole(symbol.name, 0, operator.ranges.get(0))) {
            facts.markOneHot(symbol.name);
        }
    }

    /** An atom that occurs once, to the first power with a number before it: a sum if there is one, else the last symbol. */
    private static @Nullable Atom lead(Poly zero) {
        Atom best = null;
        for (Atom atom : zero.atoms()) {
            if (isLinear(zero, atom)
                    && (best == null
                            || rank(atom) > rank(best)
                            || (rank(atom) == rank(best) && atom.compareTo(best) > 0))) {
                best = atom;
            }
        }
        return best;
    }

    private static int rank(Atom atom) {
        return atom instanceof Atom.BigOperator ? 3 : atom instanceof Atom.Symbol ? 2 : 1;
    }

    private static boolean isLinear(Poly zero, Atom atom) {
        if (atom instanceof Atom.Guard || atom instanceof Atom.Where || atom instanceof Atom.Base) {
            return false;
        }
        if (zero.coefficient(Mono.of(atom)).isZero()) {
            return false;
        }
        for (Map.Entry<Mono, Rational> term : zero.terms()) {
            Mono mono = term.getKey();
            if (!mono.equals(Mono.of(atom)) && (!mono.exponent(atom).isZero() || sharesSymbol(mono, atom))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a symbol to be replaced stands inside another atom, where it could not be seen. */
    private static boolean sharesSymbol(Mono mono, Atom atom) {
        if (!(atom instanceof Atom.Symbol symbol)) {
            return mono.atoms().stream().anyMatch(a -> a.key().contains(atom.key()));
        }
        return mono.atoms().stream().anyMatch(a -> !(a instanceof Atom.Symbol) && a.dependsOn(symbol.name));
    }
}
