package io.drillbook.activities.s3;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens clients of S3 stores. */
public final class S3Connector {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ATTEMPT = Duration.ofSeconds(30);
    private static final Duration CALL = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 3;

    /** Gateways were seen to say this of a right key for a moment; a wrong one is refused as often as it is tried. */
    private static final String MAYBE_WRONG = "SignatureDoesNotMatch";

    private S3Connector() {}

    /** A client with the store's own keys. Nothing is sent before its first use. */
    public static S3Objects open(Store store, String accessKey, String secretKey) throws ActionException {
        return new S3Objects(client(store, accessKey, secretKey), store);
    }

    /** The library's own client, for what {@link S3Objects} does not do. */
    public static S3Client client(Store store, String accessKey, String secretKey) throws ActionException {
        URI endpoint = endpoint(store);
        UrlConnectionHttpClient.Builder http = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(ATTEMPT)
                .proxyConfiguration(proxy(endpoint));
        Optional<TrustManager[]> trust = trust(store);
        trust.ifPresent(managers -> http.tlsTrustManagersProvider(() -> managers));
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(store.region()))
                .forcePathStyle(store.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(CALL)
                        .apiCallAttemptTimeout(ATTEMPT)
                        .retryStrategy(StandardRetryStrategy.builder()
                                .maxAttempts(ATTEMPTS)
                                .retryOnException(S3Connector::maybeWrong)
                                .build())
                        .build())
                .httpClientBuilder(http)
                .build();
    }

    private static boolean maybeWrong(Throwable thrown) {
        return thrown instanceof AwsServiceException answer
                && answer.awsErrorDetails() != null
                && MAYBE_WRONG.equals(answer.awsErrorDetails().errorCode());
    }

    private static URI endpoint(Store store) throws ActionException {
        URI endpoint = URI.create(store.endpoint());
        if (endpoint.getHost() == null || endpoint.getScheme() == null) {
            throw new ActionException(
                    "endpoint-unreadable",
                    FailureKind.REFUSED,
                    "the endpoint of store " + store.name() + " is not an address: " + store.endpoint(),
                    "write it as https://host:port in the inventory");
        }
        return endpoint;
    }

    /** A proxy of the environment is for other machines than this one. */
    private static ProxyConfiguration proxy(URI endpoint) {
        boolean elsewhere = !isThisMachine(endpoint.getHost());
        return ProxyConfiguration.builder()
                .useSystemPropertyValues(elsewhere)
                .useEnvironmentVariablesValues(elsewhere)
                .build();
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static Optional<TrustManager[]> trust(Store store) throws ActionException {
        if (store.ca().isEmpty()) {
            return Optional.empty();
        }
        Path file = Path.of(store.ca().get());
        try (InputStream stream = Files.newInputStream(file)) {
            KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                authorities.setCertificateEntry("authority-" + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            return Optional.of(factory.getTrustManagers());
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new ActionException(
                    "ca-missing",
                    FailureKind.REFUSED,
                    "the certificate authority's file of store " + store.name() + " cannot be read: " + file,
                    "correct ca: in the inventory");
        }
    }
}
