package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gradproof.core.internal.block.DoubleBlock;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Edges among ordinary examples: first, last, in the middle and at the borders of the blocks that share a loop. Every entry
 * is that of the function of one example, so that no edge spoils its neighbours.
 */
class EdgesAmongOthersTest {

    @TestFactory
    Stream<DynamicTest> no_edge_spoils_its_neighbours() throws ClassNotFoundException {
        return BatchEdgesTest.methods().stream()
                .map(Method::getDeclaringClass)
                .distinct()
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> assertNeighbours(type)));
    }

    private static void assertNeighbours(Class<?> type) throws ClassNotFoundException {
        List<Method> methods = BatchEdgesTest.methods().stream()
                .filter(m -> m.getDeclaringClass() == type)
                .sorted((a, b) -> a.toGenericString().compareTo(b.toGenericString()))
                .toList();
        List<String> faults = new ArrayList<>();
        int index = 0;
        for (BatchCase edge : some(type)) {
            index++;
            SplittableRandom random = new SplittableRandom(index);
            for (boolean everywhere : new boolean[] {false, true}) {
                Mixed mixed = new Mixed(batch(edge, everywhere, index, random));
                for (int i = index % 3; i < methods.size(); i += 3) {
                    Method method = methods.get(i);
                    if (method.toString().contains("float[]") && !edge.edge().isOfFloats()) {
                        continue;
                    }
                    for (int replaced = -1; replaced < 3; replaced++) {
                        String fault = fault(mixed, method, edge, replaced);
                        if (fault != null && !fault.isEmpty()) {
                            faults.add(method + ", in place of " + replaced + ": " + fault);
                        }
                    }
                }
            }
        }
        assertThat(index).isPositive();
        assertThat(faults).as("%d faults", faults.size()).isEmpty();
    }

    private static String fault(Mixed mixed, Method method, BatchCase edge, int replaced) {
        return replaced < edge.arguments().size()
                        && (replaced < 0 || edge.arguments().get(replaced) instanceof double[])
                ? mixed.fault(method, edge.threaded(replaced + 2), edge.mean(), replaced)
                : null;
    }

    /** Each first argument once, or the first arguments with the labels in turn. */
    private static List<BatchCase> some(Class<?> type) {
        List<BatchCase> some = new ArrayList<>();
        Set<List<Object>> known = new HashSet<>();
        List<BatchCase> all = new ArrayList<>(BatchEdgesTest.CASES);
        Collections.shuffle(all, new Random(7));
        for (BatchCase each : all) {
            Object argument = each.arguments().get(0);
            Object key = argument instanceof double[] row ? Arrays.toString(row) : argument;
            boolean ofIndex = each.arguments().size() > 1 && each.arguments().get(1) instanceof int[];
            if (each.receiver().getClass() == type
                    && known.add(List.of(
                            key, each.edge().type(), ofIndex, each.methods().keySet()))) {
                some.add(each);
            }
        }
        // Divergences and focal losses of edges are taken with 106 bits and more, as is all that shares their block.
        boolean slow = type == BatchEntropy.class
                || type == BatchDistributionCrossEntropy.class
                || type == BatchKullbackLeibler.class
                || type == BatchFocalLoss.class;
        return some.subList(0, Math.min(some.size(), slow ? 6 : 18));
    }

    private static List<BatchCase> batch(BatchCase edge, boolean everywhere, int index, SplittableRandom random) {
        int width = edge.arguments().get(0) instanceof double[] row ? row.length : 1;
        int block = DoubleBlock.LENGTH / width;
        int count = 2 * block + 7;
        List<Integer> places = List.of(0, block / 2, block - 1, block, 2 * block - 1, 2 * block, count - 1);
        List<BatchCase> few = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            few.add(edge.with(Singles.ordinary(edge.edge(), random)));
        }
        List<BatchCase> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean here = everywhere ? places.contains(i) : i == places.get(index % places.size());
            all.add(here ? edge : few.get(i % few.size()));
        }
        return all;
    }
}
