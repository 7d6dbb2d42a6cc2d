package org.gradproof.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the command's test of the same name holds for all other modules, which know nothing of this one. */
@AnalyzeClasses(packages = "org.gradproof.spark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule a_door_looks_into_no_room_of_the_engine = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.gradproof.core..",
                    "org.gradproof.jqwik..",
                    "org.gradproof.replay..",
                    "org.gradproof.symbolic.normal..",
                    "org.gradproof.symbolic.proof..",
                    "org.gradproof.symbolic.reader..",
                    "org.gradproof.symbolic.symja..",
                    "org.gradproof.verify.numeric..",
                    "org.gradproof.verify.random..");

    @ArchTest
    static final ArchRule libraries_of_others_are_theirs = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.matheclipse..",
                    "edu.jas..",
                    "net.jqwik..",
                    "org.asciidoctor..",
                    "org.commonmark..",
                    "java.net..");

    @ArchTest
    static final ArchRule only_the_program_writes =
            noClasses().that().doNotHaveFullyQualifiedName(Main.class.getName()).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule no_exception_is_generic = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
}
