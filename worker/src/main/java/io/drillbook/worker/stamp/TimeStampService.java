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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private final Duration limit;

    TimeStampService(String address) {
        this(address, LIMIT);
    }

    /** @param limit of the whole exchange */
    TimeStampService(String address, Duration limit) {
        this.address = address;
        this.limit = limit;
    }

    /**
     * A stamp over a digest.
     *
     * @param sha256 32 bytes
     * @return the service's whole answer, as {@code openssl ts} reads it
     */
    byte[] stamp(byte[] sha256) throws ActionException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request =
                generator.generate(TSPAlgorithms.SHA256, sha256, new BigInteger(NONCE_BITS, new SecureRandom()));
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(limit).build()) {
            // One limit around all of it: a service may begin to answer and never end.
            FutureTask<byte[]> asking = new FutureTask<>(() -> ask(client, request.getEncoded()));
            Thread.ofVirtual().name("time-stamp").start(asking);
            try {
                byte[] answer = asking.get(limit.toMillis(), TimeUnit.MILLISECONDS);
                TimeStampResponse response = new TimeStampResponse(answer);
                response.validate(request);
                if (response.getTimeStampToken() == null) {
                    throw failed("it refuses: " + response.getStatusString());
                }
                return answer;
            } finally {
                client.shutdownNow();
            }
        } catch (ExecutionException broken) {
            throw failed(String.valueOf(broken.getCause() == null ? broken : broken.getCause()));
        } catch (TimeoutException late) {
            throw failed("no whole answer within " + limit.toSeconds() + " s");
        } catch (IOException | TSPException | RuntimeException broken) {
            throw failed("what it answers is no time stamp: " + broken.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("the program stops");
        }
    }

    private byte[] ask(HttpClient client, byte[] request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(limit)
                        .header("Content-Type", "application/timestamp-query")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream stream = answer.body()) {
            byte[] body = stream.readNBytes(LARGEST);
            if (answer.statusCode() != OK) {
                throw new IOException("it answers " + answer.statusCode());
            }
            return body;
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
