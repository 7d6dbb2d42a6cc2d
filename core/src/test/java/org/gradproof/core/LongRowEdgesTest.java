package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gradproof.core.internal.block.DoubleBlock;
import org.junit.jupiter.api.Test;

/** Edges in rows that are longer than a block, at its borders, between rows that have none: as the functions of one row. */
class LongRowEdgesTest {

    /** Where a row's special logits go: block borders, the middle, both ends. */
    private static final int[] PLACES = {DoubleBlock.LENGTH - 1, 0, DoubleBlock.LENGTH, DoubleBlock.LENGTH / 2, -1, 1};

    private static final int[] LENGTHS = {DoubleBlock.LENGTH + 40, 2 * DoubleBlock.LENGTH + 81, DoubleBlock.LENGTH + 1};

    @Test
    void edges_of_long_rows_are_those_of_one_row() throws ClassNotFoundException {
        List<String> faults = new ArrayList<>();
        int index = 0;
        for (double[] special : RowEdges.ROWS) {
            if (special.length < 3) {
                continue;
            }
            int n = LENGTHS[index++ % LENGTHS.length];
            SplittableRandom random = new SplittableRandom(index);
            int[] place = Arrays.stream(PLACES).map(p -> p < 0 ? n - 1 : p).toArray();
            double[] z = random.doubles(n, -6, 6).map(v -> (float) v).toArray();
            for (int k = 0; k < special.length; k++) {
                z[place[(k + index) % place.length]] = special[k];
            }
            if (Arrays.stream(special).allMatch(v -> v == Double.NEGATIVE_INFINITY)) {
                Arrays.fill(z, Double.NEGATIVE_INFINITY);
            }
            for (Edge edge : edges(z, place[index % place.length], random)) {
                index++;
                for (BatchCase each : BatchCase.of(edge)) {
                    // The mean of one, the sum of the next.
                    if (!(each.receiver() instanceof BatchCrossEntropy) || each.mean() == (index % 2 == 0)) {
                        faults.addAll(faults(each, index, random));
                    }
                }
            }
        }
        assertThat(faults).as("%d faults", faults.size()).isEmpty();
    }

    private static List<Edge> edges(double[] z, int target, SplittableRandom random) {
        int n = z.length;
        double[] y = random.doubles(n).map(v -> (float) v).toArray();
        double[] w = random.doubles(n, 0.5, 2).toArray();
        for (int k = 0; k < n; k++) {
            boolean masked = z[k] == Double.NEGATIVE_INFINITY;
            y[k] = masked ? 0 : y[k];
            w[k] = masked ? 0 : w[k];
        }
        double[] v = random.doubles(n, -1, 1).map(x -> (float) x).toArray();
        Edge loss = Edge.of(CrossEntropy.class, z, target).gives("value").gives("gradient");
        Edge adjusted = Edge.of(AdjustedCrossEntropy.class, z, y, w, 0.25, 2.0)
                .gives("value")
                .gives("gradient");
        return List.of(
                Singles.answer(Edge.of(Softmax.class, z).gives("value").gives("logValue"), z),
                Singles.answer(Edge.of(LogSumExp.class, z).gives("value").gives("gradient"), z),
                Singles.answer(loss, z, target),
                Singles.answer(loss, z, y),
                Singles.answer(loss, z, Samples.oneHot(n, target)),
                Singles.answer(adjusted, z, y, w, 0.25, 2.0),
                Singles.answer(adjusted, z, Samples.oneHot(n, 0), w, 0.0, 0.5),
                Singles.answer(Edge.of(CrossEntropy.class, z, v).gives("hessianProduct"), z, v));
    }

    private static List<String> faults(BatchCase each, int index, SplittableRandom random)
            throws ClassNotFoundException {
        BatchCase ordinary = each.with(Singles.ordinary(each.edge(), random));
        Mixed mixed = new Mixed(List.of(ordinary, each, ordinary));
        List<String> faults = new ArrayList<>();
        for (Method method : BatchEdgesTest.methods()) {
            boolean fits = method.getDeclaringClass() == each.receiver().getClass();
            boolean takes =
                    !method.toString().contains("float[]") || each.edge().isOfFloats();
            if (fits && takes) {
                int threads = 1 + index % 2;
                String fault = mixed.fault(method, each.threaded(threads), each.mean(), index % 3 - 1);
                if (fault != null && !fault.isEmpty()) {
                    faults.add(method + ": " + fault.substring(0, Math.min(100, fault.length())) + " … "
                            + fault.substring(Math.max(0, fault.length() - 150)));
                }
            }
        }
        return faults;
    }
}
