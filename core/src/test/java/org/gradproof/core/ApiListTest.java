package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradproof.core.ApiList.Entry;
import org.junit.jupiter.api.Test;

/** The list of all that others may use of core is that of the classes, and nobody changes it unseen. */
class ApiListTest {

    @Test
    void the_site_s_list_is_that_of_the_sources() throws IOException {
        String table = ApiList.entries().stream()
                .map(Entry::row)
                .collect(Collectors.joining("", "What is called,What it does\n", ""));
        AccuracyTest.assertWritten("figures/api.csv", table);
    }

    @Test
    void every_public_method_of_the_classes_is_in_the_list() throws ClassNotFoundException {
        List<String> compiled = new ArrayList<>();
        for (String name : PublicTypes.names()) {
            Class<?> type = Class.forName(name);
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()))
                    .filter(method -> !type.isRecord() || Modifier.isStatic(method.getModifiers()))
                    .filter(method -> !Arrays.asList(method.getParameterTypes()).contains(float[].class))
                    .map(method ->
                            type.getSimpleName() + "." + method.getName() + " " + method.getParameterTypes().length)
                    .forEach(compiled::add);
        }
        List<String> listed = ApiList.entries().stream()
                .filter(entry -> entry.signature().contains("("))
                .map(entry -> entry.type() + "." + entry.signature().replaceAll("^.*?(\\w+)\\(.*$", "$1") + " "
                        + Stream.of(entry.signature()
                                        .replaceAll("^.*\\((.*)\\)$", "$1")
                                        .split(","))
                                .filter(parameter -> !parameter.isBlank())
                                .count())
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(compiled);
    }

    @Test
    void every_method_of_arrays_has_a_form_for_floats() throws ReflectiveOperationException {
        for (String name : PublicTypes.names()) {
            for (Method method : Class.forName(name).getMethods()) {
                Class<?>[] types = method.getParameterTypes();
                if (Arrays.asList(types).contains(double[].class)
                        && !method.getName().equals("withClassWeights")) {
                    Class<?>[] ofFloats = Arrays.stream(types)
                            .map(type -> type == double[].class ? float[].class : type)
                            .toArray(Class<?>[]::new);
                    assertThat(Class.forName(name).getMethod(method.getName(), ofFloats))
                            .isNotNull();
                }
            }
        }
    }
}
