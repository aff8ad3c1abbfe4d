package io.drillbook.activities.evidence;

import io.drillbook.activities.connector.ObjectAccess.ObjectSummary;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.s3.S3Connector;
import io.drillbook.activities.s3.S3Objects;
import io.drillbook.activities.secret.SecretResolver;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Evidence in a bucket. "Create only" is the store's own rule (If-None-Match), so that writers on several machines keep
 * one chain; with a retention the store also refuses to delete (object lock, compliance mode).
 */
final class ObjectHome implements EvidenceHome {
    private static final long LARGEST = 64L << 20;

    private final Store store;
    private final String prefix;
    private final Optional<Duration> retention;
    private final SecretResolver secrets;
    private final Clock clock;
    private Optional<S3Objects> opened = Optional.empty();

    ObjectHome(Store store, String prefix, Optional<Duration> retention, SecretResolver secrets, Clock clock) {
        this.store = store;
        this.prefix = prefix;
        this.retention = retention;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public boolean create(String path, byte[] content) throws ActionException {
        Optional<Instant> until = retention.map(kept -> clock.instant().plus(kept));
        return with(objects -> objects.create(prefix + path, content, type(path), until));
    }

    @Override
    public Optional<byte[]> read(String path) throws ActionException {
        return with(objects -> objects.read(prefix + path, LARGEST));
    }

    @Override
    public List<String> names(String folder) throws ActionException {
        return with(objects -> objects.list(prefix + folder)).stream()
                .map(ObjectSummary::key)
                .map(key -> key.substring(prefix.length()))
                .sorted()
                .toList();
    }

    @Override
    public String location(String path) {
        return "s3://" + store.bucket() + "/" + store.prefix() + prefix + path;
    }

    private interface Use<T> {
        T apply(S3Objects objects) throws ActionException;
    }

    /** After a failure the client is made anew: keys may have been changed at their source. */
    private synchronized <T> T with(Use<T> use) throws ActionException {
        try {
            if (opened.isEmpty()) {
                opened = Optional.of(S3Connector.open(
                        store, secrets.resolve(store.accessKey()), secrets.resolve(store.secretKey())));
            }
            return use.apply(opened.get());
        } catch (ActionException failed) {
            opened.ifPresent(S3Objects::close);
            opened = Optional.empty();
            throw failed;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ActionException(
                    "worker-stopped",
                    FailureKind.UNREACHABLE,
                    "the worker stops while it opens store " + store.name(),
                    "the next attempt takes it up again");
        }
    }

    private static String type(String path) {
        if (path.endsWith(".tsr")) {
            return "application/timestamp-reply";
        }
        if (path.endsWith(".log")) {
            return "text/plain; charset=utf-8";
        }
        return path.endsWith(".json") ? "application/json" : "application/x-pem-file";
    }
}
