package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Divergences of rows whose other logits are so large that products with small probabilities are far below them. */
class HugeLogitsTest {

    @Test
    void the_gradient_in_the_first_logits_keeps_small_entries() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 300; i++) {
            int n = random.nextInt(2, 8);
            double[] a = random.doubles(n, -750, 750).toArray();
            double[] b = random.doubles(n, -1, 1)
                    .map(x -> x * Math.pow(10, random.nextInt(306)))
                    .toArray();
            BigDecimal[] v = new BigDecimal[n];
            Arrays.setAll(v, k -> new BigDecimal(a[k]).subtract(new BigDecimal(b[k])));
            BigDecimal[] exact = HighPrecisionRows.deviation(a, v);
            double[] gradient = KullbackLeibler.gradientOfFirstFromLogits(a, b);
            for (int k = 0; k < n; k++) {
                double expected = exact[k].doubleValue();
                assertThat(new BigDecimal(gradient[k]).subtract(exact[k]).abs().doubleValue())
                        .as("entry %s of a %s and b %s", k, Arrays.toString(a), Arrays.toString(b))
                        .isLessThanOrEqualTo(KullbackLeibler.GRADIENT_MAX_ULP * Math.ulp(expected));
            }
        }
    }
}
