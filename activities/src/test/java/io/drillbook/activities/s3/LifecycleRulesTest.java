package io.drillbook.activities.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

class LifecycleRulesTest {
    @Test
    void aRuleForTheWholeBucketFreesTheSpace() {
        assertThat(frees(rule -> {})).isTrue();
    }

    @Test
    void aRuleForAPartCountsOnlyWhereTheRepositoryLiesInIt() {
        assertThat(frees(rule -> rule.filter(filter -> filter.prefix("backups/"))))
                .isTrue();
        assertThat(frees(rule -> rule.filter(filter -> filter.prefix("backups/orders/archive/"))))
                .isFalse();
    }

    @Test
    void aRuleThatIsSwitchedOffFreesNothing() {
        assertThat(frees(rule -> rule.status(ExpirationStatus.DISABLED))).isFalse();
    }

    @Test
    void aRuleForWhatIsCurrentLeavesTheVersions() {
        assertThat(frees(
                        rule -> rule.noncurrentVersionExpiration(versions -> {}).expiration(end -> end.days(1))))
                .isFalse();
    }

    @Test
    void aRuleThatKeepsSomeVersionsFreesNotAll() {
        assertThat(frees(rule -> rule.noncurrentVersionExpiration(
                        versions -> versions.noncurrentDays(40).newerNoncurrentVersions(2))))
                .isFalse();
    }

    @Test
    void aRuleForTaggedObjectsIsNotForAll() {
        assertThat(frees(rule ->
                        rule.filter(filter -> filter.tag(tag -> tag.key("class").value("scratch")))))
                .isFalse();
    }

    private static boolean frees(Consumer<LifecycleRule.Builder> change) {
        LifecycleRule.Builder rule = LifecycleRule.builder()
                .status(ExpirationStatus.ENABLED)
                .noncurrentVersionExpiration(versions -> versions.noncurrentDays(40));
        change.accept(rule);
        return LifecycleRules.frees(rule.build(), "backups/orders/");
    }
}
