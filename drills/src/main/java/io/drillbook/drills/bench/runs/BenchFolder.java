package io.drillbook.drills.bench.runs;

import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What both sides read: two runbooks, and an inventory of targets that nobody ever connects to. */
final class BenchFolder {
    static final String ENVIRONMENT = "bench";

    /** File of the runbook that only waits. */
    static final String WAITING = "waiting.yaml";

    private BenchFolder() {}

    /**
     * Writes it.
     *
     * @param lanes how many targets each side has
     * @return settings for a server yet to be named
     */
    static Settings write(Path folder, int lanes) throws IOException {
        Path library = Files.createDirectories(folder.resolve("library"));
        List<String> names = new ArrayList<>(List.of(WAITING));
        for (RunSize size : RunSize.values()) {
            names.add(size.runbook() + ".yaml");
        }
        for (String name : names) {
            try (InputStream runbook = BenchFolder.class.getResourceAsStream("/io/drillbook/drills/bench/" + name)) {
                if (runbook == null) {
                    throw new IllegalStateException("this program lacks its own runbook " + name);
                }
                Files.write(library.resolve(name), runbook.readAllBytes());
            }
        }
        Path inventory = Files.writeString(folder.resolve("inventory.yaml"), inventory(lanes));
        return Settings.read(Map.of(
                "DRILLBOOK_HOME", folder.resolve("home").toString(),
                "DRILLBOOK_INVENTORY", inventory.toString(),
                "DRILLBOOK_LIBRARY", library.toString()));
    }

    private static String inventory(int lanes) {
        StringBuilder text = new StringBuilder("""
                inventory: 1
                environments:
                  %s: { cool_down: 0s }
                tiers:
                  none: { rto: 1h, rpo: 1h }
                secrets:
                  none: { env: BENCH_USES_NO_SECRET }
                hosts:
                  nowhere:
                    address: 127.0.0.1
                    port: 9
                    peer_address: 127.0.0.1
                    user: nobody
                    key: none
                    host_key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ+rrVhF5jDOFtQxR5kqTbeXJ9YHrCE7yX0TjgAPaqXk"
                clusters:
                """.formatted(ENVIRONMENT));
        for (int lane = 0; lane < lanes; lane++) {
            text.append(cluster("engine-" + lane)).append(cluster("byhand-" + lane));
        }
        return text.toString();
    }

    private static String cluster(String name) {
        return """
                %s:
                  engine: postgresql
                  environment: %s
                  tier: none
                  endpoint: 127.0.0.1:9
                  database: none
                  manager: none
                  tls: off
                  observe: { user: nobody, password: none }
                  act: { user: nobody, password: none }
                  nodes:
                    - { name: nowhere, host: nowhere, address: 127.0.0.1, port: 9, peer_port: 9, data: /none }
                """.formatted(name, ENVIRONMENT).indent(2);
    }
}
