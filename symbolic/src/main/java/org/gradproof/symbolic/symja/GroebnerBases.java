package org.gradproof.symbolic.symja;

import edu.jas.arith.BigRational;
import edu.jas.gb.ExtendedGB;
import edu.jas.gb.GroebnerBaseSeq;
import edu.jas.gb.OrderedPairlist;
import edu.jas.gb.Pair;
import edu.jas.gb.PairList;
import edu.jas.poly.GenPolynomial;
import edu.jas.poly.GenPolynomialRing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.work.Work;
import org.gradproof.symbolic.work.Work.Measured;
import org.gradproof.symbolic.work.WorkExceededException;

/**
 * Groebner bases of the ideals asked for last. A basis that takes too many critical pairs or operations is
 * given up.
 */
final class GroebnerBases {
    private static final int KEPT = 256;
    private static final int MOST_PAIRS = 300;
    private static final long MOST_WORK = 2_000_000;
    private static final int MOST_GENERATORS = 16;
    private static final int MOST_TERMS = 64;
    private static final int MOST_DEGREE = 8;

    private record Ideal(List<Polynomial> generators, JasRing ring) {}

    private final Map<Ideal, Measured<Optional<List<GenPolynomial<BigRational>>>>> bases =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Ideal, Measured<Optional<List<GenPolynomial<BigRational>>>>> eldest) {
                    return size() > KEPT;
                }
            };

    /** The normal form of {@code a}, in a ring of the variables that occur. */
    Optional<Polynomial> normalForm(Polynomial a, List<Polynomial> ideal) {
        List<Polynomial> all = new ArrayList<>(ideal);
        all.add(a);
        JasRing ring = JasRing.of(all);
        if (ring.size() == 0) {
            boolean everything = ideal.stream().anyMatch(generator -> !generator.isZero());
            return Optional.of(everything ? a.minus(a) : a);
        }
        return basis(new Ideal(List.copyOf(ideal), ring)).map(basis -> {
            GenPolynomial<BigRational> form =
                    new CountedReduction().normalform(basis, ring.toRationalJas(a, ring.rationals()));
            return ring.fromRationalJas(form);
        });
    }

    /** What the generators are multiplied by to add up to {@code a}; not kept, as few ask for it. */
    Optional<List<Polynomial>> cofactors(Polynomial a, List<Polynomial> ideal) {
        List<Polynomial> all = new ArrayList<>(ideal);
        all.add(a);
        JasRing ring = JasRing.of(all);
        if (ring.size() == 0 || isTooLarge(ideal)) {
            return Optional.empty();
        }
        GenPolynomialRing<BigRational> jas = ring.rationals();
        List<GenPolynomial<BigRational>> generators =
                ideal.stream().map(p -> ring.toRationalJas(p, jas)).toList();
        try {
            ExtendedGB<BigRational> basis =
                    new GroebnerBaseSeq<>(new CountedReduction(), new CountedPairs(0, jas)).extGB(generators);
            List<GenPolynomial<BigRational>> quotients =
                    new ArrayList<>(Collections.nCopies(basis.G.size(), jas.getZERO()));
            GenPolynomial<BigRational> rest =
                    new CountedReduction().normalform(quotients, basis.G, ring.toRationalJas(a, jas));
            return rest.isZERO() ? Optional.of(product(quotients, basis, ring, ideal.size())) : Optional.empty();
        } catch (TooManyPairs e) {
            return Optional.empty();
        }
    }

    /** The quotients by the basis, times the rows that write the basis in the generators. */
    private static List<Polynomial> product(
            List<GenPolynomial<BigRational>> quotients, ExtendedGB<BigRational> basis, JasRing ring, int generators) {
        List<Polynomial> cofactors = new ArrayList<>();
        for (int f = 0; f < generators; f++) {
            GenPolynomial<BigRational> sum = basis.ring.getZERO();
            for (int g = 0; g < quotients.size(); g++) {
                GenPolynomial<BigRational> entry = basis.G2F.get(g).get(f);
                sum = entry == null ? sum : sum.sum(quotients.get(g).multiply(entry));
            }
            cofactors.add(ring.fromRationalJas(sum));
        }
        return cofactors;
    }

    private static boolean isTooLarge(List<Polynomial> ideal) {
        return ideal.size() > MOST_GENERATORS
                || ideal.stream().anyMatch(p -> p.terms().size() > MOST_TERMS || p.degree() > MOST_DEGREE);
    }

    private Optional<List<GenPolynomial<BigRational>>> basis(Ideal ideal) {
        Measured<Optional<List<GenPolynomial<BigRational>>>> known = measured(ideal);
        // Whoever computed it.
        Work.count(known.operations());
        return known.value();
    }

    private synchronized Measured<Optional<List<GenPolynomial<BigRational>>>> measured(Ideal ideal) {
        Measured<Optional<List<GenPolynomial<BigRational>>>> known = bases.get(ideal);
        if (known == null) {
            known = Work.apart(() -> withinLimit(ideal));
            bases.put(ideal, known);
        }
        return known;
    }

    private static Optional<List<GenPolynomial<BigRational>>> withinLimit(Ideal ideal) {
        try {
            return Work.within(MOST_WORK, () -> compute(ideal.generators(), ideal.ring()));
        } catch (WorkExceededException exceeded) {
            if (Thread.currentThread().isInterrupted()) {
                throw exceeded;
            }
            return Optional.empty();
        }
    }

    private static Optional<List<GenPolynomial<BigRational>>> compute(List<Polynomial> ideal, JasRing all) {
        if (isTooLarge(ideal)) {
            return Optional.empty();
        }
        GenPolynomialRing<BigRational> ring = all.rationals();
        List<GenPolynomial<BigRational>> generators = new ArrayList<>();
        for (Polynomial p : ideal) {
            if (!p.isZero()) {
                generators.add(all.toRationalJas(p, ring));
            }
        }
        try {
            CountedPairs pairs = new CountedPairs(0, ring);
            return Optional.of(new GroebnerBaseSeq<>(new CountedReduction(), pairs).GB(generators));
        } catch (TooManyPairs e) {
            return Optional.empty();
        }
    }

    /** JAS's list of critical pairs, which ends the computation after {@link #MOST_PAIRS}. */
    private static final class CountedPairs extends OrderedPairlist<BigRational> {
        private int removed;

        CountedPairs(int modules, GenPolynomialRing<BigRational> ring) {
            super(modules, ring);
        }

        @Override
        public PairList<BigRational> create(GenPolynomialRing<BigRational> ring) {
            return new CountedPairs(0, ring);
        }

        @Override
        public PairList<BigRational> create(int modules, GenPolynomialRing<BigRational> ring) {
            return new CountedPairs(modules, ring);
        }

        @Override
        public synchronized Pair<BigRational> removeNext() {
            removed++;
            if (removed > MOST_PAIRS) {
                throw new TooManyPairs();
            }
            return super.removeNext();
        }
    }

    private static final class TooManyPairs extends RuntimeException {
        TooManyPairs() {
            super("more than " + MOST_PAIRS + " critical pairs", null, false, false);
        }
    }
}
