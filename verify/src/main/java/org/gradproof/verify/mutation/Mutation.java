package org.gradproof.verify.mutation;

import java.util.List;
import java.util.Locale;
import org.gradproof.symbolic.expr.Expr;

/** A kind of small mistake. */
public enum Mutation {
    /** The sign of a term. */
    TERM_SIGN("the sign of a term"),
    /** The sign of a factor that is a sum, of an argument, of a body, of the whole. */
    PART_SIGN("the sign of a factor, an argument, a body or the whole"),
    /** A term left out. */
    TERM_DROPPED("a term left out"),
    /** A term counted twice. */
    TERM_DOUBLED("a term counted twice"),
    /** A factor left out. */
    FACTOR_DROPPED("a factor left out"),
    /** A factor squared. */
    FACTOR_DOUBLED("a factor counted twice"),
    /** A number one up or down. */
    CONSTANT("a number one up or down"),
    /** An exponent one up or down. */
    EXPONENT("an exponent one up or down"),
    /** Numerator and denominator exchanged. */
    FRACTION_TURNED("numerator and denominator exchanged"),
    /** A bracket that closes too early or too late. */
    BRACKET_MOVED("a bracket moved"),
    /** One function for another: log for exp, sin for cos. */
    FUNCTION_SWAPPED("a function for its inverse or its like"),
    /** A function left out. */
    FUNCTION_DROPPED("a function left out"),
    /** A maximum for a minimum. */
    MAX_MIN("max for min"),
    /** A sum for a product. */
    SUM_PRODUCT("sum for product"),
    /** A sum left out. */
    SUM_DROPPED("a sum or product left out, its body kept"),
    /** A binder that starts one off. */
    LOWER_LIMIT("a lower limit off by one"),
    /** A binder that ends one off. */
    UPPER_LIMIT("an upper limit off by one"),
    /** Two indices exchanged. */
    INDICES_SWAPPED("two indices exchanged"),
    /** An index replaced by a bound one. */
    INDEX_BOUND("an index replaced by a bound one"),
    /** A free index replaced by another free one. */
    INDEX_FREE("a free index replaced by another"),
    /** A bound index replaced by a free one. */
    INDEX_ESCAPED("a bound index replaced by a free one"),
    /** Equal for different in a delta, an indicator, a filter or a case. */
    CONDITION_FLIPPED("a condition turned into its opposite"),
    /** Less for less or equal in a condition. */
    CONDITION_EDGE("a condition's end counted in or out"),
    /** A delta, an indicator or a filter left out. */
    CONDITION_DROPPED("a delta, an indicator or a filter left out"),
    /** The values of two cases exchanged. */
    CASES_EXCHANGED("the values of two cases exchanged"),
    /** Differentiated with respect to something else. */
    VARIABLE("the variable of differentiation"),
    /** A derivative left out, or of another order. */
    DERIVATIVE_ORDER("a derivative left out or of another order"),
    /** A name for another of the same shape. */
    NAME("a name for another of the same shape"),
    /** Another relation between the two sides. */
    RELATION("the relation turned or made strict"),
    /** An assumption left out. */
    GIVEN_DROPPED("a given assumption left out"),
    /** A range made wider. */
    DOMAIN_WIDENED("a given range made wider");

    private final String description;

    Mutation(String description) {
        this.description = description;
    }

    /** A stable name in kebab case: {@code term-sign}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong in the mutant, in words for a reader. */
    public String description() {
        return description;
    }

    /** What the mistake makes of the expression at the site; nothing where it does not apply, or is one of the claim. */
    List<Expr> at(Site site) {
        return switch (this) {
            case TERM_SIGN -> TermMutator.signs(site);
            case PART_SIGN -> TermMutator.partSigns(site);
            case TERM_DROPPED -> TermMutator.dropped(site);
            case TERM_DOUBLED -> TermMutator.doubled(site);
            case FACTOR_DROPPED -> TermMutator.factorsDropped(site);
            case FACTOR_DOUBLED -> TermMutator.factorsDoubled(site);
            case CONSTANT -> TermMutator.constants(site);
            case EXPONENT -> TermMutator.exponents(site);
            case FRACTION_TURNED -> TermMutator.turned(site);
            case BRACKET_MOVED -> BracketMutator.moved(site);
            case FUNCTION_SWAPPED -> FunctionMutator.swapped(site);
            case FUNCTION_DROPPED -> FunctionMutator.dropped(site);
            case MAX_MIN -> FunctionMutator.extremes(site);
            case SUM_PRODUCT -> BinderMutator.sumsAndProducts(site);
            case SUM_DROPPED -> BinderMutator.opened(site);
            case LOWER_LIMIT -> BinderMutator.lows(site);
            case UPPER_LIMIT -> BinderMutator.highs(site);
            case INDICES_SWAPPED -> IndexMutator.swapped(site);
            case INDEX_BOUND -> IndexMutator.bound(site);
            case INDEX_FREE -> IndexMutator.free(site);
            case INDEX_ESCAPED -> IndexMutator.escaped(site);
            case CONDITION_FLIPPED -> ConditionMutator.flipped(site);
            case CONDITION_EDGE -> ConditionMutator.tightened(site);
            case CONDITION_DROPPED -> ConditionMutator.dropped(site);
            case CASES_EXCHANGED -> ConditionMutator.exchanged(site);
            case VARIABLE -> DerivativeMutator.variables(site);
            case DERIVATIVE_ORDER -> DerivativeMutator.orders(site);
            case NAME -> NameMutator.others(site);
            case RELATION, GIVEN_DROPPED, DOMAIN_WIDENED -> List.of();
        };
    }
}
