package io.drillbook.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.drillbook.runbooks.action.Risk;
import org.junit.jupiter.api.Test;

/** The program's rooms have no cycles, and the product has no Testcontainers. */
final class RoomsTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.drillbook");

    @Test
    void theRoomsOfTheProgramHaveNoCycle() {
        slices().matching("io.drillbook.worker.(*)..").should().beFreeOfCycles().check(classes);
    }

    /** The types of actions are derived from enums without looking for annotations, so none may rename a constant there. */
    @Test
    void noConstantOfAnEnumIsRenamedButThoseOfRisk() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .areEnums()
                .and()
                .areNotDeclaredIn(Risk.class)
                .should()
                .beAnnotatedWith(JsonProperty.class)
                .check(classes);
    }

    @Test
    void workflowsAndActivitiesDoNotSeeEachOther() {
        noClasses()
                .that()
                .resideInAPackage("io.drillbook.workflows..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.drillbook.activities..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("io.drillbook.activities..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.drillbook.workflows..")
                .check(classes);
    }

    @Test
    void theProductHasNoTestcontainers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.testcontainers..")
                .check(classes);
    }
}
