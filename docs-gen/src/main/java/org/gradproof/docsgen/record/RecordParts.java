package org.gradproof.docsgen.record;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The components of records, by reflection. */
public final class RecordParts {
    private static final Map<Class<?>, List<Part>> KNOWN = new ConcurrentHashMap<>();

    private RecordParts() {}

    /** A component: its name, its type, and how it is read. */
    public record Part(String name, Type type, Method accessor) {
        /** What it is in the record. */
        public @Nullable Object of(Record value) {
            try {
                return accessor.invoke(value);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("a component cannot be read: " + accessor, e);
            }
        }
    }

    /** The components of the type, in their order. */
    public static List<Part> of(Class<?> type) {
        return KNOWN.computeIfAbsent(
                type,
                key -> Stream.of(key.getRecordComponents())
                        .map(RecordParts::part)
                        .toList());
    }

    private static Part part(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new Part(component.getName(), component.getGenericType(), accessor);
    }

    /**
     * A record of the type with these components.
     *
     * @throws IllegalArgumentException if the type does not accept them
     */
    static Record make(Class<?> type, @Nullable Object[] components) {
        Class<?>[] types = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (Record) constructor.newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no " + type.getName() + " can be made of these components", e);
        }
    }
}
