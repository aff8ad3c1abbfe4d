package io.drillbook.worker.stamp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** OpenSSL's own time-stamping authority behind HTTP on loopback, with an authority that vouches for it. */
public final class StampingService implements AutoCloseable {
    private static final String SETTINGS = """
            [tsa]
            default_tsa = here
            [here]
            serial = %1$s/serial
            signer_cert = %1$s/stamper.pem
            signer_key = %1$s/stamper.key
            signer_digest = sha256
            default_policy = 1.3.6.1.4.1.99999.1
            digests = sha256
            accuracy = secs:1
            """;

    private final Path folder;
    private final HttpServer server;

    /** @param folder of its own; keys are made in it */
    public StampingService(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        Files.writeString(folder.resolve("settings"), SETTINGS.formatted(folder));
        Files.writeString(folder.resolve("serial"), "01\n");
        Files.writeString(folder.resolve("usage"), "extendedKeyUsage=critical,timeStamping\n");
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=Authority"
                + " -keyout authority.key -out authority.pem");
        openssl("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=Stamper"
                + " -keyout stamper.key -out stamper.request");
        openssl("x509 -req -in stamper.request -CA authority.pem -CAkey authority.key -CAcreateserial -days 2"
                + " -extfile usage -out stamper.pem");
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/stamp", this::stamp);
        server.createContext("/rubbish", exchange -> answer(exchange, 200, "not a stamp".getBytes(UTF_8)));
        server.createContext("/empty", exchange -> answer(exchange, 200, new byte[0]));
        server.createContext("/stalls", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
        });
        server.createContext("/busy", exchange -> answer(exchange, 503, new byte[0]));
        server.start();
    }

    /** Address of one of its ways: stamp, rubbish, empty, stalls (it never ends its answer), busy. */
    public String address(String way) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + way;
    }

    /** Certificate of who vouches for it. */
    public Path authority() {
        return folder.resolve("authority.pem");
    }

    private synchronized void stamp(HttpExchange exchange) throws IOException {
        Files.write(folder.resolve("query"), exchange.getRequestBody().readAllBytes());
        try {
            openssl("ts -reply -config settings -queryfile query -out reply");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        answer(exchange, 200, Files.readAllBytes(folder.resolve("reply")));
    }

    private static void answer(HttpExchange exchange, int code, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void openssl(String words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(Arrays.asList(words.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("openssl " + words + ": " + said);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
