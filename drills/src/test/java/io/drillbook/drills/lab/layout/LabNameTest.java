package io.drillbook.drills.lab.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class LabNameTest {
    @Test
    void theDefaultLabHasTheShortNames() {
        assertThat(LabName.DEFAULT.container("pg-1")).isEqualTo("drillbook-lab-pg-1");
        assertThat(LabName.DEFAULT.serverNetwork()).isEqualTo("drillbook-lab");
        assertThat(LabName.DEFAULT.sandboxNetwork()).isEqualTo("drillbook-sandbox");
    }

    @Test
    void aNamedLabSharesNoNameWithTheDefaultOne() {
        LabName second = new LabName("second");

        assertThat(second.container("pg-1")).isEqualTo("drillbook-lab-second-pg-1");
        assertThat(second.serverNetwork()).isEqualTo("drillbook-lab-second");
        assertThat(second.sandboxNetwork()).isEqualTo("drillbook-lab-second-sandbox");
        assertThat(second.label()).isEqualTo("io.drillbook.lab.name=second");
    }

    @Test
    void aNameThatCouldBeAHostsIsRefused() {
        assertThatThrownBy(() -> new LabName("pg-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pg-1");
    }
}
