package org.gradproof.verify.certify;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.core.Accuracy;

/**
 * A public static function of core on doubles, by the name that a derivation gives it.
 *
 * @param parameters {@code double}, {@code double[]} or {@code int} each
 * @param maxUlp its documented error
 */
record CoreFunction(String name, List<Class<?>> parameters, MethodHandle handle, double maxUlp) {
    private static final Pattern NAME = Pattern.compile("([A-Z]\\w*)\\.([a-z]\\w*)");
    private static final String PACKAGE = Accuracy.class.getPackageName() + ".";

    /**
     * The function of the name for arguments of the given kinds.
     *
     * @param kinds the type that each argument has in code
     */
    static Optional<CoreFunction> find(String name, List<Class<?>> kinds) {
        Matcher matcher = NAME.matcher(name);
        Optional<Accuracy> accuracy = Accuracy.find(name);
        if (!matcher.matches() || accuracy.isEmpty()) {
            return Optional.empty();
        }
        try {
            for (Method method : Class.forName(PACKAGE + matcher.group(1)).getMethods()) {
                if (method.getName().equals(matcher.group(2))
                        && Modifier.isStatic(method.getModifiers())
                        && fits(method, kinds)) {
                    MethodHandle handle = MethodHandles.publicLookup().unreflect(method);
                    List<Class<?>> parameters = List.of(method.getParameterTypes());
                    return Optional.of(new CoreFunction(
                            name, parameters, handle, accuracy.get().maxUlp()));
                }
            }
        } catch (ClassNotFoundException | IllegalAccessException notThere) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean fits(Method method, List<Class<?>> kinds) {
        Class<?> result = method.getReturnType();
        return (result == double.class || result == double[].class)
                && List.of(method.getParameterTypes()).equals(kinds);
    }

    /**
     * The entries of the result; one for a scalar.
     *
     * @throws IllegalArgumentException if the function does not take these arguments
     */
    double[] apply(List<Object> arguments) {
        Object result = invoke(arguments);
        return result instanceof double[] entries ? entries : new double[] {(Double) result};
    }

    private Object invoke(List<Object> arguments) {
        try {
            return handle.invokeWithArguments(new ArrayList<>(arguments));
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException(name + " threw", checked);
        }
    }
}
