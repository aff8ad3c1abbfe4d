package io.drillbook.activities.s3;

import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionExpiration;

/**
 * What a bucket's lifecycle rules do. See "Lifecycle configuration elements" in the Amazon S3 User Guide: a rule without a
 * filter is for the whole bucket, and one with tags or sizes is not for everything below its prefix.
 */
final class LifecycleRules {
    private LifecycleRules() {}

    /** Whether a rule removes versions that are no longer current, of everything below a prefix. */
    static boolean frees(LifecycleRule rule, String prefix) {
        NoncurrentVersionExpiration expiration = rule.noncurrentVersionExpiration();
        return rule.status() == ExpirationStatus.ENABLED
                && expiration != null
                && expiration.noncurrentDays() != null
                // Else so many versions stay for ever, of deleted objects too.
                && (expiration.newerNoncurrentVersions() == null || expiration.newerNoncurrentVersions() == 0)
                && covers(rule, prefix);
    }

    @SuppressWarnings("deprecation") // rules written long ago carry their prefix outside of a filter
    private static boolean covers(LifecycleRule rule, String prefix) {
        LifecycleRuleFilter filter = rule.filter();
        if (filter == null) {
            return rule.prefix() == null || prefix.startsWith(rule.prefix());
        }
        boolean narrowed = filter.tag() != null
                || filter.and() != null
                || filter.objectSizeGreaterThan() != null
                || filter.objectSizeLessThan() != null;
        return !narrowed && (filter.prefix() == null || prefix.startsWith(filter.prefix()));
    }
}
