package io.drillbook.drills.lab.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** All keys, certificates and passwords of one lab. What was made once is found again. */
public final class LabIdentity {
    private final SecretFiles secrets;
    private final Path certificates;
    private final CertificateAuthority authority;
    private final String authorityCertificate;

    /**
     * @param folder the lab's own folder; secrets go into {@code secrets}, the authority's certificate into {@code ca.pem}
     */
    public LabIdentity(Path folder) throws IOException {
        secrets = new SecretFiles(folder.resolve("secrets"));
        certificates = Files.createDirectories(folder.resolve("certificates"));
        authority = CertificateAuthority.ofKey(
                "Drillbook lab", secrets.text("authority-key", CertificateAuthority::newKey));
        Path file = folder.resolve("ca.pem");
        if (!Files.exists(file)) {
            Files.writeString(file, authority.certificate());
        }
        authorityCertificate = Files.readString(file);
    }

    /** The authority's certificate as PEM. */
    public String authorityCertificate() {
        return authorityCertificate;
    }

    /** A server's certificate and key. */
    public ServerCertificate server(String host) throws IOException {
        Path file = certificates.resolve(host + ".pem");
        String keyName = "tls-" + host + "-key";
        if (!Files.exists(file)) {
            ServerCertificate made = authority.serverCertificate(host);
            secrets.replace(keyName, made.privateKey());
            Files.writeString(file, made.certificate());
        }
        return new ServerCertificate(Files.readString(file), secrets.text(keyName, () -> ""));
    }

    /** The key a host's ssh server shows. */
    public SshKeyPair hostKey(String host) throws IOException {
        return secrets.sshKey("ssh-host-" + host);
    }

    /** The key with which we log in to hosts. */
    public SshKeyPair ourKey() throws IOException {
        return secrets.sshKey("ssh-key");
    }

    /** The key with which nodes log in to each other. */
    public SshKeyPair peerKey() throws IOException {
        return secrets.sshKey("ssh-peer-key");
    }

    /** A password by the name it has in the inventory. */
    public String password(String name) throws IOException {
        return secrets.password(name);
    }

    /**
     * The keys of a user of the object store.
     *
     * @param user s3 for the one who writes backups, s3-reader for who may only read them, s3-root for the store's own
     */
    public ObjectStoreKeys objectStore(String user) throws IOException {
        return new ObjectStoreKeys(secrets.accessKey(user + "-access-key"), secrets.password(user + "-secret-key"));
    }
}
