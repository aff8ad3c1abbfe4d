package io.drillbook.drills.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.load.ShopLoad;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("server")
@ExtendWith(SharedLab.class)
final class LoadTest {
    @Test
    void theApplicationOfTheLabKeepsWriting(TestLab lab) throws Exception {
        lab.lab().up();
        Thread.sleep(Duration.ofSeconds(12));

        assertThat(lab.lab().status().load())
                .hasValueSatisfying(load -> assertThat(load.ordersPerSecond()).isBetween(20.0, 80.0));
    }

    @Test
    void aPreparedClusterGetsAHeartbeatEachSecond(TestLab lab) throws Exception {
        lab.lab().up();
        lab.lab().shell().statement(LabHost.FIRST, "shop", """
                create schema drillbook;
                create table drillbook.heartbeat (beat bigint, at timestamptz);
                insert into drillbook.heartbeat values (0, now());
                create function drillbook.beat() returns bigint language sql security definer as
                  'update drillbook.heartbeat set beat = beat + 1, at = clock_timestamp() returning beat';
                grant usage on schema drillbook to shop;
                grant execute on function drillbook.beat() to shop""");
        try {
            Thread.sleep(Duration.ofSeconds(10));

            assertThat(lab.lab().shell().query(LabHost.FIRST, "shop", "select beat from drillbook.heartbeat"))
                    .hasValueSatisfying(beat -> assertThat(Long.parseLong(beat)).isBetween(3L, 11L));
        } finally {
            lab.lab().shell().statement(LabHost.FIRST, "shop", "drop schema drillbook cascade");
        }
    }

    @Test
    void aLoadOfOurOwnCountsExactlyWhatItCommitted(TestLab lab) throws Exception {
        lab.lab().up();
        ShopLoad load = ShopLoad.start(lab.lab().shopTarget(), 40, Duration.ofSeconds(3));
        Thread.sleep(Duration.ofSeconds(4));
        load.close();

        // Due at its own pace, however busy the machine is; what no connection was free for is counted apart.
        assertThat(load.counts().commits() + load.counts().late()).isBetween(100L, 140L);
        assertThat(load.counts().commits()).isPositive();
        assertThat(load.counts().errors()).isZero();
        assertThat(lab.lab()
                        .shell()
                        .query(
                                LabHost.FIRST,
                                "shop",
                                "select count(*) from shop.orders where note = 'from the test load'"))
                .contains(Long.toString(load.counts().commits()));
    }
}
