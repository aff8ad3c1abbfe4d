package io.drillbook.activities;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.drillbook.activities", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.drillbook.activities.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ACTIVITIES_DO_NOT_SEE_WORKFLOWS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.drillbook.workflows..", "io.drillbook.worker..", "io.temporal.workflow..");

    @ArchTest
    static final ArchRule DRIVERS_STAY_IN_THEIR_ROOMS = noClasses()
            .that()
            .resideInAnyPackage(
                    "..activities.step..", "..activities.connector..", "..activities.host..", "..activities.secret..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postgresql..", "net.schmizz..", "software.amazon..", "com.zaxxer..");
}
