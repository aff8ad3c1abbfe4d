package io.drillbook.drills.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.lab.layout.LabName;
import io.drillbook.runbooks.type.DataSize;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
final class LabDownTest {
    @Test
    void downLeavesNoContainerNetworkVolumeOrFile() throws Exception {
        String prefix = "drillbook-lab-" + TestLab.NAME.text() + "gone";
        try (TestLab lab = TestLab.up(new LabName(TestLab.NAME.text() + "gone"), DataSize.of("1MiB"), true)) {
            assertThat(lab.lab().remains())
                    .contains(
                            "container " + prefix + "-pg-1",
                            "network " + prefix,
                            "network " + prefix + "-sandbox",
                            "volume " + prefix + "-s3");

            lab.lab().down();

            assertThat(lab.lab().remains()).isEmpty();
            assertThat(lab.settings().folder()).doesNotExist();
        }
    }
}
