package org.gradproof.core;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A call of a public method with one argument spoilt: what it throws, and whether it has touched an array. */
final class Spoilt {

    static final double UNTOUCHED = 0.5;

    private final Method method;
    private final Object receiver;
    private final Object[] arguments;

    /**
     * A call that is in order: arguments, then arrays for results, the first with its own length, an index 0 after each array
     * where it takes parts.
     */
    Spoilt(Method method, Object receiver, List<Object> given, int firstLength, int otherLength) {
        Class<?>[] types = method.getParameterTypes();
        this.method = method;
        this.receiver = receiver;
        this.arguments = new Object[types.length];
        boolean ofParts = isOfParts(method, given);
        int next = 0;
        int resultLength = firstLength;
        for (int i = 0; i < types.length; i++) {
            if (next < given.size()) {
                arguments[i] = converted(given.get(next++), types[i]);
            } else if (types[i].isArray()) {
                double[] result = new double[resultLength];
                Arrays.fill(result, UNTOUCHED);
                arguments[i] = converted(result, types[i]);
                resultLength = otherLength;
            } else {
                arguments[i] = 1;
            }
            if (ofParts && types[i].isArray()) {
                arguments[++i] = 0;
            }
        }
    }

    static boolean isOfParts(Method method, List<Object> given) {
        long ints = Arrays.stream(method.getParameterTypes())
                .filter(t -> t == int.class)
                .count();
        return ints > given.stream().filter(Integer.class::isInstance).count();
    }

    Object argument(int index) {
        return arguments[index];
    }

    /** An array with another length, the new entries as the old ones. */
    static Object resized(Object array, int length) {
        Object other = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, other, 0, Math.min(length, Array.getLength(array)));
        return other;
    }

    /** An array with another last entry. */
    static Object withLast(Object array, double value) {
        Object other = resized(array, Array.getLength(array));
        int last = Array.getLength(array) - 1;
        if (other instanceof double[] doubles) {
            doubles[last] = value;
        } else if (other instanceof float[] floats) {
            floats[last] = (float) value;
        } else {
            ((int[]) other)[last] = (int) value;
        }
        return other;
    }

    /** What is wrong with the refusal of such an argument, or null; nothing is said of arrays that may be touched. */
    String fault(int index, Object bad, Class<?> exception, String quoted, boolean untouched) {
        Object[] spoilt = arguments.clone();
        List<Object> copies = new ArrayList<>();
        for (int i = 0; i < spoilt.length; i++) {
            Object argument = i == index ? bad : spoilt[i];
            boolean isArray = argument != null && argument.getClass().isArray();
            spoilt[i] = isArray ? resized(argument, Array.getLength(argument)) : argument;
            copies.add(isArray ? resized(argument, Array.getLength(argument)) : null);
        }
        String call =
                method.toGenericString().replace("org.gradproof.core.", "") + " with " + text(bad) + " at " + index;
        try {
            method.invoke(receiver, spoilt);
            return call + " threw nothing";
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            if (cause.getClass() != exception) {
                return call + " threw " + cause;
            }
            if (bad != null
                    && (cause.getMessage() == null || !cause.getMessage().contains(quoted))) {
                return call + " does not quote " + quoted + ": " + cause.getMessage();
            }
        } catch (IllegalAccessException notPublic) {
            throw new AssertionError(notPublic);
        }
        for (int i = 0; untouched && i < spoilt.length; i++) {
            if (copies.get(i) != null && !text(copies.get(i)).equals(text(spoilt[i]))) {
                return call + " has written " + text(spoilt[i]);
            }
        }
        return null;
    }

    private static String text(Object argument) {
        return Arrays.deepToString(new Object[] {argument});
    }

    private static Object converted(Object argument, Class<?> type) {
        if (type == float[].class) {
            float[] floats = new float[((double[]) argument).length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) ((double[]) argument)[i];
            }
            return floats;
        }
        return argument;
    }
}
