package org.gradproof.jqwik;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.JqwikException;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** What the providers share: they answer for a parameter with their annotation, before jqwik's own providers do. */
abstract class AnnotatedProvider<A extends Annotation> implements ArbitraryProvider {
    /** Above jqwik's own, which would fill a {@code double[]} with any doubles. */
    private static final int PRIORITY = 10;

    private final Class<A> annotation;
    private final List<TypeUsage> types;

    AnnotatedProvider(Class<A> annotation, List<TypeUsage> types) {
        this.annotation = annotation;
        this.types = types;
    }

    /**
     * {@inheritDoc}
     *
     * @throws JqwikException if the annotation stands at a type that it does not give: any other provider would fill it
     *     with values that nobody asked for
     */
    @Override
    public boolean canProvideFor(TypeUsage target) {
        if (target.findAnnotation(annotation).isEmpty()) {
            return false;
        }
        if (types.stream().noneMatch(type -> type.canBeAssignedTo(target) && target.canBeAssignedTo(type))) {
            throw new JqwikException("@" + annotation.getSimpleName() + " gives "
                    + String.join(", ", types.stream().map(TypeUsage::toString).toList()) + ", not " + target);
        }
        return true;
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage target, SubtypeProvider subtypes) {
        // What is drawn is what the annotation documents. jqwik's edge cases, all combinations of all entries' ends,
        // would outnumber the tries of a property, and it would say so in the log.
        return Set.of(arbitrary(target.findAnnotation(annotation).orElseThrow(), target.getRawType())
                .withoutEdgeCases());
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    /** What the annotation asks for, as the type. */
    abstract Arbitrary<?> arbitrary(A asked, Class<?> type);
}
