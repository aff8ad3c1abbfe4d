package io.drillbook.drills.lab.layout;

import io.drillbook.drills.lab.identity.LabIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/** The inventory that describes the lab to everybody else. It names secrets and holds none. */
public final class InventoryFile {
    private static final List<String> LOGINS = List.of("orders-observe", "orders-act", "orders-prepare", "orders-dump");

    private InventoryFile() {}

    /** Writes {@code inventory.yaml} into the lab's folder; one that says the same already stays, with its time. */
    public static Path write(Path folder, PublishedPorts ports, LabIdentity identity) throws IOException {
        // `drillbook prepare` gives the logins these passwords, and dumps are encrypted with the last; the lab only
        // makes them up.
        for (String login : LOGINS) {
            var unused = identity.password(login);
        }
        Path file = folder.resolve("inventory.yaml");
        Path aside = folder.resolve("inventory.yaml.new");
        String text = text(ports, identity);
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8))) {
            return file;
        }
        Files.writeString(aside, text);
        return Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String text(PublishedPorts ports, LabIdentity identity) throws IOException {
        return """
                # Written by `drillbook lab up`, and again by the next one: changes made here do not last.
                inventory: 1

                secrets:
                  ssh-key: { file: secrets/ssh-key }
                  s3-access-key: { file: secrets/s3-access-key }
                  s3-secret-key: { file: secrets/s3-secret-key }
                  orders-observe: { file: secrets/orders-observe }
                  orders-act: { file: secrets/orders-act }
                  orders-prepare: { file: secrets/orders-prepare }
                  orders-dump: { file: secrets/orders-dump }

                environments:
                  lab: { cool_down: 0s }

                tiers:
                  critical: { rto: 1h, rpo: 1m }

                """ + stores(ports) + hosts(ports, identity) + clusters(ports) + sandboxes(ports);
    }

    private static String stores(PublishedPorts ports) {
        return """
                stores:
                  backups:
                    endpoint: "https://127.0.0.1:%d"
                    peer_endpoint: "https://%s:%d"
                    region: us-east-1
                    bucket: %s
                    prefix: ""
                    path_style: true
                    access_key: s3-access-key
                    secret_key: s3-secret-key
                    ca: ca.pem

                """.formatted(
                ports.of(Service.STORE), LabHost.STORE.text(), Service.STORE.inside(), BackupConfiguration.BUCKET);
    }

    private static String hosts(PublishedPorts ports, LabIdentity identity) throws IOException {
        return "hosts:\n"
                + host(LabHost.FIRST, ports.of(Service.FIRST_SSH), identity)
                + host(LabHost.SECOND, ports.of(Service.SECOND_SSH), identity)
                + host(LabHost.SANDBOX, ports.of(Service.SANDBOX_SSH), identity)
                + "\n";
    }

    private static String host(LabHost host, int port, LabIdentity identity) throws IOException {
        return """
                %s:
                  address: 127.0.0.1
                  port: %d
                  peer_address: %s
                  user: postgres
                  key: ssh-key
                  host_key: "%s"
                """.formatted(
                host.text(), port, host.text(), identity.hostKey(host.text()).publicKey()).indent(2);
    }

    private static String clusters(PublishedPorts ports) {
        return """
                clusters:
                  orders:
                    engine: postgresql
                    environment: lab
                    tier: critical
                    endpoint: 127.0.0.1:%1$d
                    database: shop
                    manager: none
                    ca: ca.pem
                    observe: { user: drillbook_observe, password: orders-observe }
                    act: { user: drillbook_act, password: orders-act }
                    prepare: { user: drillbook_prepare, password: orders-prepare }
                    nodes:
                      - { name: pg-1, host: pg-1, address: 127.0.0.1, port: %1$d, peer_port: 5432, data: %3$s }
                      - { name: pg-2, host: pg-2, address: 127.0.0.1, port: %2$d, peer_port: 5432, data: %3$s }
                    backup:
                      { tool: pgbackrest, stanza: %4$s, repository: 1, store: backups, path: %5$s, capacity: 20GiB }
                    dump: { store: backups, path: dumps/orders, passphrase: orders-dump }

                """.formatted(
                        ports.of(Service.FIRST_DATABASE),
                        ports.of(Service.SECOND_DATABASE),
                        BackupConfiguration.DATA,
                        BackupConfiguration.STANZA,
                        BackupConfiguration.PATH);
    }

    private static String sandboxes(PublishedPorts ports) {
        return """
                sandboxes:
                  restore-1:
                    host: sandbox-1
                    engine: postgresql
                    environment: lab
                    data: /var/lib/drillbook/sandbox
                    address: 127.0.0.1
                    port: %d
                    peer_port: 5432
                    backup_configuration: /etc/pgbackrest/sandbox.conf
                """.formatted(ports.of(Service.SANDBOX_DATABASE));
    }
}
