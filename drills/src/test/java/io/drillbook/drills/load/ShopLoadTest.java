package io.drillbook.drills.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ShopLoadTest {
    @Test
    void aTargetThatIsNotThisMachineIsRefused() {
        ShopTarget elsewhere = new ShopTarget("192.0.2.1", 5432, "shop", "word", Path.of("ca.pem"));

        assertThatThrownBy(() -> ShopLoad.start(elsewhere, 10, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("192.0.2.1");
    }
}
