package io.drillbook.activities.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.activities.assembly.RealConnectors;
import io.drillbook.activities.connector.SqlEndpoint;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.s3.S3Connector;
import io.drillbook.activities.secret.SecretCleaner;
import io.drillbook.activities.secret.SecretResolver;
import io.drillbook.runbooks.inventory.Host;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.Role;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.inventory.SecretSource;
import io.drillbook.runbooks.inventory.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** One host with ssh and PostgreSQL, and one S3 store, started once for all tests of this program. */
final class TestServers {
    private static final String STORE_KEY = "TESTACCESSKEY";
    private static final String STORE_SECRET = "test-secret-key-1";

    private final Path folder;
    private final String host;
    private final String store;
    private final TreeMap<String, SecretSource> secrets = new TreeMap<>();

    private TestServers() throws Exception {
        folder = Files.createTempDirectory("drillbook-servers");
        host = startHost();
        for (String name : new String[] {"client", "stranger", "password"}) {
            secret(name, Docker.run("exec", host, "cat", "/srv/test/" + name));
        }
        secret("wrong-password", "not-the-password");
        secret("store-key", STORE_KEY);
        secret("store-secret", STORE_SECRET);
        for (String name : new String[] {"authority.crt", "other-authority.crt", "server.crt", "server.key"}) {
            Docker.run("cp", host + ":/srv/test/" + name, folder.resolve(name).toString());
        }
        store = startStore();
    }

    static TestServers get() {
        return Holder.SERVERS;
    }

    RealConnectors connectors(SecretCleaner cleaner) {
        return new RealConnectors(new SecretResolver(inventory()), cleaner, "orders");
    }

    /** Secrets and nothing else. */
    Inventory inventory() {
        return new Inventory(
                new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), secrets);
    }

    Host host() {
        String[] hostKey = Docker.run("exec", host, "cat", "/etc/ssh/ssh_host_ed25519_key.pub")
                .split(" ", 3);
        return host("client", hostKey[0] + " " + hostKey[1]);
    }

    /** The host as an inventory describes it that has another key for us or for it. */
    Host host(String key, String hostKey) {
        return new Host(
                "db1", "127.0.0.1", Docker.port(host, 22), "db1", "postgres", new SecretReference(key), hostKey);
    }

    SqlEndpoint database(String password, Optional<String> authority) {
        return new SqlEndpoint(
                "postgresql",
                "127.0.0.1",
                Docker.port(host, 5432),
                "postgres",
                new Role("tester", new SecretReference(password)),
                authority.map(name -> folder.resolve(name).toString()));
    }

    Store store(String authority, String prefix, String secretKey) {
        String endpoint = "https://127.0.0.1:" + Docker.port(store, 7070);
        return new Store(
                "backups",
                endpoint,
                endpoint,
                "us-east-1",
                "testbucket",
                prefix,
                true,
                new SecretReference("store-key"),
                new SecretReference(secretKey),
                Optional.of(folder.resolve(authority).toString()));
    }

    /** A command on the host, past ssh. */
    String onHost(String... command) {
        String[] arguments = new String[command.length + 4];
        arguments[0] = "exec";
        arguments[1] = "--user";
        arguments[2] = "postgres";
        arguments[3] = host;
        System.arraycopy(command, 0, arguments, 4, command.length);
        return Docker.run(arguments);
    }

    /** Makes the bucket of {@link #store}, with versions, unless another test has made it. */
    void makeBucket() throws Exception {
        S3Client client = client();
        for (int tries = 0; ; tries++) {
            try {
                client.createBucket(request -> request.bucket("testbucket"));
                break;
            } catch (BucketAlreadyOwnedByYouException madeBefore) {
                break;
            } catch (SdkClientException notUpYet) {
                assertThat(tries).as("the store does not start: %s", notUpYet).isLessThan(50);
                Thread.sleep(200);
            }
        }
        client.putBucketVersioning(request -> request.bucket("testbucket")
                .versioningConfiguration(versions -> versions.status(BucketVersioningStatus.ENABLED)));
    }

    /** A bucket that can refuse to delete. */
    void makeLockedBucket(String bucket) throws Exception {
        makeBucket();
        client().createBucket(request -> request.bucket(bucket).objectLockEnabledForBucket(true));
    }

    /** The store of a bucket made by {@link #makeLockedBucket}. */
    Store lockedStore(String bucket) {
        Store plain = store("authority.crt", "", "store-secret");
        return new Store(
                plain.name(),
                plain.endpoint(),
                plain.peerEndpoint(),
                plain.region(),
                bucket,
                plain.prefix(),
                plain.pathStyle(),
                plain.accessKey(),
                plain.secretKey(),
                plain.ca());
    }

    /** Tries to delete an object for good, version by version. */
    void deleteVersions(String bucket, String key) throws ActionException {
        for (ObjectVersion version : client().listObjectVersions(
                        request -> request.bucket(bucket).prefix(key))
                .versions()) {
            client().deleteObject(request -> request.bucket(bucket).key(key).versionId(version.versionId()));
        }
    }

    void overwrite(String key, int size) throws Exception {
        client().putObject(request -> request.bucket("testbucket").key(key), RequestBody.fromBytes(new byte[size]));
    }

    void delete(String key) throws Exception {
        client().deleteObject(request -> request.bucket("testbucket").key(key));
    }

    private S3Client client() throws ActionException {
        return S3Connector.client(store("authority.crt", "", "store-secret"), STORE_KEY, STORE_SECRET);
    }

    void secret(String name, String value) throws IOException {
        Path file = Files.writeString(folder.resolve("secret-" + name), value);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        secrets.put(name, new SecretSource.FromFile(file));
    }

    private static String startHost() throws Exception {
        String container = Docker.create(
                "--publish",
                "127.0.0.1::22",
                "--publish",
                "127.0.0.1::5432",
                "--entrypoint",
                "bash",
                Docker.image("DRILLBOOK_IMAGE_POSTGRESQL", "drillbook/postgresql:dev"),
                "/host.sh");
        Path script = Path.of(Objects.requireNonNull(TestServers.class.getResource("/servers/host.sh"))
                .toURI());
        Docker.run("cp", script.toString(), container + ":/host.sh");
        Docker.run("start", container);
        Docker.run(
                "exec",
                container,
                "sh",
                "-c",
                "for i in $(seq 300); do [ -f /srv/test/ready ] && exit 0; sleep 0.2; done; exit 1");
        return container;
    }

    private String startStore() {
        String container = Docker.create(
                "--publish",
                "127.0.0.1::7070",
                "--tmpfs",
                "/data",
                "--env",
                "ROOT_ACCESS_KEY=" + STORE_KEY,
                "--env",
                "ROOT_SECRET_KEY=" + STORE_SECRET,
                "--entrypoint",
                "sh",
                Docker.image("DRILLBOOK_IMAGE_S3", "versity/versitygw:v1.8.0"),
                "-c",
                "mkdir -p /data/buckets /data/versions && exec /usr/local/bin/versitygw --port :7070"
                        + " --cert /server.crt --key /server.key --quiet posix --versioning-dir /data/versions /data/buckets");
        Docker.run("cp", folder.resolve("server.crt").toString(), container + ":/server.crt");
        Docker.run("cp", folder.resolve("server.key").toString(), container + ":/server.key");
        Docker.run("start", container);
        return container;
    }

    private static final class Holder {
        private static final TestServers SERVERS = start();

        private static TestServers start() {
            try {
                return new TestServers();
            } catch (Exception broken) {
                throw new AssertionError("the servers of the tests did not start", broken);
            }
        }
    }
}
