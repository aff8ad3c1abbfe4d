package io.drillbook.drills.lie;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A store on loopback whose certificate ended five days ago; its authority is valid. Nobody comes further than that. */
final class ExpiredStore implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final SSLServerSocket socket;
    private final Path authority;

    private ExpiredStore(SSLServerSocket socket, Path authority) {
        this.socket = socket;
        this.authority = authority;
    }

    static ExpiredStore start(Path parent) throws IOException, GeneralSecurityException, InterruptedException {
        Path folder = Files.createTempDirectory(parent, "expired");
        String loopback = "SAN=IP:127.0.0.1";
        keytool(
                folder,
                "-genkeypair",
                "-alias",
                "authority",
                "-dname",
                "CN=authority",
                "-ext",
                "bc:c",
                "-validity",
                "9");
        keytool(folder, "-genkeypair", "-alias", "store", "-dname", "CN=store", "-validity", "9");
        keytool(folder, "-certreq", "-alias", "store", "-file", "request");
        keytool(
                folder,
                "-gencert",
                "-alias",
                "authority",
                "-infile",
                "request",
                "-outfile",
                "store.pem",
                "-rfc",
                "-ext",
                loopback,
                "-startdate",
                "-10d",
                "-validity",
                "5");
        keytool(folder, "-importcert", "-alias", "store", "-file", "store.pem", "-noprompt");
        keytool(folder, "-exportcert", "-alias", "authority", "-file", "authority.pem", "-rfc");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(folder.resolve("keys"))) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        keys.deleteEntry("authority");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("expired-store").start(() -> greet(socket));
        return new ExpiredStore(socket, folder.resolve("authority.pem"));
    }

    /** The inventory's line for it. */
    String endpoint() {
        return "    endpoint: \"https://127.0.0.1:" + socket.getLocalPort() + "\"";
    }

    /** File of the authority that signed its certificate. */
    Path authority() {
        return authority;
    }

    private static void greet(SSLServerSocket socket) {
        while (!socket.isClosed()) {
            try (SSLSocket client = (SSLSocket) socket.accept()) {
                client.setSoTimeout(5000);
                client.startHandshake();
            } catch (IOException refused) {
                // What a client does that looks at the certificate.
            }
        }
    }

    private static void keytool(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                arguments[0],
                "-keystore",
                "keys",
                "-storepass",
                PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC"));
        }
        command.addAll(List.of(arguments).subList(1, arguments.length));
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(command + ": " + Files.readString(said));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
