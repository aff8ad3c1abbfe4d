package io.drillbook.drills.lab.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.runbooks.type.DataSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabStateTest {
    @Test
    void portsStayTheSameFromOneStartToTheNext(@TempDir Path folder) throws Exception {
        LabState made = new LabState("second", DataSize.of("30MiB"), PublishedPorts.choose(new LabName("second")));
        made.write(folder);

        assertThat(LabState.read(folder)).contains(made);
    }

    @Test
    void everyServiceHasAPortOfItsOwn() {
        PublishedPorts ports = PublishedPorts.choose(LabName.DEFAULT);

        assertThat(ports.numbers().values()).doesNotHaveDuplicates().hasSize(Service.values().length);
        assertThat(ports.of(LabHost.FIRST)).containsOnlyKeys(22, 5432);
        assertThat(ports.of(LabHost.LOAD)).isEmpty();
    }

    @Test
    void aBrokenStateIsSaidAndNotRepairedQuietly(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("lab.json"), "{ half");

        assertThatThrownBy(() -> LabState.read(folder)).isInstanceOfSatisfying(LabException.class, problem -> {
            assertThat(problem.code()).isEqualTo("lab-state-broken");
            assertThat(problem.hint()).contains("lab down");
        });
    }

    @Test
    void theFolderFollowsTheEnvironment() {
        assertThat(LabFolder.of(LabName.DEFAULT, Map.of("DRILLBOOK_HOME", "/state")))
                .isEqualTo(Path.of("/state/lab"));
        assertThat(LabFolder.of(new LabName("second"), Map.of("XDG_STATE_HOME", "/xdg")))
                .isEqualTo(Path.of("/xdg/drillbook/labs/second"));
    }
}
