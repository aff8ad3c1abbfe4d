package io.drillbook.drills.lab.layout;

import io.drillbook.drills.lab.engine.FileBundle;
import io.drillbook.drills.lab.engine.FileBundle.Owner;
import io.drillbook.drills.lab.identity.LabIdentity;
import io.drillbook.drills.lab.identity.ObjectStoreKeys;
import io.drillbook.drills.lab.identity.ServerCertificate;
import java.io.IOException;

/** The files each host gets before it starts: keys, certificates and configuration, and no more than it needs. */
public final class HostFiles {
    private static final String PASSPHRASE = "repository-passphrase";

    private final LabIdentity identity;

    public HostFiles(LabIdentity identity) {
        this.identity = identity;
    }

    /** For a node of the cluster. */
    public FileBundle ofNode(LabHost node, LabHost peer) throws IOException {
        FileBundle files = tls(node, Owner.POSTGRES);
        ssh(files, node);
        files.file("/etc/drillbook/ssh/id_ed25519", identity.peerKey().privateKey(), Owner.POSTGRES, 0600);
        files.file(
                "/etc/drillbook/ssh/known_hosts",
                peer.text() + " " + identity.hostKey(peer.text()).publicKey() + "\n",
                Owner.POSTGRES,
                0644);
        files.file(
                "/etc/drillbook/ssh/authorized_keys",
                identity.ourKey().publicKey()
                        + " drillbook\n"
                        + identity.peerKey().publicKey() + " peer\n",
                Owner.POSTGRES,
                0600);
        files.file(
                "/etc/drillbook/secrets/pgpass",
                "*:5432:*:replicator:" + identity.password("orders-replication") + "\n",
                Owner.POSTGRES,
                0600);
        return files.file(
                "/etc/pgbackrest/pgbackrest.conf",
                BackupConfiguration.ofNode(peer, identity.objectStore("s3"), identity.password(PASSPHRASE)),
                Owner.POSTGRES,
                0600);
    }

    /** For the host where restores are tried: no key to any other host, and none that writes to the store. */
    public FileBundle ofSandbox() throws IOException {
        FileBundle files = tls(LabHost.SANDBOX, Owner.POSTGRES);
        ssh(files, LabHost.SANDBOX);
        files.file(
                "/etc/drillbook/ssh/authorized_keys",
                identity.ourKey().publicKey() + " drillbook\n",
                Owner.POSTGRES,
                0600);
        return files.file(
                "/etc/pgbackrest/sandbox.conf",
                BackupConfiguration.ofSandbox(identity.objectStore("s3-reader"), identity.password(PASSPHRASE)),
                Owner.POSTGRES,
                0600);
    }

    /** For the object store: its folders and its users. */
    public FileBundle ofStore() throws IOException {
        return tls(LabHost.STORE, Owner.ROOT)
                .folder("/var/lib/s3/buckets", Owner.ROOT, 0700)
                .folder("/var/lib/s3/versions", Owner.ROOT, 0700)
                .folder("/var/lib/s3/users", Owner.ROOT, 0700)
                .file("/var/lib/s3/users/users.json", storeUsers(), Owner.ROOT, 0600);
    }

    /** For the host that puts load on the cluster. */
    public FileBundle ofLoad() throws IOException {
        return new FileBundle()
                .file("/etc/drillbook/tls/ca.pem", identity.authorityCertificate(), Owner.POSTGRES, 0644)
                .file(
                        "/etc/drillbook/secrets/pgpass",
                        "*:5432:shop:shop:" + identity.password("orders-shop") + "\n",
                        Owner.POSTGRES,
                        0600);
    }

    /** The SQL that makes the cluster's first logins; it is used once and removed. */
    public FileBundle logins() throws IOException {
        String sql = """
                -- What fails must not repeat a password in the server's log.
                set log_min_error_statement = panic;
                create role replicator login replication password '%s';
                create role shop login password '%s';
                create role drillbook_prepare login superuser password '%s';
                """.formatted(
                        identity.password("orders-replication"),
                        identity.password("orders-shop"),
                        identity.password("orders-prepare"));
        return new FileBundle().file("/etc/drillbook/secrets/logins.sql", sql, Owner.POSTGRES, 0600);
    }

    private String storeUsers() throws IOException {
        ObjectStoreKeys writer = identity.objectStore("s3");
        ObjectStoreKeys reader = identity.objectStore("s3-reader");
        return """
                {"accessAccounts": {
                  "%1$s": {"access": "%1$s", "secret": "%2$s", "role": "userplus"},
                  "%3$s": {"access": "%3$s", "secret": "%4$s", "role": "user"}
                }}
                """.formatted(writer.accessKey(), writer.secretKey(), reader.accessKey(), reader.secretKey());
    }

    private FileBundle tls(LabHost host, Owner owner) throws IOException {
        ServerCertificate server = identity.server(host.text());
        return new FileBundle()
                .folder("/etc/drillbook", owner, 0755)
                .folder("/etc/drillbook/tls", owner, 0755)
                .file("/etc/drillbook/tls/ca.pem", identity.authorityCertificate(), owner, 0644)
                .file("/etc/drillbook/tls/server.crt", server.certificate(), owner, 0644)
                .file("/etc/drillbook/tls/server.key", server.privateKey(), owner, 0600);
    }

    private void ssh(FileBundle files, LabHost host) throws IOException {
        files.file(
                "/etc/ssh/ssh_host_ed25519_key", identity.hostKey(host.text()).privateKey(), Owner.ROOT, 0600);
    }
}
