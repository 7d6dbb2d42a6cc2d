package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Many threads on one shared batch, each with work of its own, get the bits that one thread gets. */
class ManyThreadsTest {

    private static final int THREADS = 8;

    /** One call, on any thread. */
    private record Work(BatchCase edge, Method method, Object receiver) implements Callable<List<double[]>> {
        @Override
        public List<double[]> call() {
            List<String> outputs = edge.methods().get(method.getName());
            int[] lengths = outputs.stream()
                    .mapToInt(o -> edge.edge().expected().get(o).length)
                    .toArray();
            return Call.of(method, edge.arguments(), outputs.size()).run(receiver, lengths, 1);
        }
    }

    @Test
    void share_a_batch_and_get_the_bits_of_one() throws Exception {
        List<Work> all = work();
        List<List<double[]>> alone = new ArrayList<>();
        for (Work each : all) {
            alone.add(each.call());
        }
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < 3; round++) {
                List<Integer> order = new ArrayList<>();
                for (int i = 0; i < all.size(); i++) {
                    order.add(i);
                }
                Collections.shuffle(order, new Random(round));
                List<Future<List<double[]>>> together =
                        order.stream().map(i -> pool.submit(all.get(i))).toList();
                assertSame(alone, together, order, all);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void share_one_instance_with_rows_of_their_own() throws Exception {
        int n = 700;
        BatchCrossEntropy loss =
                BatchCrossEntropy.mean(n).withLabelSmoothing(0.1).withTemperature(2);
        BatchCrossEntropy longRows = BatchCrossEntropy.sum(3 * n);
        BatchSoftmax softmax = BatchSoftmax.of(n);
        BatchKullbackLeibler divergence = BatchKullbackLeibler.meanFromLogits(n);
        BatchLogLoss logLoss = BatchLogLoss.sum().withPositiveWeight(3);
        BatchFocalLoss focal = BatchFocalLoss.mean(2);
        List<BiFunction<double[], double[], double[]>> all = List.of(
                (z, y) -> loss.gradient(z, y),
                (z, y) -> longRows.gradient(z, new int[] {7}),
                (z, y) -> softmax.logValue(z),
                (z, y) -> new double[] {divergence.valueAndGradients(z, y, null, null)},
                (z, y) -> logLoss.gradient(z, y),
                (z, y) -> focal.gradient(z, y));
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<double[]>> together = new ArrayList<>();
            for (int i = 0; i < 8 * all.size(); i++) {
                int index = i;
                together.add(pool.submit(() -> applied(all, index, 3 * n)));
            }
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get()).containsExactly(applied(all, i, 3 * n));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static double[] applied(List<BiFunction<double[], double[], double[]>> all, int index, int n) {
        SplittableRandom random = new SplittableRandom(index);
        double[] z = random.doubles(n, -9, 9).toArray();
        z[index] = index % 5 == 0 ? Double.NEGATIVE_INFINITY : 1e5;
        return all.get(index % all.size()).apply(z, random.doubles(n).toArray());
    }

    private static void assertSame(
            List<List<double[]>> alone, List<Future<List<double[]>>> together, List<Integer> order, List<Work> all)
            throws InterruptedException, ExecutionException {
        for (int k = 0; k < order.size(); k++) {
            List<double[]> expected = alone.get(order.get(k));
            List<double[]> actual = together.get(k).get();
            for (int i = 0; i < expected.size(); i++) {
                assertThat(actual.get(i))
                        .as(
                                "%s of %s",
                                all.get(order.get(k)).method(),
                                all.get(order.get(k)).edge().edge())
                        .containsExactly(expected.get(i));
            }
        }
    }

    /** Every method at some edges, and one receiver for as many as it serves. */
    private static List<Work> work() throws ClassNotFoundException {
        List<BatchCase> cases = new ArrayList<>(BatchEdgesTest.CASES);
        Collections.shuffle(cases, new Random(3));
        List<Work> all = new ArrayList<>();
        for (Method method : BatchEdgesTest.methods()) {
            int taken = 0;
            for (BatchCase each : cases) {
                boolean fits = each.receiver().getClass() == method.getDeclaringClass()
                        && each.methods().containsKey(method.getName())
                        && (each.edge().isOfFloats() || !method.toString().contains("float[]"))
                        && Call.of(
                                        method,
                                        each.arguments(),
                                        each.methods().get(method.getName()).size())
                                != null;
                if (fits && taken++ < 20) {
                    all.add(new Work(each, method, each.receiver()));
                }
            }
        }
        return all;
    }
}
