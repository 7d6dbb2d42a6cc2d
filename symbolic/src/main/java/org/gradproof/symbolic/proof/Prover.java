package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gradproof.symbolic.average.Divergence;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.poly.PolynomialPort;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.gradproof.symbolic.words.NoWordsException;
import org.gradproof.symbolic.words.WordCheck;
import org.gradproof.symbolic.words.WordOrder;
import org.gradproof.symbolic.work.Work;
import org.gradproof.symbolic.work.WorkExceededException;
import org.jspecify.annotations.Nullable;

/**
 * Proves claims for every size. A proof is a normal form of the difference that is zero in every case
 * of the free indices; the facts it needs are found by leaving them out.
 */
public final class Prover {
    private static final String NOTHING = "nothing satisfies the givens";
    private static final String TOO_LARGE = "a number in it is too large";
    /** The work on one question, after which it counts as not answered. */
    private static final long MOST_WORK = 6_000_000;

    private final PolynomialPort polynomials;

    private final Function<Expr, String> latex;

    /**
     * A prover.
     *
     * @param algebra the algebra system that is asked for factors and reductions, or null to do without
     * @param latex how conditions are written
     */
    public Prover(@Nullable PolynomialAlgebra algebra, Function<Expr, String> latex) {
        this.polynomials = new PolynomialPort(algebra);
        this.latex = latex;
    }

    /** Tries to prove the claim: for every size, else for each of some sizes; not proved if that takes too much work. */
    public Proof prove(Claim written) {
        try {
            Claim claim = Recursions.open(written);
            return Work.within(MOST_WORK, () -> inWords(claim, attempt(claim)));
        } catch (Unsupported reason) {
            return unproved(reason.words());
        } catch (WorkExceededException exceeded) {
            return unproved(String.valueOf(exceeded.getMessage()));
        } catch (ArithmeticException tooLarge) {
            // An exponent, an index or a limit beyond what is counted with: what was not shown is not proved.
            return unproved(TOO_LARGE);
        }
    }

    private Proof attempt(Claim claim) {
        Setting setting;
        try {
            setting = new Setting(claim, polynomials, latex);
            if (setting.cases(Map.of()).isEmpty()) {
                return unproved(NOTHING);
            }
        } catch (Unsupported reason) {
            return unproved(reason.words());
        }
        String message = "the two sides do not come to the same normal form";
        String diverges = Divergence.in(claim.left());
        diverges = diverges == null ? Divergence.in(claim.right()) : diverges;
        if (diverges != null) {
            return unproved("the integral diverges at " + diverges);
        }
        try {
            Proof proof = found(setting);
            if (proof != null) {
                return proof;
            }
            proof = WrittenOut.prove(setting, this::foundOf);
            if (proof != null) {
                return certified(claim, proof);
            }
        } catch (Unsupported reason) {
            message = reason.words();
        }
        return claim.relation() == Relation.EQ
                ? Bounded.prove(setting, message)
                : unproved("the sign of the difference could not be decided");
    }

    /** A proof of the claim as it stands, or null. */
    private @Nullable Proof found(Setting setting) {
        Proof proof = direct(setting);
        proof = proof == null ? RealCases.prove(setting, this::inCase) : proof;
        proof = proof == null ? general(setting) : proof;
        proof = proof == null ? Contraposition.prove(setting, this::inRealCases) : proof;
        proof = proof == null ? Logarithms.ofExponentials(setting.claim(), this::inRealCases) : proof;
        proof = proof == null ? Squared.prove(setting, this::inRealCases) : proof;
        proof = proof == null ? LabelSums.prove(setting, this::inCase) : proof;
        return proof == null ? Logarithms.prove(setting, this::inRealCases) : proof;
    }

    private @Nullable Proof foundOf(Claim claim) {
        try {
            return found(new Setting(claim, polynomials, latex));
        } catch (Unsupported notExpressible) {
            return null;
        }
    }

    /** A proof for every size, or null. */
    private static @Nullable Proof direct(Setting setting) {
        Proof proof;
        if (setting.claim().relation() == Relation.EQ) {
            Found found = minimal(setting);
            proof = found == null ? null : found.proof(setting);
        } else {
            proof = new Inequalities(setting).prove();
            if (proof == null) {
                Proof valley = Valley.prove(setting);
                proof = valley == null ? null : certified(setting.claim(), valley);
            }
        }
        return proof == null ? Induction.prove(setting) : proof;
    }

    /** A proof of the more general claim for sizes of which this one's are multiples, or null. */
    private @Nullable Proof general(Setting setting) {
        Claim claim = setting.claim();
        boolean plain = !Dependencies.hasOperator(claim.left()) && !Dependencies.hasOperator(claim.right());
        Claim general = plain ? MultipleSizes.general(claim) : null;
        Proof proof = general == null ? null : inCase(general);
        return proof == null
                ? null
                : new Proof(Outcome.PROVED, List.of(), proof.reasons(), setting.conditions(Set.of()), "");
    }

    /** A proof of the claim in one case; where nothing satisfies the givens, nothing is to be shown, but nothing is. */
    private @Nullable Proof inCase(Claim claim) {
        try {
            return direct(new Setting(claim, polynomials, latex));
        } catch (Unsupported notExpressible) {
            return null;
        }
    }

    /** The same, the claim's own real quantities split into cases where that is needed. */
    private @Nullable Proof inRealCases(Claim claim) {
        try {
            Setting setting = new Setting(claim, polynomials, latex);
            Proof proof = direct(setting);
            return proof == null ? RealCases.prove(setting, this::inCase) : proof;
        } catch (Unsupported notExpressible) {
            return null;
        }
    }

    /** What has no proof by components may have one by words over matrices. */
    private Proof inWords(Claim claim, Proof proof) {
        boolean ofMatrices =
                claim.givens().meaning(claim.left()) != null || claim.givens().meaning(claim.right()) != null;
        boolean open = proof.outcome() != Outcome.PROVED && !proof.message().equals(NOTHING);
        if (!open || !ofMatrices) {
            return proof;
        }
        Set<String> conditions = new LinkedHashSet<>();
        WordOrder.Numbers numbers = (givens, left, relation, right) -> {
            Proof number = attempt(new Claim(givens, left, relation, right));
            conditions.addAll(number.outcome() == Outcome.PROVED ? number.conditions() : List.of());
            return number.outcome() == Outcome.PROVED;
        };
        try {
            List<String> reasons = claim.relation() == Relation.EQ
                    ? WordCheck.reasons(
                            claim.givens(),
                            claim.left(),
                            claim.right(),
                            (number, givens) -> numbers.prove(givens, number, Relation.EQ, Exprs.ZERO))
                    : WordOrder.reasons(claim.givens(), claim.left(), claim.relation(), claim.right(), numbers);
            return reasons == null
                    ? proof
                    : certified(claim, new Proof(Outcome.PROVED, List.of(), reasons, List.copyOf(conditions), ""));
        } catch (NoWordsException none) {
            return proof;
        }
    }

    /** A proof that names no facts may have used any: the checker is told of all of them. */
    private static Proof certified(Claim claim, Proof proof) {
        List<Fact> facts =
                Fact.about(List.of(claim.left(), claim.right()), claim.givens(), new Dependencies(claim.givens()));
        return new Proof(
                proof.outcome(),
                proof.sizes(),
                proof.reasons(),
                proof.conditions(),
                proof.message(),
                Fact.certificate(claim, facts, List.of()));
    }

    private static Proof unproved(String reason) {
        return new Proof(Outcome.NOT_PROVED, List.of(), List.of(), List.of(), reason);
    }

    /** Natural assumptions, each of which alone makes the claim provable; for a claim that is false without. */
    public List<Given.Assumption> holdsIf(Claim claim) {
        List<Given.Assumption> found = new ArrayList<>();
        try {
            Work.within(MOST_WORK, () -> addAssumptions(Recursions.open(claim), found));
        } catch (Unsupported notExpressible) {
            return found;
        } catch (WorkExceededException exceeded) {
            // Those found before are as good as with the ones that were not looked at.
        }
        return found;
    }

    private List<Given.Assumption> addAssumptions(Claim claim, List<Given.Assumption> found) {
        Set<Name> names = new LinkedHashSet<>();
        Dependencies dependencies = new Dependencies(claim.givens());
        names.addAll(dependencies.all(claim.left()));
        names.addAll(dependencies.all(claim.right()));
        for (Given.Assumption candidate : HiddenAssumptions.about(claim.givens(), names)) {
            Claim under = new Claim(claim.givens().with(candidate), claim.left(), claim.relation(), claim.right());
            if (provesAtAll(under)) {
                found.add(candidate);
            }
        }
        return found;
    }

    private boolean provesAtAll(Claim claim) {
        try {
            Setting setting = new Setting(claim, polynomials, latex);
            return claim.relation() == Relation.EQ
                    ? setting.equal(setting.facts()).holds()
                    : new Inequalities(setting).prove() != null;
        } catch (Unsupported | ArithmeticException notExpressible) {
            return false;
        }
    }

    /**
     * The prover's own result for an expression, derived without any line of the author's: every
     * derivative carried out, written in the givens' names, and proved equal to the expression.
     */
    public Optional<Expr> rederive(Expr first, Givens givens) {
        try {
            Claim same = Recursions.open(new Claim(givens, first, Relation.EQ, first));
            return Work.within(MOST_WORK, () -> rederived(same.left(), same.givens()));
        } catch (Unsupported | WorkExceededException | ArithmeticException notExpressible) {
            return Optional.empty();
        }
    }

    private Optional<Expr> rederived(Expr first, Givens givens) {
        try {
            for (Expr candidate : new Rederivation(givens, polynomials).candidates(first)) {
                Proof proof = prove(new Claim(givens, first, Relation.EQ, candidate));
                if (proof.outcome() == Outcome.PROVED) {
                    return Optional.of(candidate);
                }
            }
        } catch (Unsupported notExpressible) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Facts with which the claim was seen to hold. */
    private record Found(List<Fact> facts, Attempted attempted) {
        Proof proof(Setting setting) {
            List<String> reasons = Reasons.of(setting.claim(), facts, attempted.rules(), attempted.laws());
            List<String> conditions = setting.conditions(attempted.rules());
            return new Proof(
                    Outcome.PROVED,
                    List.of(),
                    reasons,
                    conditions,
                    "",
                    Fact.certificate(setting.claim(), facts, List.of()));
        }
    }

    /** The claim with these facts, or null if it is not seen to hold. */
    private static @Nullable Found with(Setting setting, List<Fact> facts) {
        Attempted attempted = setting.equal(facts);
        return attempted.holds() ? new Found(facts, attempted) : null;
    }

    /** The smallest set of facts found that proves the claim, or null. */
    private static @Nullable Found minimal(Setting setting) {
        Found without = with(setting, List.of());
        if (without != null) {
            return without;
        }
        List<Fact> all = setting.facts();
        Found needed = with(setting, all);
        // More is not always better: a name that is not unfolded may be what both sides share.
        Found single = single(setting, all);
        if (needed == null || single != null) {
            return single;
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            List<Fact> fewer = new ArrayList<>(needed.facts());
            fewer.remove(all.get(i));
            Found found = with(setting, fewer);
            if (found != null) {
                needed = found;
            }
        }
        return needed;
    }

    private static @Nullable Found single(Setting setting, List<Fact> all) {
        for (Fact fact : all) {
            Found found = with(setting, List.of(fact));
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
