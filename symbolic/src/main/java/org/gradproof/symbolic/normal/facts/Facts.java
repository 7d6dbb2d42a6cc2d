package org.gradproof.symbolic.normal.facts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.PolynomialPort;
import org.jspecify.annotations.Nullable;

/** What one attempt at a proof may use, and what it knows of indices and sizes. */
public final class Facts {
    private final Givens givens;
    private final Selection selection;
    private final IndexCase indexCase;
    private final PolynomialPort polynomials;
    private final Map<Name, Idx> ranges = new HashMap<>();
    private final Set<Name> idempotent = new HashSet<>();
    private final Set<Name> signs = new HashSet<>();
    private final Set<Name> oneHot = new HashSet<>();
    private final Set<Name> symmetric = new HashSet<>();
    private final Map<Name, Given.IndexSet> setsBySize = new HashMap<>();
    private int counter;

    public Facts(Givens givens, Selection selection, IndexCase indexCase, PolynomialPort polynomials) {
        this.givens = givens;
        this.selection = selection;
        this.indexCase = indexCase;
        this.polynomials = polynomials;
        for (Given given : givens.all()) {
            if (given instanceof Given.IndexSet set) {
                setsBySize.put(set.size(), set);
            }
        }
        givens.all().stream().filter(Given.Family.class::isInstance).forEach(this::noteSymmetry);
        selection.givens().forEach(this::noteSymmetry);
        for (Given given : selection.givens()) {
            if (given instanceof Given.Scalar scalar) {
                noteLabel(scalar.name(), scalar.domain());
            } else if (given instanceof Given.Family family) {
                noteLabel(family.name(), family.domain());
            }
        }
    }

    private void noteLabel(Name name, Domain domain) {
        if (domain instanceof Domain.Finite finite && finite.isZeroOne()) {
            idempotent.add(name);
        } else if (domain instanceof Domain.Finite finite && finite.isSign()) {
            signs.add(name);
        }
    }

    private void noteSymmetry(Given given) {
        Name name = Givens.symmetric(given);
        if (name != null) {
            symmetric.add(name);
        }
    }

    /** Whether the matrix is known to be its own transpose. */
    public boolean isSymmetric(Name name) {
        return !symmetric.isEmpty() && symmetric.contains(name);
    }

    public Givens givens() {
        return givens;
    }

    public Selection selection() {
        return selection;
    }

    public IndexCase indexCase() {
        return indexCase;
    }

    public PolynomialPort polynomials() {
        return polynomials;
    }

    public boolean unfolds(Name name) {
        return selection.unfolds(name);
    }

    public boolean isIdempotent(Atom.Symbol symbol) {
        return !idempotent.isEmpty() && idempotent.contains(symbol.name);
    }

    /** Whether it is 1 or -1. */
    public boolean isSign(Atom.Symbol symbol) {
        return !signs.isEmpty() && signs.contains(symbol.name);
    }

    /** The set of indices whose size has the name, or null. */
    public Given.@Nullable IndexSet setOfSize(Name size) {
        return setsBySize.isEmpty() ? null : setsBySize.get(size);
    }

    /** From now on at most one component of the family is 1, the others 0. */
    public void markOneHot(Name family) {
        oneHot.add(family);
    }

    public boolean isOneHot(Name family) {
        return !oneHot.isEmpty() && oneHot.contains(family);
    }

    /** A new index between 1 and the range. */
    public Name fresh(Idx range) {
        Name name = new Name("%", ++counter);
        ranges.put(name, range);
        return name;
    }

    public void bind(Name index, Idx range) {
        ranges.put(index, range);
    }

    /** The largest value of an index, or null if it is not known. */
    public @Nullable Idx range(Name index) {
        Idx bound = ranges.get(index);
        return bound != null ? bound : indexCase.range(index);
    }

    /** Whether two index terms are equal; null if that is not known. */
    public @Nullable Boolean equal(Idx a, Idx b) {
        if (a.equals(b)) {
            return true;
        }
        if (Objects.equals(a.base(), b.base())) {
            return false;
        }
        if (indexCase.distinct(a, b)) {
            return false;
        }
        return (outside(a, b) || outside(b, a)) ? false : null;
    }

    /** Whether b is a number below the least, or above the largest, value of a. */
    private boolean outside(Idx a, Idx b) {
        if (a.base() == null || !b.isNumber()) {
            return false;
        }
        if (b.offset() - a.offset() < indexCase.least(a.base())) {
            return true;
        }
        Idx range = range(a.base());
        return range != null && range.isNumber() && b.offset() - a.offset() > range.offset();
    }

    /** Whether a is less than b; null if that is not known. */
    public @Nullable Boolean less(Idx a, Idx b) {
        if (Objects.equals(a.base(), b.base())) {
            return a.offset() < b.offset();
        }
        if (a.isNumber() && b.base() != null && a.offset() - b.offset() < indexCase.least(b.base())) {
            return true;
        }
        if (b.isNumber() && a.base() != null && b.offset() - a.offset() <= indexCase.least(a.base())) {
            return false;
        }
        // An index is at most its range.
        Idx above = b.base() == null ? null : range(b.base());
        if (above != null && Objects.equals(above.base(), a.base()) && a.offset() >= above.offset() + b.offset()) {
            return false;
        }
        Idx most = a.base() == null ? null : range(a.base());
        if (most != null && Objects.equals(most.base(), b.base()) && most.offset() + a.offset() < b.offset()) {
            return true;
        }
        return indexCase.less(a, b);
    }

    /** Whether a range from 1 may hold no index. A size is at least 1. */
    public boolean mayBeEmpty(Idx range) {
        return !Boolean.FALSE.equals(less(range, Idx.of(1)));
    }

    /** Whether a range from 1 holds two indices or more. */
    public boolean hasSeveral(Idx range) {
        return Boolean.FALSE.equals(less(range, Idx.of(2)));
    }

    /** Whether a universal index may be the term: what holds for all of 1..n says nothing of n + 1. */
    public boolean ranges(Name universal, Idx term) {
        Idx range = range(universal);
        return range != null && Boolean.FALSE.equals(less(term, Idx.of(1))) && Boolean.FALSE.equals(less(range, term));
    }

    /** Whether the range is the slot's own: there is no component beyond it, so that no index need be compared with it. */
    public boolean isWhole(Name family, int slot, @Nullable Idx range) {
        return range != null && range.equals(slotRange(family, slot));
    }

    /** Whether what holds for all values of the universal index holds for the index in the symbol's slot. */
    public boolean isInstance(Name universal, Atom.Symbol symbol, int slot) {
        return isWhole(symbol.name, slot, range(universal)) || ranges(universal, symbol.indices.get(slot));
    }

    /** The largest index of a slot of a family, or null if that is not a number or a symbol plus a number. */
    private @Nullable Idx slotRange(Name name, int slot) {
        Given given = givens.find(name);
        List<Expr> slots = given instanceof Given.Family family
                ? family.ranges()
                : given instanceof Given.Definition definition ? definition.ranges() : List.of();
        return slot < slots.size() ? term(slots.get(slot)) : null;
    }

    private @Nullable Idx term(Expr expr) {
        if (expr instanceof Expr.Num num && num.value().isInteger()) {
            return Idx.of(num.value().numerator().intValueExact());
        } else if (expr instanceof Expr.Sym sym) {
            return indexCase.value(sym.name());
        } else if (expr instanceof Expr.Add add && add.terms().size() == 2) {
            Idx first = term(add.terms().get(0));
            Idx second = term(add.terms().get(1));
            return first != null && second != null && second.isNumber() ? first.plus(second.offset()) : null;
        }
        return null;
    }

    /** The declared entries of the list that are selected. */
    public List<Given> selectedGivens() {
        return selection.givens();
    }
}
