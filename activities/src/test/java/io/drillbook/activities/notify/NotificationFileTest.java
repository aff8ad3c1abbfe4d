package io.drillbook.activities.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.activities.notify.NotificationFile.Entry;
import io.drillbook.runbooks.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationFileTest {
    @TempDir
    private Path folder;

    @Test
    void anEffectNotifiesOnce() throws Exception {
        NotificationFile file = new NotificationFile(folder.resolve("state/notifications.jsonl"));
        assertThat(file.add(entry("m1", "hello"))).isTrue();
        assertThat(file.add(entry("m1", "hello"))).isFalse();
        assertThat(file.add(entry("m2", "it says m1"))).isTrue();
        assertThat(Files.readAllLines(file.path())).hasSize(2);
    }

    @Test
    void aTextOfSeveralLinesStaysOneLineOfTheFile() throws Exception {
        NotificationFile file = new NotificationFile(folder.resolve("notifications.jsonl"));
        file.add(entry("m1", "first\nsecond"));
        assertThat(Files.readAllLines(file.path())).hasSize(1);
        assertThat(Json.mapper().readValue(Files.readString(file.path()), Entry.class))
                .isEqualTo(entry("m1", "first\nsecond"));
    }

    @Test
    void aLineThatACrashCutShortDoesNotSpoilTheNext() throws Exception {
        NotificationFile file = new NotificationFile(folder.resolve("notifications.jsonl"));
        Files.writeString(file.path(), "{\"mark\":\"m1\",\"te");
        assertThat(file.add(entry("m1", "hello")))
                .as("the cut line is no notification")
                .isTrue();
        assertThat(Json.mapper().readValue(Files.readAllLines(file.path()).get(1), Entry.class))
                .isEqualTo(entry("m1", "hello"));
    }

    private static Entry entry(String mark, String text) {
        return new Entry(mark, "2026-01-01T00:00:00Z", "postgresql.daily-backup", "orders", "w", text);
    }
}
