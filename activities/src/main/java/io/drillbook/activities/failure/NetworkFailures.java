package io.drillbook.activities.failure;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an {@link IOException} means, whoever met it. */
public final class NetworkFailures {
    private NetworkFailures() {}

    /**
     * The failure for an exception while talking to a target, looking through its causes.
     *
     * @param target as people know it, with its address: {@code host db1 (127.0.0.1:2201)}
     */
    public static ActionException of(Throwable thrown, String target) {
        return new ActionException(find(thrown, target)
                .orElseGet(() -> failure(
                        "connection-lost",
                        FailureKind.UNREACHABLE,
                        "the connection to " + target + " broke",
                        "look at the target's log; the act is tried again while its step allows it")));
    }

    /** As {@link #of}, empty when nothing more exact than "it broke" is known. */
    static Optional<Failure> find(Throwable thrown, String target) {
        int depth = 0;
        Optional<Failure> found = Optional.empty();
        // The deepest known cause is the most exact: a driver wraps a time-out in its own exception.
        for (Throwable cause = thrown; cause != null && depth++ < 20; cause = cause.getCause()) {
            Optional<Failure> exact = exact(cause, target);
            found = exact.isPresent() ? exact : found;
        }
        return found;
    }

    private static Optional<Failure> exact(Throwable cause, String target) {
        Failure failure = switch (cause) {
            case UnknownHostException unknown ->
                failure(
                        "name-not-found",
                        FailureKind.REFUSED,
                        "the name of " + target + " is not known to this machine's resolver",
                        "check the address in the inventory and the name service");
            case SocketTimeoutException slow -> late(target);
            case TimeoutException slow -> late(target);
            case NoRouteToHostException noRoute ->
                failure(
                        "no-route",
                        FailureKind.UNREACHABLE,
                        "no route leads to " + target,
                        "check network and firewall between the worker and the target");
            case BindException bind -> throwaway(target);
            case ConnectException refused -> connect(refused, target);
            case CertificateExpiredException expired -> certificateTime(target, "has expired");
            case CertificateNotYetValidException early -> certificateTime(target, "is not valid yet");
            case CertPathValidatorException untrusted -> untrusted(target);
            case SSLPeerUnverifiedException wrongName -> wrongName(target);
            case SSLHandshakeException handshake -> handshake(handshake, target);
            case SSLException tls -> throwaway(target);
            case FileNotFoundException file -> missingFile(String.valueOf(file.getMessage()), target);
            case NoSuchFileException file -> missingFile(file.getFile(), target);
            case FileSystemException file -> fileSystem(file, target);
            case SocketException reset -> throwaway(target);
            default -> null;
        };
        return Optional.ofNullable(failure);
    }

    private static Failure late(String target) {
        return failure(
                "connection-timeout",
                FailureKind.UNREACHABLE,
                target + " did not answer in time",
                "check that the target runs and that no firewall drops the packets");
    }

    private static Failure connect(ConnectException refused, String target) {
        String text = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("timed out")) {
            return late(target);
        }
        return failure(
                "connection-refused",
                FailureKind.UNREACHABLE,
                target + " refused the connection: nothing listens there",
                "check that the service runs and that the inventory names the right port");
    }

    private static Failure throwaway(String target) {
        return failure(
                "connection-lost",
                FailureKind.UNREACHABLE,
                "the connection to " + target + " broke",
                "look at the target's log; the act is tried again while its step allows it");
    }

    private static Failure certificateTime(String target, String what) {
        return failure(
                "certificate-expired",
                FailureKind.REFUSED,
                "the certificate of " + target + " " + what,
                "renew the certificate, or set this machine's clock");
    }

    private static Failure untrusted(String target) {
        return failure(
                "certificate-untrusted",
                FailureKind.REFUSED,
                "the certificate of " + target + " is not signed by the authority that the inventory names",
                "point ca: in the inventory at the authority that signed it");
    }

    private static Failure wrongName(String target) {
        return failure(
                "certificate-name-wrong",
                FailureKind.REFUSED,
                "the certificate of " + target + " names another machine",
                "issue a certificate that names the address in the inventory");
    }

    private static Failure handshake(SSLHandshakeException handshake, String target) {
        String text = String.valueOf(handshake.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("no subject alternative") || text.contains("no name matching")) {
            return wrongName(target);
        }
        if (text.contains("unable to find valid certification path") || text.contains("path building failed")) {
            return untrusted(target);
        }
        return failure(
                "tls-refused",
                FailureKind.REFUSED,
                "no TLS connection to " + target + " could be agreed on",
                "check the target's TLS versions and its certificate");
    }

    private static Failure missingFile(String file, String target) {
        return failure(
                "file-missing",
                FailureKind.REFUSED,
                "a file needed for " + target + " is not there: " + file,
                "check the path in the inventory");
    }

    private static Failure fileSystem(FileSystemException file, String target) {
        String reason = String.valueOf(file.getReason());
        if (reason.contains("No space left")) {
            return failure(
                    "disk-full",
                    FailureKind.CHECK_FAILED,
                    "the disk of " + target + " is full",
                    "free space there, then run again");
        }
        return failure(
                "file-refused",
                FailureKind.REFUSED,
                "the file system refused " + file.getFile() + " for " + target + ": " + reason,
                "check owner and permissions");
    }

    static Failure failure(String code, FailureKind kind, String message, String hint) {
        return new Failure(code, kind, message, Optional.of(hint));
    }
}
