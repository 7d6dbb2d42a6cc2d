package org.gradproof.symbolic.symja;

import edu.jas.arith.BigRational;
import edu.jas.gb.ReductionSeq;
import edu.jas.poly.ExpVector;
import edu.jas.poly.GenPolynomial;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.work.Work;

/** JAS's reduction of a polynomial by others, each of whose steps counts as {@link Work}. */
final class CountedReduction extends ReductionSeq<BigRational> {
    private static final long serialVersionUID = 1;

    /** A term of a product of polynomials whose coefficients are fractions. */
    private static final int PER_TERM = 20;

    @Override
    public GenPolynomial<BigRational> normalform(
            List<GenPolynomial<BigRational>> divisors, GenPolynomial<BigRational> polynomial) {
        GenPolynomial<BigRational> rest = polynomial;
        GenPolynomial<BigRational> form = polynomial.ring.getZERO();
        while (!rest.isZERO()) {
            Map.Entry<ExpVector, BigRational> lead = rest.leadingMonomial();
            GenPolynomial<BigRational> divisor = divisor(divisors, lead.getKey());
            if (divisor == null) {
                Work.count(rest.length());
                form = form.sum(lead.getValue(), lead.getKey());
                rest = rest.reductum();
            } else {
                BigRational factor = lead.getValue().divide(divisor.leadingBaseCoefficient());
                count(rest, divisor, factor);
                rest = rest.subtractMultiple(factor, lead.getKey().subtract(divisor.leadingExpVector()), divisor);
            }
        }
        return form;
    }

    @Override
    public GenPolynomial<BigRational> normalform(
            List<GenPolynomial<BigRational>> row,
            List<GenPolynomial<BigRational>> divisors,
            GenPolynomial<BigRational> polynomial) {
        for (GenPolynomial<BigRational> divisor : divisors) {
            if (!divisor.isZERO()) {
                count(polynomial, divisor, divisor.leadingBaseCoefficient());
            }
        }
        return super.normalform(row, divisors, polynomial);
    }

    private static @org.jspecify.annotations.Nullable GenPolynomial<BigRational> divisor(
            List<GenPolynomial<BigRational>> divisors, ExpVector lead) {
        for (GenPolynomial<BigRational> divisor : divisors) {
            if (!divisor.isZERO() && lead.multipleOf(divisor.leadingExpVector())) {
                return divisor;
            }
        }
        return null;
    }

    private static void count(GenPolynomial<BigRational> rest, GenPolynomial<BigRational> divisor, BigRational factor) {
        long words = (factor.num.bitLength() + factor.den.bitLength()) / Long.SIZE;
        Work.count(rest.length() + divisor.length() * (PER_TERM + words * words));
    }
}
