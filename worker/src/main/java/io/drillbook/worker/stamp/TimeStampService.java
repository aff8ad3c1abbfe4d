package io.drillbook.worker.stamp;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** Asks a time-stamping service. It is told a digest and nothing else. */
final class TimeStampService {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int NONCE_BITS = 64;
    private static final int LARGEST = 1 << 20;

    private final String address;

    TimeStampService(String address) {
        this.address = address;
    }

    /**
     * A stamp over a digest.
     *
     * @param sha256 32 bytes
     * @return the service's whole answer, as {@code openssl ts} reads it
     */
    byte[] stamp(byte[] sha256) throws ActionException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            TimeStampRequest request =
                    generator.generate(TSPAlgorithms.SHA256, sha256, new BigInteger(NONCE_BITS, new SecureRandom()));
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(LIMIT)
                            .header("Content-Type", "application/timestamp-query")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded()))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            byte[] body;
            try (InputStream stream = answer.body()) {
                body = stream.readNBytes(LARGEST);
            }
            if (answer.statusCode() != OK) {
                throw failed("it answers " + answer.statusCode());
            }
            TimeStampResponse response = new TimeStampResponse(body);
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw failed("it refuses: " + response.getStatusString());
            }
            return body;
        } catch (IOException | TSPException broken) {
            throw failed(broken.getClass().getSimpleName() + " " + broken.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("the program stops");
        }
    }

    private ActionException failed(String why) {
        return new ActionException(
                "time-stamp-failed",
                FailureKind.UNREACHABLE,
                "the time-stamping service " + address + ": " + why,
                "see evidence.time_stamps in the inventory; the chain goes on without a stamp");
    }
}
