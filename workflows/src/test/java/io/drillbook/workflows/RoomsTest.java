package io.drillbook.workflows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;

@AnalyzeClasses(packages = "io.drillbook.workflows", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    @ArchTest
    static final ArchRule THE_CORE_KNOWS_NO_TEMPORAL = noClasses()
            .that()
            .resideInAPackage("..interpreter..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.temporal..", "java.net..", "java.nio.file..", "java.io..");

    @ArchTest
    static final ArchRule NOTHING_HERE_LOOKS_AT_A_CLOCK_OR_THROWS_DICE = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class);

    @ArchTest
    static final ArchRule NOTHING_HERE_KEEPS_WHAT_HAS_NO_ORDER =
            noClasses().should().callConstructor(HashMap.class).orShould().callConstructor(HashSet.class);

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.drillbook.workflows.(**)").should().beFreeOfCycles();
}
