package io.drillbook.activities.postgresql.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.failure.ActionException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ManifestTest {
    @Test
    void aManifestIsReadBackAsItWasWritten() throws ActionException {
        ManifestStore store = new ManifestStore(new Memory());
        store.create(manifest("mark-1"));
        assertThat(store.read("shop", "A")).contains(manifest("mark-1"));
        assertThat(store.read("shop", "B")).isEmpty();
    }

    @Test
    void aManifestIsNeverReplaced() throws ActionException {
        ManifestStore store = new ManifestStore(new Memory());
        store.create(manifest("mark-1"));
        assertThatThrownBy(() -> store.create(manifest("mark-2")))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("drillbook/manifests/shop/A.json");
        assertThat(store.read("shop", "A").orElseThrow().mark()).isEqualTo("mark-1");
    }

    @Test
    void aLargeTableIsSampledAndASmallOneIsReadInFull() {
        List<String> row = List.of("shop", "orders", "1000", "p");
        assertThat(ContentReader.TableTask.of("shop", row, 1000).percent()).isEmpty();
        assertThat(ContentReader.TableTask.of("shop", row, 100).percent()).contains(10.0);
        assertThat(ContentReader.TableTask.of("shop", List.of("a", "b", "1", "u"), 100)
                        .readable())
                .isFalse();
    }

    private static Manifest manifest(String mark) {
        TableContent full = new TableContent("s", "t", 3, "12", TableContent.FULL, Optional.empty(), 8192);
        TableContent sample = new TableContent("s", "u", 3, "1:12", TableContent.SAMPLE, Optional.of(2.5), 81920);
        return new Manifest(
                Manifest.FORMAT,
                mark,
                "orders",
                "shop",
                1,
                "A",
                "2.55.1",
                "7710474615246454820",
                1,
                170006,
                true,
                Optional.of("0/A709FE98"),
                Optional.of("0000000100000000000000A7"),
                Optional.of(Instant.parse("2026-11-21T05:08:54Z")),
                Optional.of("pg-2"),
                42,
                Optional.of("ff"),
                List.of(new DatabaseContent(
                        "shop",
                        "aa",
                        7,
                        "c none",
                        List.of("plpgsql 1.0"),
                        List.of(new SequenceContent("s", "q", "none")),
                        List.of(full, sample),
                        List.of("shop.s.scratch: unlogged"))),
                List.of("pgbackrest restore"));
    }

    /** Objects in memory, written once. */
    private static final class Memory implements ObjectAccess {
        private final SortedMap<String, byte[]> objects = new TreeMap<>();

        @Override
        public List<ObjectSummary> list(String prefix) {
            return objects.keySet().stream()
                    .filter(key -> key.startsWith(prefix))
                    .map(key -> new ObjectSummary(key, 1, Instant.EPOCH))
                    .toList();
        }

        @Override
        public Optional<byte[]> read(String key, long limit) {
            return Optional.ofNullable(objects.get(key));
        }

        @Override
        public boolean create(String key, byte[] body, String contentType) {
            return objects.putIfAbsent(key, body) == null;
        }

        @Override
        public long storedBytes(String prefix) {
            return objects.values().stream().mapToLong(body -> body.length).sum();
        }

        @Override
        public void close() {}
    }
}
