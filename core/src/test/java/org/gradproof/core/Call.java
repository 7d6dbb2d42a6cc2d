package org.gradproof.core;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Calls any public overload with one list of arguments: results returned or written into an array, doubles or floats, whole
 * arrays or parts from an index on.
 */
final class Call {

    /** What stands beside a part of an array, and must still stand there afterwards. */
    private static final double OUTSIDE = 12345;

    private static final int FROM = 3;

    private final Method method;
    private final List<?> arguments;
    private final boolean ofParts;

    private Call(Method method, List<?> arguments, boolean ofParts) {
        this.method = method;
        this.arguments = arguments;
        this.ofParts = ofParts;
    }

    /** The call, or null where the method takes other arguments, or has not so many outputs. */
    static Call of(Method method, List<?> arguments, int outputs) {
        long given = arguments.stream().filter(Integer.class::isInstance).count();
        Class<?>[] types = method.getParameterTypes();
        boolean ofParts = Arrays.stream(types).filter(t -> t == int.class).count() > given;
        List<Class<?>> plain = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            plain.add(types[i]);
            if (ofParts && types[i].isArray()) {
                i++;
            }
        }
        if (ofParts) {
            plain.remove(plain.size() - 1);
        }
        int returned =
                method.getReturnType() == void.class ? 0 : method.getReturnType() == ValueAndGradient.class ? 2 : 1;
        boolean fits = plain.size() == arguments.size() + outputs - returned;
        for (int i = 0; fits && i < plain.size(); i++) {
            fits = i < arguments.size()
                    ? takes(plain.get(i), arguments.get(i))
                    : plain.get(i).isArray();
        }
        return fits ? new Call(method, arguments, ofParts) : null;
    }

    private static boolean takes(Class<?> type, Object argument) {
        if (argument instanceof double[]) {
            return type == double[].class || type == float[].class;
        }
        if (argument instanceof Double) {
            return type == double.class || type == float.class;
        }
        return argument instanceof int[] ? type == int[].class : type == int.class;
    }

    boolean isOfFloats() {
        return Arrays.asList(method.getParameterTypes()).contains(float[].class)
                || Arrays.asList(method.getParameterTypes()).contains(float.class);
    }

    boolean isVoid() {
        return method.getReturnType() == void.class;
    }

    /** Whether results come as doubles, though the arguments may be floats. */
    boolean returnsDouble() {
        return method.getReturnType() == double.class;
    }

    /** The outputs in order, of the given lengths; count is the number of examples. */
    List<double[]> run(Object receiver, int[] lengths, int count) {
        Class<?>[] types = method.getParameterTypes();
        Object[] actual = new Object[types.length];
        List<Object> written = new ArrayList<>();
        int returned = method.getReturnType() == void.class ? 0 : 1;
        int next = 0;
        for (int i = 0; i < types.length; i++) {
            int margin = ofParts ? FROM : 0;
            if (next < arguments.size()) {
                actual[i] = converted(arguments.get(next++), types[i], margin);
            } else if (types[i].isArray()) {
                double[] out = new double[lengths[returned + written.size()]];
                actual[i] = converted(out, types[i], margin);
                written.add(actual[i]);
            } else {
                actual[i] = count;
            }
            if (ofParts && types[i].isArray()) {
                actual[++i] = FROM;
            }
        }
        Object result = invoke(receiver, actual);
        List<double[]> outputs = new ArrayList<>();
        if (result instanceof ValueAndGradient both) {
            outputs.add(new double[] {both.value()});
            outputs.add(new double[] {both.gradient()});
        } else if (result != null) {
            outputs.add(doubles(result));
        }
        written.forEach(array -> outputs.add(inside(doubles(array))));
        return outputs;
    }

    /** The outputs where an argument's array receives the first output that is as long; null where none is. */
    List<double[]> runInPlace(Object receiver, int[] lengths, int replaced) {
        Class<?>[] types = method.getParameterTypes();
        Object[] actual = new Object[types.length];
        List<Object> written = new ArrayList<>();
        int returned = method.getReturnType() == void.class ? 0 : 1;
        boolean shared = false;
        for (int i = 0; i < types.length && !ofParts; i++) {
            if (i < arguments.size()) {
                actual[i] = converted(arguments.get(i), types[i], 0);
                continue;
            }
            int length = lengths[returned + written.size()];
            boolean fits = !shared
                    && replaced < arguments.size()
                    && types[replaced] == types[i]
                    && Array.getLength(actual[replaced]) == length;
            actual[i] = fits ? actual[replaced] : converted(new double[length], types[i], 0);
            shared |= fits;
            written.add(actual[i]);
        }
        if (!shared) {
            return null;
        }
        Object result = invoke(receiver, actual);
        List<double[]> outputs = new ArrayList<>();
        if (result != null) {
            outputs.add(doubles(result));
        }
        written.forEach(array -> outputs.add(doubles(array)));
        return outputs;
    }

    private Object invoke(Object receiver, Object[] actual) {
        try {
            return method.invoke(receiver, actual);
        } catch (InvocationTargetException thrown) {
            throw new AssertionError(this + " threw", thrown.getCause());
        } catch (IllegalAccessException notPublic) {
            throw new AssertionError(notPublic);
        }
    }

    private double[] inside(double[] array) {
        if (!ofParts) {
            return array;
        }
        for (int i = 0; i < FROM; i++) {
            if (array[i] != OUTSIDE || array[array.length - 1 - i] != OUTSIDE) {
                throw new AssertionError(this + " wrote outside its part: " + Arrays.toString(array));
            }
        }
        return Arrays.copyOfRange(array, FROM, array.length - FROM);
    }

    private static Object converted(Object argument, Class<?> type, int margin) {
        if (argument instanceof double[] array) {
            double[] all = new double[array.length + 2 * margin];
            Arrays.fill(all, OUTSIDE);
            System.arraycopy(array, 0, all, margin, array.length);
            return type == float[].class ? floats(all) : all;
        }
        if (argument instanceof int[] array) {
            int[] all = new int[array.length + 2 * margin];
            System.arraycopy(array, 0, all, margin, array.length);
            return all;
        }
        return argument instanceof Double number && type == float.class ? (Object) number.floatValue() : argument;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] doubles(Object result) {
        if (result instanceof float[] floats) {
            return Samples.widened(floats);
        }
        return result instanceof double[] array ? array : new double[] {((Number) result).doubleValue()};
    }

    @Override
    public String toString() {
        return method.toGenericString().replace("org.gradproof.core.", "");
    }
}
