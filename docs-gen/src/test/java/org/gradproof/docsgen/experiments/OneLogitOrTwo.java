package org.gradproof.docsgen.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Logistic regression against cross entropy with two logits, on the same two classes. */
final class OneLogitOrTwo {
    static final int[] STEPS = {1, 2, 3, 5, 7, 10, 14, 20, 30, 50, 70, 100, 140, 200, 300, 500, 700, 1000};
    static final double RATE = 0.5;
    static final int SEEDS = 10;

    private OneLogitOrTwo() {}

    /**
     * What was measured after a step.
     *
     * @param gap the average over the training examples of the distance between the two logits
     * @param train the training loss
     * @param test the test loss
     */
    record Point(double gap, double train, double test) {}

    static Map<String, String> figures() {
        Data data = data(1);
        List<Point> one = one(data);
        List<Point> two = two(data, RATE);
        List<Point> half = two(data, RATE / 2);
        Table gaps = new Table("Step", "One logit", "Two logits", "Ratio", "Two logits at half the rate");
        Table losses = new Table("Step", "Training: one logit", "Training: two", "Test: one logit", "Test: two");
        for (int i = 0; i < STEPS.length; i++) {
            if (Arrays.asList(1, 2, 5, 10, 30, 100, 300, 1000).contains(STEPS[i])) {
                String step = Integer.toString(STEPS[i]);
                Point a = one.get(i);
                Point b = two.get(i);
                gaps.row(
                        step,
                        Digits.three(a.gap),
                        Digits.three(b.gap),
                        Digits.three(b.gap / a.gap),
                        Digits.three(half.get(i).gap));
                losses.row(
                        step, Digits.three(a.train), Digits.three(b.train), Digits.three(a.test), Digits.three(b.test));
            }
        }
        Axis steps = Axis.of("steps of gradient descent", true, 1, 10, 100, 1000);
        Plot gap = new Plot(
                "Distance between the two logits",
                "Average distance between the logits against the number of steps. Two logits start twice as far apart"
                        + " as one logit and 0. With half the rate they lie on the line of the one logit.",
                steps,
                Axis.of("distance of the logits (nats)", true, 0.5, 1, 2, 5, 10),
                List.of(
                        line("two logits", two, Point::gap),
                        line("one logit and 0", one, Point::gap),
                        line("two logits, half the rate", half, Point::gap)));
        Plot loss = new Plot(
                "Training and test loss of one logit and of two",
                "Loss against the number of steps. The training losses fall throughout. Both test losses fall, pass a"
                        + " least value and rise; those of two logits do so in half the number of steps.",
                steps,
                Axis.of("loss (nats)", false, 0, 0.2, 0.4, 0.6, 0.8, 1, 1.2),
                List.of(
                        line("one logit, training", one, Point::train),
                        line("one logit, test", one, Point::test),
                        line("two logits, training", two, Point::train),
                        line("two logits, test", two, Point::test)));
        return Map.of(
                "logit-gap.csv", gaps.csv(),
                "logit-loss.csv", losses.csv(),
                "logit-seeds.csv", seeds().csv(),
                "logit-gap.svg", gap.svg(),
                "logit-loss.svg", loss.svg());
    }

    /** Ten draws of the data, of which the page shows the mean and the range. */
    private static Table seeds() {
        List<List<Point>> one = new ArrayList<>();
        List<List<Point>> two = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            one.add(one(data(seed)));
            two.add(two(data(seed), RATE));
        }
        Table table = new Table("Over ten seeds", "One logit", "Two logits");
        row(
                table,
                "Distance of the logits after 1000 steps",
                one,
                two,
                run -> last(run).gap());
        row(table, "Training loss after 1000 steps", one, two, run -> last(run).train());
        row(table, "Test loss after 1000 steps", one, two, run -> last(run).test());
        row(table, "Least test loss on the way", one, two, run -> best(run).test());
        row(table, "Steps to the least test loss", one, two, run -> STEPS[run.indexOf(best(run))]);
        return table;
    }

    private static void row(
            Table table, String name, List<List<Point>> one, List<List<Point>> two, ToDoubleFunction<List<Point>> of) {
        table.row(name, range(one, of), range(two, of));
    }

    private static String range(List<List<Point>> runs, ToDoubleFunction<List<Point>> of) {
        double[] values = runs.stream().mapToDouble(of).sorted().toArray();
        return Digits.three(Arrays.stream(values).sum() / values.length) + " (" + Digits.three(values[0]) + " to "
                + Digits.three(values[values.length - 1]) + ")";
    }

    static Point last(List<Point> run) {
        return run.get(run.size() - 1);
    }

    private static Point best(List<Point> run) {
        Point best = run.get(0);
        for (Point each : run) {
            best = each.test < best.test ? each : best;
        }
        return best;
    }

    static Data data(long seed) {
        return Data.twoClasses(seed, 5, 0.35, 20, 60, 1000);
    }

    static List<Point> one(Data data) {
        Examples train = data.train().positiveAlone();
        Examples test = data.test().positiveAlone();
        Training model = new Training(Loss.LOG_LOSS, train, RATE);
        return run(model, train, test, 0);
    }

    static List<Point> two(Data data, double rate) {
        Training model = new Training(Loss.CROSS_ENTROPY, data.train(), rate);
        return run(model, data.train(), data.test(), 1);
    }

    /** Class {@code other} is the second logit; where it is the first and only one, the second is held at 0. */
    private static List<Point> run(Training model, Examples train, Examples test, int other) {
        List<Point> points = new ArrayList<>();
        for (int step : STEPS) {
            model.until(step);
            double gap = model.average(train, (z, y) -> Math.abs(z[0] - (other == 0 ? 0 : z[other])));
            points.add(new Point(gap, model.loss(train), model.loss(test)));
        }
        return points;
    }

    private static Line line(String name, List<Point> run, ToDoubleFunction<Point> of) {
        return new Line(
                name,
                Arrays.stream(STEPS).asDoubleStream().toArray(),
                run.stream().mapToDouble(of).toArray());
    }
}
