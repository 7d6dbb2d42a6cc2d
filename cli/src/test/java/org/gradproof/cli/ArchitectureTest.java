package org.gradproof.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Holds the house to its plan: which module may know which, and where each library is confined. */
@AnalyzeClasses(packages = "org.gradproof", importOptions = ArchitectureTest.MainCode.class)
class ArchitectureTest {

    private static final String CORE = "org.gradproof.core..";
    private static final String SYMBOLIC = "org.gradproof.symbolic..";
    private static final String REPLAY = "org.gradproof.replay..";
    private static final String VERIFY = "org.gradproof.verify..";
    private static final String DOCS_GEN = "org.gradproof.docsgen..";
    private static final String MCP = "org.gradproof.mcp..";
    private static final String LSP = "org.gradproof.lsp..";
    private static final String CLI = "org.gradproof.cli..";
    private static final String MAVEN = "org.gradproof.maven..";

    @ArchTest
    static final ArchRule core_knows_no_other_module = knowNothingOf(
                    CORE, SYMBOLIC, REPLAY, VERIFY, DOCS_GEN, MCP, LSP, CLI, MAVEN)
            .allowEmptyShould(true);

    /** core's engine is nobody else's, also where there is no module path to say so. */
    @ArchTest
    static final ArchRule the_engine_of_core_is_its_own = noClasses()
            .that()
            .resideOutsideOfPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.gradproof.core.internal..");

    @ArchTest
    static final ArchRule symbolic_knows_no_other_module =
            knowNothingOf(SYMBOLIC, CORE, REPLAY, VERIFY, DOCS_GEN, MCP, LSP, CLI, MAVEN);

    /** Whoever draws logits for tests of their own gets nothing of the engine with them. */
    @ArchTest
    static final ArchRule the_annotations_know_no_module =
            knowNothingOf("org.gradproof.jqwik..", CORE, SYMBOLIC, REPLAY, VERIFY, DOCS_GEN, MCP, LSP, CLI, MAVEN);

    /** The checker shares with the prover the types of expressions, givens and certificates, and no law. */
    @ArchTest
    static final ArchRule the_checker_knows_nothing_of_the_prover = classes()
            .that()
            .resideInAPackage(REPLAY)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    REPLAY,
                    "org.gradproof.symbolic.expr..",
                    "org.gradproof.symbolic.given..",
                    "org.gradproof.symbolic.certificate..",
                    "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule verify_knows_nothing_of_documents_and_the_command =
            knowNothingOf(VERIFY, DOCS_GEN, MCP, LSP, CLI, MAVEN);

    @ArchTest
    static final ArchRule docs_gen_knows_nothing_of_its_doors = knowNothingOf(DOCS_GEN, MCP, LSP, CLI, MAVEN);

    @ArchTest
    static final ArchRule the_command_knows_no_other_door = knowNothingOf(CLI, MAVEN);

    @ArchTest
    static final ArchRule the_maven_plugin_knows_no_other_door =
            knowNothingOf(MAVEN, MCP, LSP, CLI).allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_tool_server_knows_no_other_door = knowNothingOf(MCP, LSP, CLI, MAVEN);

    @ArchTest
    static final ArchRule the_language_server_knows_no_other_door = knowNothingOf(LSP, MCP, CLI, MAVEN);

    @ArchTest
    static final ArchRule only_the_maven_plugin_knows_maven = only(MAVEN).knows("org.apache.maven..");

    @ArchTest
    static final ArchRule only_one_package_knows_symja =
            only("org.gradproof.symbolic.symja..").knows("org.matheclipse..", "edu.jas..");

    @ArchTest
    static final ArchRule only_the_symja_package_knows_hipparchus =
            only("org.gradproof.symbolic.symja..").knows("org.hipparchus..", "org.apfloat..");

    /** Numbers and proofs share the types of expressions and givens, and nothing that thinks about them. */
    @ArchTest
    static final ArchRule numbers_know_nothing_of_proofs = noClasses()
            .that()
            .resideInAnyPackage("org.gradproof.verify.numeric..", "org.gradproof.verify.random..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.gradproof.symbolic.normal..", "org.gradproof.symbolic.proof..");

    @ArchTest
    static final ArchRule only_points_and_annotations_know_jqwik =
            only("org.gradproof.verify.random.draw..", "org.gradproof.jqwik..").knows("net.jqwik..");

    @ArchTest
    static final ArchRule only_docs_gen_knows_asciidoc_and_markdown =
            only(DOCS_GEN).knows("org.asciidoctor..", "org.jruby..", "org.commonmark..");

    @ArchTest
    static final ArchRule only_the_command_knows_the_terminal =
            only(CLI).knows("picocli..", "me.tongfei..", "org.jline..");

    @ArchTest
    static final ArchRule only_the_tool_server_knows_its_protocol =
            only(MCP).knows("io.modelcontextprotocol..", "reactor..", "org.reactivestreams..");

    @ArchTest
    static final ArchRule only_the_language_server_knows_its_protocol =
            only(LSP).knows("org.eclipse.lsp4j..", "com.google.gson..");

    @ArchTest
    static final ArchRule libraries_are_silent = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should(ACCESS_STANDARD_STREAMS)
            .because("reports are values; only the command writes them");

    /** A URI may name a place; nothing may go there. */
    @ArchTest
    static final ArchRule nothing_reaches_for_the_network = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.net..").and(not(equivalentTo(URI.class))))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.net..", "java.rmi..")
            .because("documents are untrusted input");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("org.gradproof.(**)").should().beFreeOfCycles();

    /** What is trusted shows in the order of the rooms: a room knows those before it, and none behind it. */
    @ArchTest
    static final ArchRule rooms_of_the_kernel_know_only_those_before_them =
            inOrder("org.gradproof.symbolic.normal", "poly", "facts", "rewrite", "calculus", "order", "attempt");

    /** Arrays, arithmetic, sums, functions of one example, kernels. */
    @ArchTest
    static final ArchRule rooms_of_core_know_only_those_before_them =
            inOrder("org.gradproof.core.internal", "arrays", "exact", "sum", "example", "block");

    @ArchTest
    static final ArchRule rooms_of_the_reader_know_only_those_before_them =
            inOrder("org.gradproof.symbolic.reader", "limit", "scope", "grammar", "law", "shape", "givens", "document");

    @ArchTest
    static final ArchRule rooms_of_the_evaluator_know_only_those_before_them =
            inOrder("org.gradproof.verify.numeric", "ball", "value", "program");

    @ArchTest
    static final ArchRule rooms_of_random_points_know_only_those_before_them =
            inOrder("org.gradproof.verify.random", "claim", "ground", "repair", "draw");

    @ArchTest
    static final ArchRule no_exception_is_generic = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes().should(new ArchCondition<>("be null-marked") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                events.add(SimpleConditionEvent.violated(
                        type, type.getPackageName() + " has no package-info.java with @NullMarked"));
            }
        }
    });

    private static ArchRule knowNothingOf(String module, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    /** No room of a package knows one that is named behind it, and nothing lies outside the rooms. */
    private static ArchRule inOrder(String home, String... rooms) {
        ArchRule order = classes()
                .that()
                .resideInAPackage(home + "..")
                .should()
                .resideInAnyPackage(
                        Stream.of(rooms).map(room -> home + "." + room).toArray(String[]::new));
        for (int i = 0; i < rooms.length - 1; i++) {
            String[] behind = Stream.of(rooms)
                    .skip(i + 1)
                    .map(room -> home + "." + room + "..")
                    .toArray(String[]::new);
            order = CompositeArchRule.of(order)
                    .and(noClasses()
                            .that()
                            .resideInAPackage(home + "." + rooms[i] + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(behind));
        }
        return order;
    }

    private static Confinement only(String... homes) {
        return new Confinement(List.of(homes));
    }

    private record Confinement(List<String> homes) {

        ArchRule knows(String... libraries) {
            return noClasses()
                    .that()
                    .resideOutsideOfPackages(homes.toArray(String[]::new))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(libraries);
        }
    }

    /** What ships: neither the tests nor what they share. */
    static final class MainCode implements ImportOption {

        private final ImportOption noTests = new ImportOption.DoNotIncludeTests();

        @Override
        public boolean includes(Location location) {
            return noTests.includes(location) && !location.contains("org/gradproof/testing/");
        }
    }
}
