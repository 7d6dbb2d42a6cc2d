package org.gradproof.docsgen.experiments;

import java.util.List;
import java.util.Map;

/** Cross entropy against the sum of log losses where every example has k labels. */
final class ManyLabels {
    static final int[] LABELS = {1, 2, 3, 4, 6};
    static final int CLASSES = 12;
    static final int STEPS = 150;
    static final double RATE = 0.3;

    private ManyLabels() {}

    /**
     * What was measured on the test examples.
     *
     * @param mean the mean probability of a label
     * @param least the largest probability, over the examples, of an example's least likely label
     * @param largest the largest probability of any label
     * @param above the share of labels whose probability is above 1/k
     * @param right the share of examples whose labels are exactly the classes with the k largest logits
     */
    record Result(double mean, double least, double largest, double above, double right, double train, double test) {}

    static Map<String, String> figures() {
        Table table = new Table(
                "k",
                "1/k",
                "Loss",
                "Mean",
                "Highest least label",
                "Largest",
                "Above 1/k",
                "All k right",
                "Training loss",
                "Test loss");
        double[] x = new double[LABELS.length];
        double[][] means = new double[3][LABELS.length];
        for (int i = 0; i < LABELS.length; i++) {
            int k = LABELS[i];
            Result ce = trained(Loss.CROSS_ENTROPY, k, false);
            Result sum = trained(Loss.SUM_OF_LOG_LOSSES, k, false);
            row(table, k, "CE", ce);
            if (k == 3) {
                row(table, k, "CE: copies", trained(Loss.CROSS_ENTROPY, k, true));
            }
            row(table, k, "sum", sum);
            x[i] = k;
            means[0][i] = sum.mean;
            means[1][i] = 1.0 / k;
            means[2][i] = ce.mean;
        }
        Plot plot = new Plot(
                "Mean probability of a label against the number of labels",
                "Under the sum of log losses the mean probability of a label stays high as the number of labels per"
                        + " example grows. Under cross entropy it stays below one over that number.",
                Axis.of("labels per example, k", false, 1, 2, 3, 4, 5, 6),
                Axis.of("mean probability of a label", false, 0, 0.2, 0.4, 0.6, 0.8, 1),
                List.of(
                        new Line("sum of log losses", x, means[0]),
                        new Line("1/k", x, means[1]),
                        new Line("cross entropy", x, means[2])));
        return Map.of("many-labels.csv", table.csv(), "many-labels.svg", plot.svg());
    }

    static Data data(long seed, int k) {
        return Data.classes(seed, CLASSES, k, 1, 16, 120, 500);
    }

    static Result trained(Loss loss, int k, boolean copies) {
        Data data = data(1, k);
        boolean shared = loss == Loss.CROSS_ENTROPY;
        Examples train = copies ? data.train().copies(k) : shared ? data.train().shared() : data.train();
        Examples test = shared ? data.test().shared() : data.test();
        Training model = new Training(loss, train, RATE).until(STEPS);
        double[] most = new double[2];
        for (int r = 0; r < test.rows; r++) {
            double[] p = loss.probabilities(model.logits(test, r));
            most[0] = Math.max(most[0], Measures.leastLabel(p, test.labels(r)));
            most[1] = Math.max(most[1], Measures.largestLabel(p, test.labels(r)));
        }
        return new Result(
                model.labelProbability(test),
                most[0],
                most[1],
                model.average(test, (z, y) -> Measures.labelsAbove(loss.probabilities(z), y, 1.0 / k)),
                model.accuracy(test),
                model.loss(train),
                model.loss(test));
    }

    private static void row(Table table, int k, String name, Result result) {
        table.row(
                Integer.toString(k),
                Digits.three(1.0 / k),
                name,
                Digits.three(result.mean),
                Digits.three(result.least),
                Digits.three(result.largest),
                Digits.percent(result.above),
                Digits.percent(result.right),
                Digits.three(result.train),
                Digits.three(result.test));
    }
}
