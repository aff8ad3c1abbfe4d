package io.drillbook.drills.lab.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabIdentityTest {
    private static X509Certificate parsed(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void whatWasMadeOnceIsFoundAgain(@TempDir Path folder) throws Exception {
        LabIdentity first = new LabIdentity(folder);
        String password = first.password("orders-act");
        ServerCertificate server = first.server("pg-1");
        SshKeyPair key = first.ourKey();

        LabIdentity second = new LabIdentity(folder);

        assertThat(second.password("orders-act")).isEqualTo(password);
        assertThat(second.server("pg-1")).isEqualTo(server);
        assertThat(second.ourKey()).isEqualTo(key);
    }

    @Test
    void aServersCertificateNamesItsHostAndLoopbackAndIsSignedByTheAuthority(@TempDir Path folder) throws Exception {
        LabIdentity identity = new LabIdentity(folder);

        X509Certificate server = parsed(identity.server("s3").certificate());

        server.verify(parsed(identity.authorityCertificate()).getPublicKey());
        assertThat(server.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(List.of(2, "s3"), List.of(2, "localhost"), List.of(7, "127.0.0.1"));
    }

    @Test
    void twoLabsDoNotTrustEachOther(@TempDir Path one, @TempDir Path other) throws Exception {
        X509Certificate server = parsed(new LabIdentity(one).server("s3").certificate());
        X509Certificate stranger = parsed(new LabIdentity(other).authorityCertificate());

        assertThatThrownBy(() -> server.verify(stranger.getPublicKey())).isInstanceOf(SignatureException.class);
    }
}
