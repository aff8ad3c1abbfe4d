package io.drillbook.runbooks.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillbook.runbooks.json.Json;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.runbooks.type.DataSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InventoryReaderTest {
    @Test
    void everythingOfAnInventoryIsRead() throws IOException {
        Inventory inventory = read(good());

        Cluster orders = Objects.requireNonNull(inventory.clusters().get("orders"));
        assertThat(orders.objectives())
                .isEqualTo(new Objectives(Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofMinutes(1))));
        assertThat(orders.nodes()).extracting(node -> node.host().peerAddress()).containsExactly("pg-1");
        assertThat(orders.act()).isEqualTo(new Role("drillbook_act", new SecretReference("orders-act")));
        assertThat(orders.prepare()).isEmpty();
        BackupRepository backup = orders.backup().orElseThrow();
        assertThat(backup.capacity()).contains(DataSize.of("20GiB"));
        assertThat(backup.store()).isEqualTo(inventory.stores().get("backups"));
        assertThat(backup.store().pathStyle()).isTrue();
        Sandbox sandbox = Objects.requireNonNull(inventory.sandboxes().get("restore-1"));
        assertThat(sandbox.host()).isEqualTo(inventory.hosts().get("sandbox-1"));
        assertThat(sandbox.backupConfiguration()).isEqualTo("/etc/pgbackrest/sandbox.conf");
        assertThat(inventory.environments())
                .containsEntry("lab", new EnvironmentRules("lab", Optional.of(Duration.ZERO)))
                .containsEntry("production", new EnvironmentRules("production", Optional.empty()));
    }

    @Test
    void secretsAreReferencesToTheirSources() throws IOException {
        assertThat(read(good()).secrets())
                .containsEntry("orders-observe", new SecretSource.FromFile(Path.of("/srv/lab/secrets/orders-observe")))
                .containsEntry("orders-act", new SecretSource.FromFile(Path.of("/etc/drillbook/orders-act")))
                .containsEntry("s3-access-key", new SecretSource.FromEnvironment("S3_ACCESS_KEY"))
                .containsEntry("ssh-key", new SecretSource.FromCommand(List.of("pass", "show", "drillbook/ssh key")));
    }

    @Test
    void filesAreSeenFromTheInventorysFolder() throws IOException {
        Inventory inventory = read(good());
        assertThat(Objects.requireNonNull(inventory.clusters().get("orders")).ca())
                .contains("/srv/lab/ca.pem");
        assertThat(Objects.requireNonNull(inventory.stores().get("backups")).ca())
                .contains("/srv/lab/ca.pem");
    }

    @Test
    void tlsIsSwitchedOffInWords() throws IOException {
        Inventory inventory = read(good().replace("ca: certificates/../ca.pem", "tls: off"));
        assertThat(Objects.requireNonNull(inventory.clusters().get("orders")).ca())
                .isEmpty();
    }

    @Test
    void loginThatPreparesIsOptional() throws IOException {
        Inventory inventory = read(
                good().replace("    nodes:\n", "    prepare: { user: admin, password: orders-act }\n    nodes:\n"));
        assertThat(Objects.requireNonNull(inventory.clusters().get("orders")).prepare())
                .contains(new Role("admin", new SecretReference("orders-act")));
    }

    @Test
    void inventoryGoesThroughJsonAndBack() throws IOException {
        Inventory inventory = read(good());
        assertThat(Json.mapper().readValue(Json.mapper().writeValueAsString(inventory), Inventory.class))
                .isEqualTo(inventory);
    }

    @Test
    void clusterInJsonHoldsNamesOfSecretsOnly() throws IOException {
        assertThat(json(read(good()).clusters()))
                .contains("\"password\":\"orders-act\"")
                .doesNotContain("file", "secrets/");
    }

    @Test
    void inventoryWithoutSectionsIsEmpty() {
        assertThat(read("inventory: 1\n").clusters()).isEmpty();
        assertThat(read("inventory: 1\nclusters:\n").clusters()).isEmpty();
    }

    @Test
    void problemsOfAllSectionsComeTogether() throws IOException {
        String broken = good().replace("cool_down: 0s", "cool_down: soon")
                .replace("bucket: orders-backups", "bukcet: orders-backups")
                .replace("port: 5499", "port: none");
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> read(broken))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.position().line() + " " + problem.code())
                        .containsExactly(
                                "9 not-a-duration", "14 missing-key", "18 unknown-key", "60 not-a-whole-number"));
    }

    static Inventory read(String text) {
        return InventoryReader.read(new SourceText("/srv/lab/inventory.yaml", text));
    }

    static String good() throws IOException {
        try (InputStream stream = InventoryReaderTest.class.getResourceAsStream("good.yaml")) {
            return new String(Objects.requireNonNull(stream, "good.yaml").readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String json(Object value) throws JsonProcessingException {
        return Json.mapper().writeValueAsString(value);
    }
}
