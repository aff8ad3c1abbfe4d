package io.drillbook.runbooks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rooms of the language stand in one order, and each knows only those before it. */
class RoomOrderTest {
    private static final String BASE = "io.drillbook.runbooks";

    private static final List<String> ROOMS = List.of(
            "source",
            "problem",
            "type",
            "json",
            "yaml",
            "action",
            "inventory",
            "expression",
            "model",
            "parse",
            "plan",
            "call",
            "calendar",
            "evidence",
            "typing",
            "check",
            "cases",
            "schema");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    @Test
    void everyRoomHasItsPlace() {
        TreeSet<String> found = new TreeSet<>();
        CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(BASE))
                .forEach(found::add);
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        ROOMS.stream().map(room -> BASE + "." + room).toList());
    }

    @Test
    void aRoomKnowsOnlyThoseBeforeIt() {
        for (int room = 0; room < ROOMS.size(); room++) {
            for (String later : ROOMS.subList(room + 1, ROOMS.size())) {
                noClasses()
                        .that()
                        .resideInAPackage(BASE + "." + ROOMS.get(room))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(BASE + "." + later)
                        .check(CLASSES);
            }
            noClasses()
                    .that()
                    .resideInAPackage(BASE + "." + ROOMS.get(room))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(BASE)
                    .check(CLASSES);
        }
    }

    @Test
    void noRoomsGoInACircle() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theLanguageKnowsNoTemporalNoNetworkAndNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.temporal..",
                        "java.net..",
                        "java.sql..",
                        "software.amazon..",
                        "net.schmizz..",
                        "org.postgresql..")
                .check(CLASSES);
    }

    @Test
    void theLanguageReadsNoClockAndThrowsNoDice() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }
}
