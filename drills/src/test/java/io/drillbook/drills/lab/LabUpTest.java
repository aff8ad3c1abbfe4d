package io.drillbook.drills.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.drills.lab.engine.ContainerState;
import io.drillbook.drills.lab.problem.LabException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
@ExtendWith(SharedLab.class)
final class LabUpTest {
    @Test
    void secondUpDoesNothingAndIsQuick(TestLab lab) throws Exception {
        lab.lab().up();
        Path inventory = lab.settings().folder().resolve("inventory.yaml");
        String before = Files.readString(inventory);
        lab.said();

        Instant start = Instant.now();
        lab.lab().up();

        assertThat(lab.said()).isEmpty();
        assertThat(Files.readString(inventory)).isEqualTo(before);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void statusOfAHealthyLabSaysThatItIsUp(TestLab lab) throws Exception {
        lab.lab().up();

        LabStatus status = lab.lab().status();

        assertThat(status.containers()).hasSize(5).allMatch(ContainerState::running);
        assertThat(status.primary()).contains("pg-1");
        assertThat(status.replication())
                .hasValueSatisfying(one -> assertThat(one.state()).isEqualTo("streaming"));
        assertThat(status.archive())
                .hasValueSatisfying(one -> assertThat(one.working()).isTrue());
        assertThat(status.databaseSize().orElseThrow().bytes()).isGreaterThan(30L * 1024 * 1024);
        assertThat(status.up()).isTrue();
    }

    @Test
    void aLabOfTheSameNameInAnotherFolderIsRefusedAndLeftAlone(TestLab lab, @TempDir Path other) throws Exception {
        lab.lab().up();
        LabSettings mine = lab.settings();
        LabSettings elsewhere = mine.beside(mine.name(), other, mine.size(), false);

        try (Lab second = new Lab(elsewhere, line -> {})) {
            assertThatThrownBy(second::up)
                    .isInstanceOfSatisfying(
                            LabException.class,
                            problem -> assertThat(problem.code()).isEqualTo("lab-of-another-folder"));
            assertThatThrownBy(second::down).hasMessageContaining(mine.folder().toString());
        }
        assertThat(lab.lab().status().up()).isTrue();
    }

    @Test
    void secretsAreReadableByTheirOwnerOnly(TestLab lab) throws Exception {
        Path folder = lab.settings().folder().resolve("secrets");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> secrets = files.toList();
            assertThat(secrets)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
}
