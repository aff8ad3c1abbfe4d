package io.drillbook.drills.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.drills.lab.identity.LabIdentity;
import io.drillbook.drills.lab.layout.BackupConfiguration;
import io.drillbook.drills.lab.layout.Service;
import io.drillbook.drills.lab.server.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.CertPathValidatorException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;

@Tag("server")
@ExtendWith(SharedLab.class)
final class ObjectStoreTest {
    private static final String BUCKET = BackupConfiguration.BUCKET;

    @Test
    void aClientWithoutTlsGetsNothing(TestLab lab) throws Exception {
        HttpRequest plain = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lab.port(Service.STORE) + "/"))
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(plain, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aClientThatTrustsAnotherAuthorityGoesAway(TestLab lab, @TempDir Path other) throws Exception {
        String stranger = new LabIdentity(other).authorityCertificate();

        try (S3Client client = new ObjectStore(lab.port(Service.STORE), stranger)
                .client(lab.identity().objectStore("s3"))) {
            assertThatThrownBy(() -> client.headBucket(request -> request.bucket(BUCKET)))
                    .hasRootCauseInstanceOf(CertPathValidatorException.class);
        }
    }

    @Test
    void theReaderReadsAndCannotWriteOrDelete(TestLab lab) throws Exception {
        try (S3Client writer = lab.store().client(lab.identity().objectStore("s3"));
                S3Client reader = lab.store().client(lab.identity().objectStore("s3-reader"))) {
            writer.putObject(request -> request.bucket(BUCKET).key("reader-test"), RequestBody.fromString("one"));

            assertThat(reader.getObjectAsBytes(request -> request.bucket(BUCKET).key("reader-test"))
                            .asUtf8String())
                    .isEqualTo("one");
            assertThatThrownBy(() -> reader.putObject(
                            request -> request.bucket(BUCKET).key("reader-test"), RequestBody.fromString("two")))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.statusCode()).isEqualTo(403));
            assertThatThrownBy(() -> reader.deleteObject(
                            request -> request.bucket(BUCKET).key("reader-test")))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void aVersionCannotBeDeletedWhileItsLockHolds(TestLab lab) throws Exception {
        try (S3Client writer = lab.store().client(lab.identity().objectStore("s3"))) {
            String version = writer.putObject(
                            request -> request.bucket(BUCKET).key("lock-test"), RequestBody.fromString("kept"))
                    .versionId();

            assertThat(writer.getBucketVersioning(request -> request.bucket(BUCKET))
                            .status())
                    .isEqualTo(BucketVersioningStatus.ENABLED);
            assertThatThrownBy(() -> writer.deleteObject(
                            request -> request.bucket(BUCKET).key("lock-test").versionId(version)))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.statusCode()).isEqualTo(403));
        }
    }
}
