package org.gradproof.core;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A parameter with a range, and numbers that are outside it by as little as can be. */
record Ranges(int index, boolean isIndex, List<Double> outside) {

    private Ranges(int index, boolean isIndex, double... outside) {
        this(index, isIndex, Arrays.stream(outside).boxed().toList());
    }

    /** All parameters of a method that have one. */
    static List<Ranges> of(Method method, List<Object> given, boolean ofProbabilities) {
        Class<?>[] types = method.getParameterTypes();
        int step = Spoilt.isOfParts(method, given) ? 2 : 1;
        String type = method.getDeclaringClass().getSimpleName();
        boolean ofFloats = types[0] == float[].class;
        double[] probabilities = {
            ofFloats ? -Float.MIN_VALUE : -Double.MIN_VALUE,
            ofFloats ? Math.nextUp(1f) : Math.nextUp(1.0),
            Double.NaN,
            -1
        };
        double[] weights = {
            -Double.MIN_VALUE, Math.nextDown(0x1p-300), Math.nextUp(0x1p300), Double.NaN, Double.POSITIVE_INFINITY
        };
        List<Ranges> ranges = new ArrayList<>();
        boolean second = types.length > step
                && (types[step] == types[0] || types[step] == double.class)
                && (type.matches(
                        "(Batch)?(LogLoss|SumOfLogLosses|CrossEntropy|FocalLoss)|(Weighted|Focal).*Loss|Adjusted.*"))
                && (!method.getName().equals("hessianProduct") || type.equals("WeightedLogLoss"))
                && given.size() > 1;
        if (second) {
            ranges.add(new Ranges(step, false, probabilities));
        }
        if (type.endsWith("CrossEntropy")
                && types.length > step
                && types[step] != double[].class
                && types[step] != float[].class) {
            ranges.add(new Ranges(step, true, -1, classes(given)));
        }
        if (type.equals("WeightedLogLoss")) {
            ranges.add(new Ranges(2, false, weights));
        }
        if (type.equals("FocalLoss")) {
            ranges.add(new Ranges(2, false, -Double.MIN_VALUE, Math.nextUp(0x1p30), Double.NaN));
        }
        if (type.equals("AdjustedCrossEntropy")) {
            double[] ofSingles = {-Float.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY};
            ranges.add(new Ranges(2, false, ofFloats ? ofSingles : weights));
            ranges.add(new Ranges(3, false, -Double.MIN_VALUE, Math.nextUp(1.0), Double.NaN));
            ranges.add(new Ranges(4, false, Math.nextDown(0x1p-30), Math.nextUp(0x1p30), Double.NaN, 0, -1));
        }
        if (ofProbabilities && type.startsWith("Batch")) {
            // A NaN has a logit, which is NaN.
            double[] refused = type.equals("BatchFunction") ? Arrays.copyOf(probabilities, 2) : probabilities;
            for (int i = 0; i < given.size(); i++) {
                ranges.add(new Ranges(i * step, false, refused));
            }
        }
        if (type.equals("Logit")) {
            ranges.add(new Ranges(0, false, Arrays.copyOf(probabilities, 2)));
        }
        if (type.equals("Entropy") && !method.getName().endsWith("Logits")) {
            ranges.add(new Ranges(0, false, probabilities));
        }
        boolean pair = type.equals("KullbackLeibler") || type.equals("DistributionCrossEntropy");
        if (pair && !method.getName().endsWith("Logits")) {
            ranges.add(new Ranges(0, false, probabilities));
            ranges.add(new Ranges(1, false, probabilities));
        }
        if (type.equals("LinearModel")) {
            ranges.add(new Ranges(1, false, 0, -1));
        }
        return ranges;
    }

    private static double classes(List<Object> given) {
        return ((double[]) given.get(0)).length;
    }
}
