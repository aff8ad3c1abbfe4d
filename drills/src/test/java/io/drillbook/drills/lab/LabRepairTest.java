package io.drillbook.drills.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import io.drillbook.drills.lab.engine.Engine;
import io.drillbook.drills.lab.layout.LabHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever a drill left broken, the next {@code up} mends. */
@Tag("server")
@ExtendWith(SharedLab.class)
final class LabRepairTest {
    private static Engine engine;
    private static DockerClient docker;

    @BeforeAll
    static void connect() throws Exception {
        engine = Engine.connect();
        docker = engine.client();
    }

    @AfterAll
    static void leave() {
        engine.close();
    }

    private static String container(LabHost host) {
        return TestLab.NAME.container(host.text());
    }

    @Test
    void killedContainersAreStartedAgainWithTheirData(TestLab lab) throws Exception {
        lab.lab().up();
        lab.lab().shell().statement(LabHost.FIRST, "shop", "create table shop.survivor as select 7 as value");
        docker.killContainerCmd(container(LabHost.FIRST)).exec();
        docker.killContainerCmd(container(LabHost.STORE)).exec();

        lab.lab().up();

        assertThat(lab.lab().shell().query(LabHost.FIRST, "shop", "select value from shop.survivor"))
                .contains("7");
        assertThat(lab.lab().status().replication())
                .hasValueSatisfying(one -> assertThat(one.state()).isEqualTo("streaming"));
    }

    @Test
    void aStoppedServerIsStartedAndAPausedHostGoesOn(TestLab lab) throws Exception {
        lab.lab().up();
        lab.check(
                LabHost.SECOND, "/usr/lib/postgresql/17/bin/pg_ctl -D /var/lib/postgresql/17/main -m fast -s -w stop");
        docker.pauseContainerCmd(container(LabHost.SANDBOX)).exec();

        lab.lab().up();

        assertThat(lab.lab().status().up()).isTrue();
    }

    @Test
    void aCutNetworkIsConnectedAgain(TestLab lab) throws Exception {
        lab.lab().up();
        docker.disconnectFromNetworkCmd()
                .withContainerId(container(LabHost.SECOND))
                .withNetworkId(TestLab.NAME.serverNetwork())
                .withForce(true)
                .exec();

        lab.lab().up();

        assertThat(lab.lab().status().replication())
                .hasValueSatisfying(one -> assertThat(one.state()).isEqualTo("streaming"));
    }

    @Test
    void afterAPromotionTheOldPrimaryFollowsAndComesBackAsStandby(TestLab lab) throws Exception {
        lab.lab().up();
        String control = "/usr/lib/postgresql/17/bin/pg_ctl -D /var/lib/postgresql/17/main -s -w ";
        lab.check(LabHost.FIRST, control + "-m fast stop");
        lab.check(LabHost.SECOND, control + "promote");
        docker.restartContainerCmd(container(LabHost.FIRST)).exec();

        // It comes back with data of a primary, and leaves them alone: there is another one.
        assertThat(lab.run(LabHost.FIRST, "/usr/local/lib/drillbook/start-postgresql")
                        .standardError())
                .contains("pg-2 is the primary now");

        lab.lab().up();

        assertThat(lab.lab().status().primary()).contains("pg-2");
        assertThat(lab.lab().status().replication())
                .hasValueSatisfying(one -> assertThat(one.standby()).isEqualTo("pg-1"));

        backToTheFirst(lab, control);
    }

    private static void backToTheFirst(TestLab lab, String control) throws Exception {
        lab.check(LabHost.SECOND, control + "-m fast stop");
        lab.check(LabHost.FIRST, control + "promote");
        lab.lab().up();
        assertThat(lab.lab().status().primary()).contains("pg-1");
    }
}
