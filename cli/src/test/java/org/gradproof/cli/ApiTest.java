package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What other people's code may rely on is what the baseline says, which stands in the repository: a line that goes breaks
 * somebody, and so needs the version that semantic versioning asks for. {@code -Dgradproof.api.update=true} writes it anew.
 */
class ApiTest {
    private static final Path BASELINE = Path.of("src/test/resources/api.txt");
    private static final Set<String> PACKAGES =
            Set.of("org.gradproof.core", "org.gradproof.jqwik", "org.gradproof.verify.report");
    private static final Set<String> CLASSES =
            Set.of("org.gradproof.verify.Settings", "org.gradproof.docsgen.Derivations");

    @Test
    void is_what_the_baseline_says() throws IOException {
        Set<String> api = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.gradproof").stream()
                        .filter(ApiTest::isOpen)
                        .forEach(type -> {
                            api.add(type.getName() + supertypes(type));
                            type.getFields().stream()
                                    .filter(field -> isOpen(field.getModifiers()))
                                    .forEach(field -> api.add(line(field)));
                            type.getCodeUnits().stream()
                                    .filter(unit -> isOpen(unit.getModifiers()))
                                    .forEach(unit -> api.add(line(unit)));
                        });
        if (Boolean.getBoolean("gradproof.api.update")) {
            Files.write(BASELINE, api);
        }
        assertThat(api).hasSizeGreaterThan(100).containsExactlyElementsOf(Files.readAllLines(BASELINE));
    }

    private static boolean isOpen(JavaClass type) {
        boolean named = PACKAGES.contains(type.getPackageName())
                || CLASSES.stream().anyMatch(name -> (type.getName() + "$").startsWith(name + "$"));
        return named && !type.getSimpleName().equals("package-info") && isOpenWithAllAround(type);
    }

    private static boolean isOpenWithAllAround(JavaClass type) {
        return isOpen(type.getModifiers())
                && type.getEnclosingClass().map(ApiTest::isOpenWithAllAround).orElse(true);
    }

    private static boolean isOpen(Set<JavaModifier> modifiers) {
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }

    private static String supertypes(JavaClass type) {
        return type.getRawInterfaces().stream()
                .map(JavaClass::getName)
                .sorted()
                .map(name -> " " + name)
                .collect(Collectors.joining(
                        "",
                        type.getRawSuperclass()
                                .map(above -> " < " + above.getName())
                                .orElse(""),
                        ""));
    }

    private static String line(JavaField field) {
        return field.getFullName() + kind(field.getModifiers()) + ": "
                + field.getRawType().getName();
    }

    private static String line(JavaCodeUnit unit) {
        List<String> thrown =
                unit.getExceptionTypes().stream().map(JavaClass::getName).toList();
        return unit.getFullName() + kind(unit.getModifiers()) + ": "
                + unit.getRawReturnType().getName() + (thrown.isEmpty() ? "" : " throws " + String.join(", ", thrown));
    }

    private static String kind(Set<JavaModifier> modifiers) {
        return (modifiers.contains(JavaModifier.STATIC) ? " static" : "")
                + (modifiers.contains(JavaModifier.ABSTRACT) ? " abstract" : "");
    }
}
