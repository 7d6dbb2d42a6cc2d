package org.gradproof.docsgen.experiments;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Cross entropy against the sum of log losses where every example has one label. */
final class OneLabel {
    static final int[] CLASSES = {4, 16, 64};
    static final int[] STEPS = {1, 2, 3, 5, 7, 10, 14, 20, 30, 50, 70, 100};
    static final int SEEDS = 3;
    static final double RATE = 0.3;

    private OneLabel() {}

    static Map<String, String> figures() {
        Table table = new Table(
                "n",
                "Step",
                "Right: CE",
                "Right: sum",
                "Label: CE",
                "Label: sum",
                "Training loss: CE",
                "Test loss: CE",
                "Training loss: sum",
                "Test loss: sum");
        double[][] of64 = new double[4][];
        for (int n : CLASSES) {
            Curve ce = Curve.of(Loss.CROSS_ENTROPY, n, RATE);
            Curve sum = Curve.of(Loss.SUM_OF_LOG_LOSSES, n, RATE);
            for (int i = 0; i < STEPS.length; i++) {
                if (STEPS[i] == 10 || STEPS[i] == 50 || STEPS[i] == 100) {
                    table.row(
                            Integer.toString(n),
                            Integer.toString(STEPS[i]),
                            Digits.percent(ce.right[i]),
                            Digits.percent(sum.right[i]),
                            Digits.three(ce.label[i]),
                            Digits.three(sum.label[i]),
                            Digits.three(ce.train[i]),
                            Digits.three(ce.test[i]),
                            Digits.three(sum.train[i]),
                            Digits.three(sum.test[i]));
                }
            }
            of64 = new double[][] {ce.right, sum.right, ce.label, sum.label};
        }
        double[] steps = Arrays.stream(STEPS).asDoubleStream().toArray();
        Plot plot = new Plot(
                "Sixty-four classes, one label each",
                "On test examples, against the number of steps: the share classified rightly, and the mean probability"
                        + " that the label is given, under cross entropy and under the sum of log losses.",
                Axis.of("steps of gradient descent", true, 1, 2, 5, 10, 20, 50, 100),
                Axis.of("share, probability (no unit)", false, 0, 0.2, 0.4, 0.6, 0.8, 1),
                List.of(
                        new Line("classified rightly, cross entropy", steps, of64[0]),
                        new Line("classified rightly, sum of log losses", steps, of64[1]),
                        new Line("label's probability, cross entropy", steps, of64[2]),
                        new Line("label's probability, sum of log losses", steps, of64[3])));
        return Map.of("one-label.csv", table.csv(), "one-label-rates.csv", rates().csv(), "one-label.svg", plot.svg());
    }

    /** The same after all steps with other rates, as one rate need not suit both losses. */
    private static Table rates() {
        Table table = new Table("Rate", "Right: CE", "Right: sum", "Label: CE", "Label: sum");
        for (double rate : new double[] {0.03, 0.1, 0.3, 1}) {
            Curve ce = Curve.of(Loss.CROSS_ENTROPY, 16, rate);
            Curve sum = Curve.of(Loss.SUM_OF_LOG_LOSSES, 16, rate);
            int i = STEPS.length - 1;
            table.row(
                    Double.toString(rate),
                    Digits.percent(ce.right[i]),
                    Digits.percent(sum.right[i]),
                    Digits.three(ce.label[i]),
                    Digits.three(sum.label[i]));
        }
        return table;
    }

    static Data data(long seed, int classes) {
        return Data.classes(seed, classes, 1, 0.7, 16, 4 * classes, 256);
    }

    /** Measured at each of the steps, and averaged over the seeds. */
    private static final class Curve {
        private final double[] right = new double[STEPS.length];
        private final double[] label = new double[STEPS.length];
        private final double[] train = new double[STEPS.length];
        private final double[] test = new double[STEPS.length];

        static Curve of(Loss loss, int classes, double rate) {
            Curve curve = new Curve();
            for (int seed = 1; seed <= SEEDS; seed++) {
                Data data = data(seed, classes);
                Training model = new Training(loss, data.train(), rate);
                for (int i = 0; i < STEPS.length; i++) {
                    model.until(STEPS[i]);
                    curve.right[i] += model.accuracy(data.test()) / SEEDS;
                    curve.label[i] += model.labelProbability(data.test()) / SEEDS;
                    curve.train[i] += model.loss(data.train()) / SEEDS;
                    curve.test[i] += model.loss(data.test()) / SEEDS;
                }
            }
            return curve;
        }
    }
}
