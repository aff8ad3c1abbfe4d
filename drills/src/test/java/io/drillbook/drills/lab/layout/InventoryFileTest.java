package io.drillbook.drills.lab.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.lab.identity.LabIdentity;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.InventoryReader;
import io.drillbook.runbooks.inventory.Node;
import io.drillbook.runbooks.inventory.SecretSource;
import io.drillbook.runbooks.source.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InventoryFileTest {
    @Test
    void itNamesEveryPartAndHoldsNoSecret(@TempDir Path folder) throws Exception {
        LabIdentity identity = new LabIdentity(folder);
        var unused = new HostFiles(identity).ofNode(LabHost.FIRST, LabHost.SECOND);
        PublishedPorts ports = PublishedPorts.choose(new LabName("second"));

        Path file = InventoryFile.write(folder, ports, identity);

        String text = Files.readString(file);
        Inventory inventory = InventoryReader.read(new SourceText(file.toString(), text));
        assertThat(inventory.hosts()).containsOnlyKeys("pg-1", "pg-2", "sandbox-1");
        assertThat(inventory.hosts().get("pg-2")).satisfies(host -> {
            assertThat(host.port()).isEqualTo(ports.of(Service.SECOND_SSH));
            assertThat(host.hostKey()).isEqualTo(identity.hostKey("pg-2").publicKey());
        });
        assertThat(inventory.clusters().get("orders")).satisfies(cluster -> {
            assertThat(cluster.endpoint()).isEqualTo("127.0.0.1:" + ports.of(Service.FIRST_DATABASE));
            assertThat(cluster.ca()).contains(folder.resolve("ca.pem").toString());
            assertThat(cluster.nodes()).extracting(Node::name).containsExactly("pg-1", "pg-2");
            assertThat(cluster.backup().orElseThrow().store().name()).isEqualTo("backups");
        });
        assertThat(inventory.sandboxes()).containsOnlyKeys("restore-1");
        assertThat(inventory.secrets().values())
                .allSatisfy(secret -> assertThat(secret)
                        .isInstanceOfSatisfying(
                                SecretSource.FromFile.class,
                                source -> assertThat(source.path()).startsWith(folder.resolve("secrets"))));
        assertThat(text)
                .doesNotContain(identity.password("orders-prepare"))
                .doesNotContain(identity.objectStore("s3").secretKey());
    }

    @Test
    void oneThatSaysTheSameStaysAsItIsSoThatARunningWorkerStaysToo(@TempDir Path folder) throws Exception {
        LabIdentity identity = new LabIdentity(folder);
        var unused = new HostFiles(identity).ofNode(LabHost.FIRST, LabHost.SECOND);
        PublishedPorts ports = PublishedPorts.choose(new LabName("second"));
        Path file = InventoryFile.write(folder, ports, identity);
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(file, longAgo);

        InventoryFile.write(folder, ports, identity);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);

        Files.writeString(file, "damaged");
        InventoryFile.write(folder, ports, identity);
        assertThat(Files.readString(file)).contains("restore-1");
    }
}
