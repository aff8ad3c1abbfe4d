package io.drillbook.drills.lab.server;

import io.drillbook.drills.lab.identity.ObjectStoreKeys;
import io.drillbook.drills.lab.layout.BackupConfiguration;
import io.drillbook.drills.lab.problem.LabException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The lab's object store: a bucket that keeps every version for a day, and one user who may only read it. */
public final class ObjectStore {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LOCKED_DAYS = 1;

    private final int port;
    private final String authority;

    /**
     * @param port on 127.0.0.1
     * @param authority certificate of the lab's authority as PEM; no other is trusted
     */
    public ObjectStore(int port, String authority) {
        this.port = port;
        this.authority = authority;
    }

    /** A client with some user's keys. */
    public S3Client client(ObjectStoreKeys keys) {
        TrustManager[] trusted = trusted();
        return S3Client.builder()
                .endpointOverride(URI.create("https://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(keys.accessKey(), keys.secretKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder().tlsTrustManagersProvider(() -> trusted))
                .build();
    }

    /** Makes the bucket, its lock and its policy be there. */
    public void prepare(ObjectStoreKeys writer, ObjectStoreKeys reader) throws LabException {
        try (S3Client client = client(writer)) {
            if (!bucketExists(client)) {
                client.createBucket(
                        request -> request.bucket(BackupConfiguration.BUCKET).objectLockEnabledForBucket(true));
            }
            client.putObjectLockConfiguration(request -> request.bucket(BackupConfiguration.BUCKET)
                    .objectLockConfiguration(lock -> lock.objectLockEnabled(ObjectLockEnabled.ENABLED)
                            .rule(rule -> rule.defaultRetention(retention -> retention
                                    .mode(ObjectLockRetentionMode.COMPLIANCE)
                                    .days(LOCKED_DAYS)))));
            client.putBucketPolicy(request ->
                    request.bucket(BackupConfiguration.BUCKET).policy(policy(writer.accessKey(), reader.accessKey())));
        } catch (SdkException refused) {
            throw refusal(refused);
        }
    }

    /** Whether the backup repository is in the bucket. */
    public boolean hasRepository(ObjectStoreKeys writer) throws LabException {
        try (S3Client client = client(writer)) {
            return client.listObjectsV2(request -> request.bucket(BackupConfiguration.BUCKET)
                            .prefix(BackupConfiguration.PATH + "/backup/" + BackupConfiguration.STANZA + "/backup.info")
                            .maxKeys(1))
                    .hasContents();
        } catch (SdkException refused) {
            throw refusal(refused);
        }
    }

    private LabException refusal(SdkException refused) {
        return new LabException(
                "lab-store-refused",
                "the object store at 127.0.0.1:" + port + " refused: " + refused.getMessage(),
                "make the lab anew: drillbook lab down, then drillbook lab up",
                refused);
    }

    /** Asks until the store answers: it was started a moment ago. */
    private boolean bucketExists(S3Client client) throws LabException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                client.headBucket(request -> request.bucket(BackupConfiguration.BUCKET));
                return true;
            } catch (NoSuchBucketException missing) {
                return false;
            } catch (S3Exception answered) {
                if (answered.statusCode() == 404) {
                    return false;
                }
                throw answered;
            } catch (SdkClientException silent) {
                if (Instant.now().isAfter(end)) {
                    throw new LabException(
                            "lab-store-silent",
                            "the object store at 127.0.0.1:" + port + " does not answer within " + PATIENCE.toSeconds()
                                    + " s: " + silent.getMessage(),
                            "see: docker logs of the lab's container s3",
                            silent);
                }
                Pause.of(Duration.ofMillis(100));
            }
        }
    }

    /** With a policy the gateway asks nothing else, not even who owns the bucket: the writer needs a line of its own. */
    private static String policy(String writer, String reader) {
        return """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"AWS": ["%1$s"]},
                   "Action": "s3:*", "Resource": ["arn:aws:s3:::%3$s", "arn:aws:s3:::%3$s/*"]},
                  {"Effect": "Allow", "Principal": {"AWS": ["%2$s"]},
                   "Action": ["s3:GetObject", "s3:GetObjectVersion"], "Resource": "arn:aws:s3:::%3$s/*"},
                  {"Effect": "Allow", "Principal": {"AWS": ["%2$s"]},
                   "Action": ["s3:ListBucket", "s3:ListBucketVersions"], "Resource": "arn:aws:s3:::%3$s"}
                ]}
                """.formatted(writer, reader, BackupConfiguration.BUCKET);
    }

    private TrustManager[] trusted() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "lab",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(authority.getBytes(StandardCharsets.US_ASCII))));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalArgumentException("not a certificate in PEM", broken);
        }
    }
}
