package org.gradproof.docsgen.experiments;

import java.util.List;
import java.util.Map;

/** How hard the classes that are not the label push, against the number of classes. */
final class NegativePush {
    static final int[] CLASSES = {2, 4, 8, 16, 32, 64, 128};
    static final int[] STEPS = {0, 1, 10, 100};
    static final double RATE = 0.3;

    private NegativePush() {}

    static Map<String, String> figures() {
        Table table = new Table("n", "CE: 0", "CE: 1", "CE: 10", "CE: 100", "Sum: 0", "Sum: 1", "Sum: 10", "Sum: 100");
        double[] x = new double[CLASSES.length];
        double[][] ce = new double[STEPS.length][CLASSES.length];
        double[][] sum = new double[STEPS.length][CLASSES.length];
        for (int i = 0; i < CLASSES.length; i++) {
            x[i] = CLASSES[i];
            Examples train = data(CLASSES[i]);
            Training softmax = new Training(Loss.CROSS_ENTROPY, train, RATE);
            Training sigmoids = new Training(Loss.SUM_OF_LOG_LOSSES, train, RATE);
            String[] cells = new String[1 + 2 * STEPS.length];
            cells[0] = Integer.toString(CLASSES[i]);
            for (int s = 0; s < STEPS.length; s++) {
                ce[s][i] = softmax.until(STEPS[s]).push(train);
                sum[s][i] = sigmoids.until(STEPS[s]).push(train);
                cells[1 + s] = Digits.three(ce[s][i]);
                cells[1 + STEPS.length + s] = Digits.three(sum[s][i]);
            }
            table.row(cells);
        }
        Plot plot = new Plot(
                "Push from negative classes against the number of classes",
                "At the start of training the push grows in proportion to the number of classes under the sum of log"
                        + " losses, and stays below 1 under cross entropy. After a hundred steps both are lower, and lie in the same order.",
                Axis.of("number of classes, n", true, 2, 4, 8, 16, 32, 64, 128),
                Axis.of("sum of positive entries of the gradient", true, 0.01, 0.1, 1, 10, 100),
                List.of(
                        new Line("sum of log losses, at the start", x, sum[0]),
                        new Line("sum of log losses, after 100 steps", x, sum[3]),
                        new Line("cross entropy, at the start", x, ce[0]),
                        new Line("cross entropy, after 100 steps", x, ce[3])));
        return Map.of("negative-push.csv", table.csv(), "negative-push.svg", plot.svg());
    }

    static Examples data(int classes) {
        return Data.classes(1, classes, 1, 1, 8, 128, 0).train();
    }
}
