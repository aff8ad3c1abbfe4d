package io.drillbook.worker.stamp;

import io.drillbook.worker.exit.CommandException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;

/** Who is trusted to stamp times: certificates that a person brings. */
public final class StampAuthority {
    private final Set<X509Certificate> trusted;

    private StampAuthority(Set<X509Certificate> trusted) {
        this.trusted = trusted;
    }

    /**
     * Reads certificates of authorities, or of the service itself.
     *
     * @param file one or more X.509 certificates in PEM
     * @throws CommandException bad input, when it holds none
     */
    public static StampAuthority read(Path file) {
        try {
            Set<X509Certificate> trusted = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .collect(Collectors.toSet());
            if (trusted.isEmpty()) {
                throw none(file);
            }
            return new StampAuthority(trusted);
        } catch (IOException | CertificateException unreadable) {
            throw none(file);
        }
    }

    private static CommandException none(Path file) {
        return CommandException.badInput(
                "no-certificate",
                "--tsa " + file + " holds no X.509 certificate in PEM",
                "get the certificate of the time-stamping service's authority from the authority itself");
    }

    /** Certificates in a token that its signature names. */
    @SuppressWarnings("unchecked")
    static List<X509CertificateHolder> signers(TimeStampToken token) {
        // The library says which certificate is meant by a selector without its type.
        return List.copyOf(token.getCertificates().getMatches(token.getSID()));
    }

    /** Whether a way leads from the signer, through certificates in the token, to a trusted one; as of the stamp's time. */
    boolean vouchesFor(TimeStampToken token, X509CertificateHolder signer) {
        try {
            JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
            X509Certificate certificate = converter.getCertificate(signer);
            if (trusted.contains(certificate)) {
                return true;
            }
            List<X509Certificate> between = new ArrayList<>();
            Store<X509CertificateHolder> held = token.getCertificates();
            for (X509CertificateHolder holder : held.getMatches(null)) {
                between.add(converter.getCertificate(holder));
            }
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate);
            PKIXBuilderParameters way = new PKIXBuilderParameters(
                    trusted.stream()
                            .map(anchor -> new TrustAnchor(anchor, null))
                            .collect(Collectors.toSet()),
                    target);
            // Offline: what was revoked since is not asked. The stamp's own time counts for what is valid.
            way.setRevocationEnabled(false);
            way.setDate(token.getTimeStampInfo().getGenTime());
            way.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
            return CertPathBuilder.getInstance("PKIX").build(way) != null;
        } catch (GeneralSecurityException noWay) {
            return false;
        }
    }
}
