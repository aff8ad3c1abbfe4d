package io.drillbook.activities.pgbackrest.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void aStanzaThatNamesAnotherHostCanUseAStandby() {
        Configuration both = Configuration.read("[global]\nbackup-standby=y\n[shop]\npg2-host=pg-2\n[other]\n");
        assertThat(both.namesOtherHost("shop")).isTrue();
        assertThat(both.namesOtherHost("other")).isFalse();
    }

    @Test
    void anOptionOfTheCommandsSectionGoesBeforeTheGlobalOne() {
        Configuration text = Configuration.read(
                "[global]\narchive-push-queue-max = 1GiB\n[global:archive-push]\narchive-push-queue-max=4GiB\n");
        assertThat(text.option("shop", "archive-push", "archive-push-queue-max"))
                .contains("4GiB");
        assertThat(text.option("shop", "archive-get", "archive-push-queue-max")).contains("1GiB");
        assertThat(text.option("shop", "backup", "archive-async")).isEmpty();
    }
}
