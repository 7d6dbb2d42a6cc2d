package org.gradproof.core;

import static org.gradproof.core.HighPrecision.DIGITS;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** Measures the focal loss. */
final class FocalMeasurements {

    private FocalMeasurements() {}

    static List<Measured> all() {
        Measured hard = Measured.of("FocalLoss.value", "every z, γ to 1000, y = 0 and 1");
        Measured soft = Measured.of("FocalLoss.value", "every z, γ to 1000, y in (0, 1)");
        Measured hardSlope = Measured.of("FocalLoss.gradient", "every z, γ to 1000, y = 0 and 1");
        Measured softSlope = Measured.of("FocalLoss.gradient", "every z, γ to 1000, y in (0, 1)");
        Measured near = Measured.of("FocalLoss.gradient", "y where it crosses 0");
        SplittableRandom random = new SplittableRandom(31);
        for (double z : Samples.logits(150)) {
            double gamma = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(6);
                case 1 -> random.nextDouble(0, 1000);
                default -> random.nextDouble(0, 6);
            };
            int label = random.nextInt(2);
            double y = Samples.softLabel(random);
            hard.errors().add(FocalLoss.value(z, label, gamma), value(z, label, gamma), z, label, gamma);
            soft.errors().add(FocalLoss.value(z, y, gamma), value(z, y, gamma), z, y, gamma);
            hardSlope.errors().add(FocalLoss.gradient(z, label, gamma), gradient(z, label, gamma), z, label, gamma);
            if (Math.abs(z) > 1e-9 || y != 0.5) {
                softSlope.errors().add(FocalLoss.gradient(z, y, gamma), gradient(z, y, gamma), z, y, gamma);
            }
            BigDecimal up = slope(-z, gamma);
            BigDecimal both = up.add(slope(z, gamma));
            double level = both.signum() == 0 ? 0 : up.divide(both, DIGITS).doubleValue();
            if (level > 1e-80 && 1 - level > 1e-15 && Math.abs(z) > 1e-4) {
                near.errors().add(FocalLoss.gradient(z, level, gamma), gradient(z, level, gamma), z, level, gamma);
            }
        }
        return List.of(hard, soft, hardSlope, softSlope, near);
    }

    static BigDecimal value(double z, double y, double gamma) {
        BigDecimal label = new BigDecimal(y);
        BigDecimal positive = power(z, gamma).multiply(HighPrecision.softplus(-z), DIGITS);
        BigDecimal negative = power(-z, gamma).multiply(HighPrecision.softplus(z), DIGITS);
        return label.multiply(positive).add(BigDecimal.ONE.subtract(label).multiply(negative));
    }

    static BigDecimal gradient(double z, double y, double gamma) {
        BigDecimal label = new BigDecimal(y);
        return BigDecimal.ONE.subtract(label).multiply(slope(-z, gamma)).subtract(label.multiply(slope(z, gamma)));
    }

    /** σ(-z)^γ = e^(-γ softplus(z)). */
    private static BigDecimal power(double z, double gamma) {
        return HighPrecision.exp(
                new BigDecimal(gamma).multiply(HighPrecision.softplus(z)).negate());
    }

    private static BigDecimal slope(double z, double gamma) {
        BigDecimal focus =
                new BigDecimal(gamma).multiply(HighPrecision.sigmoid(z)).multiply(HighPrecision.softplus(-z), DIGITS);
        return power(z, gamma).multiply(focus.add(HighPrecision.sigmoid(-z)), DIGITS);
    }
}
