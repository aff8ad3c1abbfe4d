package io.drillbook.activities.s3;

import io.drillbook.activities.connector.ObjectUpload;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.failure.ObjectFailures;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Store;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** A multipart upload. Its parts are sent from the caller's buffer, without a copy. */
final class S3Upload implements ObjectUpload {
    private static final Logger LOG = LoggerFactory.getLogger(S3Upload.class);
    private static final int MOST_PARTS = 10_000;

    /** A part is larger than what the other calls send, and a store may be slow: 16 MiB at 2 Mbit/s take 67 s. */
    private static final Duration ATTEMPT = Duration.ofMinutes(2);

    private static final Duration CALL = Duration.ofMinutes(6);

    private final S3Client client;
    private final Store store;
    private final String target;
    private final String key;
    private final String id;
    private final List<CompletedPart> parts = new ArrayList<>();
    private boolean finished;

    private S3Upload(S3Client client, Store store, String target, String key, String id) {
        this.client = client;
        this.store = store;
        this.target = target;
        this.key = key;
        this.id = id;
    }

    static S3Upload begin(S3Client client, Store store, String target, String name, String contentType)
            throws ActionException {
        String key = store.prefix() + name;
        try {
            if (client
                    .listObjectsV2(request ->
                            request.bucket(store.bucket()).prefix(key).maxKeys(1))
                    .contents()
                    .stream()
                    .anyMatch(object -> object.key().equals(key))) {
                throw new ActionException(
                        "object-exists",
                        FailureKind.CHECK_FAILED,
                        "an object lies at " + name + " of " + target + " already",
                        "nothing is ever overwritten: find out who wrote it");
            }
            for (MultipartUpload left : client.listMultipartUploads(
                            request -> request.bucket(store.bucket()).prefix(key))
                    .uploads()) {
                if (left.key().equals(key)) {
                    client.abortMultipartUpload(
                            request -> request.bucket(store.bucket()).key(key).uploadId(left.uploadId()));
                }
            }
            String id = client.createMultipartUpload(
                            request -> request.bucket(store.bucket()).key(key).contentType(contentType))
                    .uploadId();
            return new S3Upload(client, store, target, key, id);
        } catch (SdkException failed) {
            throw ObjectFailures.of(failed, target);
        }
    }

    @Override
    public void part(byte[] buffer, int length) throws ActionException {
        int number = parts.size() + 1;
        if (number > MOST_PARTS) {
            throw new ActionException(
                    "object-too-large",
                    FailureKind.LIMIT,
                    key + " has more than " + MOST_PARTS + " parts, which no store takes",
                    "a database of this size needs a repository: use pgBackRest");
        }
        try {
            String tag = client.uploadPart(
                            request -> request.bucket(store.bucket())
                                    .key(key)
                                    .uploadId(id)
                                    .partNumber(number)
                                    .contentLength((long) length)
                                    .overrideConfiguration(limits ->
                                            limits.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT)),
                            RequestBody.fromContentProvider(
                                    () -> new ByteArrayInputStream(buffer, 0, length),
                                    length,
                                    "application/octet-stream"))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        } catch (SdkException failed) {
            throw ObjectFailures.of(failed, target);
        }
    }

    @Override
    public void finish() throws ActionException {
        try {
            client.completeMultipartUpload(request -> request.bucket(store.bucket())
                    .key(key)
                    .uploadId(id)
                    .multipartUpload(upload -> upload.parts(parts)));
            finished = true;
        } catch (SdkException failed) {
            throw ObjectFailures.of(failed, target);
        }
    }

    @Override
    public void close() {
        if (finished) {
            return;
        }
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(store.bucket()).key(key).uploadId(id));
        } catch (SdkException failed) {
            // The next attempt removes it; the store's own lifecycle rule does, where there is none.
            LOG.debug("an unfinished upload could not be given up", failed);
        }
    }
}
