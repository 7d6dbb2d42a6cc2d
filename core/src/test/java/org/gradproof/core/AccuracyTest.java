package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradproof.core.internal.exact.Exp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function's error against references of 100 digits, and the table of these errors that the site shows. */
class AccuracyTest {

    private static final List<Measured> ALL = Stream.of(
                    LogitMeasurements.all(),
                    FocalMeasurements.all(),
                    RowMeasurements.all(),
                    DistributionMeasurements.all(),
                    LinearModelMeasurements.all(),
                    BatchFunctionMeasurements.all(),
                    BatchSoftmaxMeasurements.all(),
                    BatchLogLossMeasurements.all(),
                    BatchRowMeasurements.all(),
                    BatchDivergenceMeasurements.all())
            .flatMap(List::stream)
            .toList();

    static List<Measured> all() {
        return ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void stays_within_its_documented_error(Measured measured) {
        Accuracy documented = BatchNames.documented(measured.function());
        assertThat(measured.errors().count()).isGreaterThan(30);
        measured.errors().assertWithin(documented.maxUlp(), documented.rmsUlp());
    }

    @Test
    void every_documented_error_is_measured() {
        assertThat(ALL.stream().map(Measured::function).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        documented().map(Accuracy::function).toList());
    }

    private static Stream<Accuracy> documented() {
        return Stream.concat(Accuracy.all().stream(), Accuracy.batches().stream());
    }

    @Test
    void the_table_of_functions_names_every_function_of_many_examples() {
        assertThat(BatchNames.all())
                .containsExactlyInAnyOrderElementsOf(
                        Accuracy.batches().stream().map(Accuracy::function).toList());
    }

    @Test
    void every_public_function_of_one_example_has_a_documented_error() throws ClassNotFoundException {
        Set<String> functions = new TreeSet<>();
        for (String type : PublicTypes.names()) {
            for (var method : Class.forName(type).getDeclaredMethods()) {
                boolean numeric = method.getReturnType() == double.class || method.getReturnType() == double[].class;
                if (Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()) && numeric) {
                    functions.add(Class.forName(type).getSimpleName() + "." + method.getName());
                }
            }
        }
        functions.removeIf(name -> name.contains(".valueAndGradient"));
        assertThat(functions)
                .containsExactlyInAnyOrderElementsOf(Accuracy.all().stream()
                        .map(Accuracy::function)
                        .filter(name -> !name.startsWith("Batch"))
                        .toList());
    }

    @Test
    void the_table_of_errors_in_the_site_is_the_one_measured() throws IOException {
        String table = ALL.stream()
                .map(FunctionPages::row)
                .collect(Collectors.joining("", "Function,Range,Largest error,RMS error,Documented bound\n", ""));
        assertWritten("figures/accuracy.csv", table);
    }

    @Test
    void the_plots_in_the_site_are_those_of_the_functions() throws IOException {
        for (Map.Entry<String, String> file : FunctionPages.all(ALL).entrySet()) {
            assertWritten(file.getKey(), file.getValue());
        }
    }

    static void assertWritten(String name, String text) throws IOException {
        Path file = FunctionPages.PAGES.resolve(name);
        if (Boolean.getBoolean("gradproof.figures.write")) {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as("%s, written anew by -Dgradproof.figures.write=true", name)
                .isEqualTo(text);
    }

    @Test
    void exp_is_within_six_tenths_of_an_ulp() {
        UlpErrors errors = new UlpErrors("Exp");
        SplittableRandom random = new SplittableRandom(3);
        for (double z : Samples.logits(500)) {
            errors.add(Exp.of(-Math.abs(z)), HighPrecision.exp(-Math.abs(z)), z);
            double b = random.nextDouble(-1000, 1000);
            double a = b - random.nextDouble(0, 700) * random.nextInt(3) / 2;
            errors.add(Exp.ofDifference(a, b), HighPrecision.exp(new BigDecimal(a).subtract(new BigDecimal(b))), a, b);
        }
        errors.assertWithin(0.6, 0.35);
    }

    @Test
    void a_hundred_thousand_classes_cost_no_digits() {
        int classes = 100_000;
        SplittableRandom random = new SplittableRandom(18);
        double[] distinct = new double[40];
        Arrays.setAll(distinct, i -> 1000 + random.nextDouble(-8, 8));
        double[] z = new double[classes];
        Arrays.setAll(z, j -> distinct[j % distinct.length]);
        BigDecimal copies = BigDecimal.valueOf(classes / distinct.length);
        BigDecimal[] once = HighPrecision.softmax(distinct);
        BigDecimal logOnce = HighPrecision.logSumExp(distinct);
        BigDecimal logAll = logOnce.add(HighPrecision.log(copies));

        double[] p = Softmax.value(z);
        double[] logP = Softmax.logValue(z);
        double[] soft = new double[classes];
        Arrays.fill(soft, 1.0 / classes);
        double[] gradient = CrossEntropy.gradient(z, soft);
        double logSumExp = LogSumExp.value(z);
        double loss = CrossEntropy.value(z, 7);

        UlpErrors softmax = new UlpErrors("Softmax.value, many classes");
        UlpErrors logs = new UlpErrors("logarithms, many classes");
        UlpErrors gradients = new UlpErrors("CrossEntropy.gradient, many classes");
        BigDecimal label = new BigDecimal(soft[0]);
        for (int j = 0; j < distinct.length; j++) {
            BigDecimal exact = once[j].divide(copies, HighPrecision.DIGITS);
            softmax.add(p[j], exact, j);
            logs.add(logP[j], new BigDecimal(distinct[j]).subtract(logAll), j);
            BigDecimal labels = label.multiply(BigDecimal.valueOf(classes));
            gradients.add(gradient[j], exact.multiply(labels).subtract(label), j);
        }
        logs.add(logSumExp, logAll);
        logs.add(loss, logAll.subtract(new BigDecimal(distinct[7])));
        assertDocumented(softmax, "Softmax.value");
        assertDocumented(logs, "Softmax.logValue");
        assertDocumented(gradients, "CrossEntropy.gradient");
    }

    private static void assertDocumented(UlpErrors errors, String function) {
        Accuracy documented = Accuracy.find(function).orElseThrow();
        errors.assertWithin(documented.maxUlp(), documented.rmsUlp());
    }
}
