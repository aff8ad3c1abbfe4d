package io.drillbook.drills.lab.identity;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** The certificate authority of one lab; nothing outside the lab trusts it. */
public final class CertificateAuthority {
    private static final Duration LIFE = Duration.ofDays(3650);

    private final X500Name name;
    private final KeyPair keys;

    private CertificateAuthority(String name, KeyPair keys) {
        this.name = new X500Name("CN=" + name);
        this.keys = keys;
    }

    /** A new authority's key as PEM: the private one, then the public one. */
    static String newKey() {
        KeyPair made = newKeyPair();
        return pem(made.getPrivate()) + pem(made.getPublic());
    }

    /** The authority with this key. */
    static CertificateAuthority ofKey(String name, String key) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(key))) {
            if (!(parser.readObject() instanceof PrivateKeyInfo first)
                    || !(parser.readObject() instanceof SubjectPublicKeyInfo second)) {
                throw new IOException("the authority's key is not a private and a public key in PEM");
            }
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            return new CertificateAuthority(
                    name, new KeyPair(converter.getPublicKey(second), converter.getPrivateKey(first)));
        }
    }

    /** The authority's own certificate as PEM. */
    String certificate() {
        try {
            JcaX509ExtensionUtils utilities = new JcaX509ExtensionUtils();
            JcaX509v3CertificateBuilder builder = builder(name, keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, utilities.createSubjectKeyIdentifier(keys.getPublic()));
            return signed(builder);
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A new certificate for a server, valid for its name in the lab and for loopback. */
    ServerCertificate serverCertificate(String host) {
        KeyPair own = newKeyPair();
        try {
            JcaX509ExtensionUtils utilities = new JcaX509ExtensionUtils();
            JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=" + host), own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, utilities.createAuthorityKeyIdentifier(keys.getPublic()));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, host),
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
            return new ServerCertificate(signed(builder), pem(own.getPrivate()));
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JcaX509v3CertificateBuilder builder(X500Name subject, PublicKey key) {
        // An hour back, for a machine whose clock is set right later on.
        Instant from = Instant.now().minus(Duration.ofHours(1));
        BigInteger serial = new BigInteger(120, new SecureRandom());
        return new JcaX509v3CertificateBuilder(name, serial, Date.from(from), Date.from(from.plus(LIFE)), subject, key);
    }

    private String signed(JcaX509v3CertificateBuilder builder) {
        try {
            return pem(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            // PKCS #8, because the older form of an EC key leaves out what is needed to read it again.
            writer.writeObject(
                    object instanceof PrivateKey key ? new PemObject("PRIVATE KEY", key.getEncoded()) : object);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }
}
