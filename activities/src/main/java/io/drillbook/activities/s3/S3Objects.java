package io.drillbook.activities.s3;

import io.drillbook.activities.connector.ByteSink;
import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ObjectUpload;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.failure.NetworkFailures;
import io.drillbook.activities.failure.ObjectFailures;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Store;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects below the prefix of one store. */
public final class S3Objects implements ObjectAccess {
    private static final int EXISTS_ALREADY = 412;

    /** The answer where a bucket has no rules. */
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final Store store;
    private final String target;

    S3Objects(S3Client client, Store store) {
        this.client = client;
        this.store = store;
        this.target = "store " + store.name() + " (" + store.endpoint() + ", bucket " + store.bucket() + ")";
    }

    @Override
    public List<ObjectSummary> list(String prefix) throws ActionException {
        try {
            return client
                    .listObjectsV2Paginator(
                            request -> request.bucket(store.bucket()).prefix(store.prefix() + prefix))
                    .contents()
                    .stream()
                    .map(object -> new ObjectSummary(
                            object.key().substring(store.prefix().length()), object.size(), object.lastModified()))
                    .sorted(java.util.Comparator.comparing(ObjectSummary::key))
                    .toList();
        } catch (SdkException failed) {
            throw ObjectFailures.of(failed, target);
        }
    }

    @Override
    public Optional<byte[]> read(String key, long limit) throws ActionException {
        try (ResponseInputStream<GetObjectResponse> stream =
                client.getObject(request -> request.bucket(store.bucket()).key(store.prefix() + key))) {
            byte[] body = stream.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE));
            if (body.length > limit) {
                stream.abort();
                throw new ActionException(
                        "object-too-large",
                        FailureKind.LIMIT,
                        "object " + key + " of " + target + " has more than the " + limit + " bytes this act reads",
                        "see whether it is the object that was meant");
            }
            return Optional.of(body);
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        } catch (SdkException failed) {
            throw ObjectFailures.of(failed, target);
        } catch (IOException broken) {
            throw NetworkFailures.of(broken, target);
        }
    }

    @Override
    public boolean create(String key, byte[] body, String contentType) throws ActionException {
        return create(key, body, contentType, Optional.empty());
    }

    /**
     * As {@link #create(String, byte[], String)}, kept from deletion until a moment.
     *
     * @param retainUntil the bucket must have object lock when it is present
     */
    public boolean create(String key, byte[] body, String contentType, Optional<Instant> retainUntil)
            throws ActionException {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(store.bucket())
                .key(store.prefix() + key)
                .contentType(contentType)
                .ifNoneMatch("*");
        retainUntil.ifPresent(
                until -> request.objectLockMode(ObjectLockMode.COMPLIANCE).objectLockRetainUntilDate(until));
        try {
            client.putObject(request.build(), RequestBody.fromBytes(body));
            return true;
        } catch (S3Exception answered) {
            if (answered.statusCode() == EXISTS_ALREADY) {
                return false;
            }
            throw ObjectFailures.of(answered, target);
        } catch (SdkException failed) {
            throw ObjectFailures.of(failed, target);
        }
    }

    @Override
    public ObjectUpload upload(String key, String contentType) throws ActionException {
        return S3Upload.begin(client, store, target, key, contentType);
    }

    @Override
    public boolean download(String key, ByteSink sink) throws ActionException, InterruptedException {
        try (ResponseInputStream<GetObjectResponse> stream =
                client.getObject(request -> request.bucket(store.bucket()).key(store.prefix() + key))) {
            try {
                sink.take(stream);
            } catch (IOException broken) {
                stream.abort();
                throw NetworkFailures.of(broken, target);
            } catch (ActionException | InterruptedException | RuntimeException stopped) {
                // Without this, closing would read the rest of a large object first.
                stream.abort();
                throw stopped;
            }
            return true;
        } catch (NoSuchKeyException missing) {
            return false;
        } catch (SdkException failed) {
            throw ObjectFailures.of(failed, target);
        } catch (IOException broken) {
            throw NetworkFailures.of(broken, target);
        }
    }

    @Override
    public long storedBytes(String prefix) throws ActionException {
        try {
            // Delete markers hold no bytes; what they hide still does, as a version.
            return client
                    .listObjectVersionsPaginator(
                            request -> request.bucket(store.bucket()).prefix(store.prefix() + prefix))
                    .versions()
                    .stream()
                    .mapToLong(ObjectVersion::size)
                    .sum();
        } catch (SdkException failed) {
            throw ObjectFailures.of(failed, target);
        }
    }

    @Override
    public Versioning versioning(String prefix) throws ActionException {
        try {
            BucketVersioningStatus status = client.getBucketVersioning(request -> request.bucket(store.bucket()))
                    .status();
            if (status == null) {
                return Versioning.NONE;
            }
            boolean freed =
                    client.getBucketLifecycleConfiguration(request -> request.bucket(store.bucket())).rules().stream()
                            .anyMatch(rule -> LifecycleRules.frees(rule, store.prefix() + prefix));
            if (freed) {
                return Versioning.EXPIRING;
            }
            // Suspended: what was written before is kept, what is written now is not.
            return status == BucketVersioningStatus.ENABLED ? Versioning.KEPT : Versioning.NOT_TOLD;
        } catch (S3Exception answered) {
            // No rules at all is an answer; a right that is missing, or a store without such rules, is none.
            return answered.statusCode() == NOT_FOUND ? Versioning.KEPT : Versioning.NOT_TOLD;
        } catch (SdkException failed) {
            throw ObjectFailures.of(failed, target);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
