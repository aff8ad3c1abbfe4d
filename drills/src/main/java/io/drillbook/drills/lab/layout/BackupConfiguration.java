package io.drillbook.drills.lab.layout;

import io.drillbook.drills.lab.identity.ObjectStoreKeys;

/** The text of pgBackRest's configuration files. */
public final class BackupConfiguration {
    /** Name of the cluster in the repository. */
    public static final String STANZA = "orders";

    /** Bucket of the repository. */
    public static final String BUCKET = "orders-backups";

    /** Start of the repository's keys in the bucket. */
    public static final String PATH = "pgbackrest";

    /** Where a node's data lie. */
    public static final String DATA = "/var/lib/postgresql/17/main";

    private BackupConfiguration() {}

    /** For a node of the cluster: it may write, and reads the files of its peer over ssh when that one is the standby. */
    public static String ofNode(LabHost peer, ObjectStoreKeys keys, String passphrase) {
        return repository(keys, passphrase) + """
                repo1-bundle=y
                repo1-block=y
                repo1-retention-full=7
                compress-type=zst
                compress-level=3
                process-max=2
                start-fast=y
                archive-timeout=60

                [%s]
                pg1-path=%s
                pg1-socket-path=/var/run/postgresql
                pg2-host=%s
                pg2-host-user=postgres
                pg2-path=%s
                pg2-socket-path=/var/run/postgresql
                """.formatted(STANZA, DATA, peer.text(), DATA);
    }

    /** For a place where restores are tried: keys that may only read, and no cluster. */
    public static String ofSandbox(ObjectStoreKeys reader, String passphrase) {
        return repository(reader, passphrase) + """
                process-max=2
                """;
    }

    private static String repository(ObjectStoreKeys keys, String passphrase) {
        return """
                [global]
                log-level-console=warn
                log-level-file=detail
                repo1-type=s3
                repo1-path=/%s
                repo1-s3-bucket=%s
                repo1-s3-endpoint=%s
                repo1-s3-region=us-east-1
                repo1-s3-uri-style=path
                repo1-s3-key=%s
                repo1-s3-key-secret=%s
                repo1-storage-port=%d
                repo1-storage-ca-file=/etc/drillbook/tls/ca.pem
                repo1-cipher-type=aes-256-cbc
                repo1-cipher-pass=%s
                """.formatted(
                        PATH,
                        BUCKET,
                        LabHost.STORE.text(),
                        keys.accessKey(),
                        keys.secretKey(),
                        Service.STORE.inside(),
                        passphrase);
    }
}
