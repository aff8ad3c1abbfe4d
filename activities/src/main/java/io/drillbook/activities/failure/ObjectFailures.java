package io.drillbook.activities.failure;

import io.drillbook.runbooks.call.FailureKind;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What an exception of the S3 client means. */
public final class ObjectFailures {
    private ObjectFailures() {}

    /** @param target as people know it, with its address: {@code store backups (https://127.0.0.1:7071)} */
    public static ActionException of(SdkException thrown, String target) {
        if (thrown instanceof AwsServiceException answer) {
            return answered(answer.statusCode(), errorCode(answer), target);
        }
        if (thrown instanceof ApiCallTimeoutException || thrown instanceof ApiCallAttemptTimeoutException) {
            return new ActionException(
                    "connection-timeout",
                    FailureKind.UNREACHABLE,
                    target + " did not answer in time",
                    "check that the store runs and that no firewall drops the packets");
        }
        return NetworkFailures.of(thrown, target);
    }

    /**
     * The failure for an answer of the store.
     *
     * @param errorCode the store's own word for it, such as {@code NoSuchBucket}; empty when it said none
     */
    static ActionException answered(int status, String errorCode, String target) {
        String said = " (status " + status + (errorCode.isEmpty() ? "" : ", " + errorCode) + ")";
        return switch (errorCode) {
            case "NoSuchBucket" ->
                new ActionException(
                        "bucket-missing",
                        FailureKind.REFUSED,
                        target + " has no such bucket" + said,
                        "create it, with versioning and object lock, or correct bucket: in the inventory");
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken" ->
                new ActionException(
                        "wrong-password",
                        FailureKind.REFUSED,
                        target + " does not accept the access key" + said,
                        "check the store's secrets in the inventory");
            case "RequestTimeTooSkewed" ->
                new ActionException(
                        "clock-skewed",
                        FailureKind.REFUSED,
                        target + " says that this machine's clock is wrong" + said,
                        "set the clock by NTP");
            default -> byStatus(status, said, target);
        };
    }

    private static ActionException byStatus(int status, String said, String target) {
        if (status == 403 || status == 401) {
            return new ActionException(
                    "permission-denied",
                    FailureKind.REFUSED,
                    target + " denied permission" + said,
                    "grant the access key what the act needs on this bucket and prefix");
        }
        if (status == 404) {
            return new ActionException(
                    "object-missing", FailureKind.REFUSED, target + " has no such object" + said, "check the key");
        }
        if (status == 409 || status == 429 || status == 503) {
            return new ActionException(
                    "store-busy",
                    FailureKind.BUSY,
                    target + " is busy" + said,
                    "the act is tried again while its step allows it");
        }
        if (status == 507) {
            return new ActionException(
                    "disk-full",
                    FailureKind.CHECK_FAILED,
                    target + " has no room left" + said,
                    "free space there first");
        }
        if (status >= 500) {
            return new ActionException(
                    "store-error",
                    FailureKind.UNREACHABLE,
                    target + " met an error of its own" + said,
                    "look at the store's log");
        }
        return new ActionException(
                "store-refused",
                FailureKind.REFUSED,
                target + " refused the request" + said,
                "look at the store's log");
    }

    private static String errorCode(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorCode()))
                .orElse("");
    }
}
