package io.drillbook.activities.postgresql.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.activities.connector.ByteSink;
import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ObjectUpload;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.runbooks.call.Verdict;
import java.nio.charset.StandardCharsets;
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
        assertThat(store.read("shop", "A")).contains(manifest("mark-1").sealed());
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
    void aManifestThatWasChangedIsRefused() throws ActionException {
        Memory objects = new Memory();
        ManifestStore store = new ManifestStore(objects);
        store.create(manifest("mark-1"));
        objects.objects.replaceAll((key, body) -> new String(body, StandardCharsets.UTF_8)
                .replace("\"rows\" : 3", "\"rows\" : 2")
                .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> store.read("shop", "A"))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("is not what was written");
    }

    @Test
    void aManifestOfAnOlderVersionHasNoDigestAndIsReadAsItIs() throws ActionException {
        Memory objects = new Memory();
        ManifestStore store = new ManifestStore(objects);
        store.create(manifest("mark-1"));
        objects.objects.replaceAll((key, body) -> new String(body, StandardCharsets.UTF_8)
                .replaceAll(",\\s*\"digest\" : \"[0-9a-f]{64}\"\\s*}$", "}")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(store.read("shop", "A")).contains(manifest("mark-1"));
    }

    @Test
    void theManifestBeforeIsTheOneMadeLastWhateverItBuildsOn() throws ActionException {
        Memory objects = new Memory();
        ManifestStore store = new ManifestStore(objects);
        for (String label : List.of("20260101-000000F", "20260101-000000F_20260103-000000I", "20260102-000000F")) {
            objects.create(Manifest.key("shop", label), new byte[0], "");
        }
        store.create(manifest("mark-1"));
        objects.objects.remove(Manifest.key("shop", "20260101-000000F_20260103-000000I"));
        objects.objects.put(
                Manifest.key("shop", "20260101-000000F_20260103-000000I"),
                objects.objects.get(Manifest.key("shop", "A")));
        assertThat(store.before("shop", "20260104-000000F")).isPresent();
        assertThat(store.before("shop", "20260101-000000F")).isEmpty();
    }

    @Test
    void aTableThatHeldRowsAndHoldsNoneMakesTheManifestUnknown() {
        Checks checks = new Checks();
        ManifestHistory.compare(Optional.of(manifest("a", 3)), manifest("b", 0), checks);
        assertThat(checks.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(checks.results().getFirst().actual()).contains("shop.s.t held 3 rows");
        assertThat(checks.findings()).extracting(finding -> finding.code()).containsExactly("table-emptied");
    }

    @Test
    void aTableThatWasEmptyBeforeIsNotEmptied() {
        Checks checks = new Checks();
        ManifestHistory.compare(Optional.of(manifest("a", 0)), manifest("b", 0), checks);
        assertThat(checks.verdict()).isEqualTo(Verdict.PASSED);
        ManifestHistory.compare(Optional.empty(), manifest("b", 0), checks);
        assertThat(checks.results()).hasSize(1);
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
        return manifest(mark, 3);
    }

    private static Manifest manifest(String mark, long rows) {
        TableContent full = new TableContent("s", "t", rows, "12", TableContent.FULL, Optional.empty(), 8192);
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
                List.of("pgbackrest restore"),
                Optional.empty());
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
        public ObjectUpload upload(String key, String contentType) {
            throw new IllegalStateException("no upload is expected: " + key);
        }

        @Override
        public boolean download(String key, ByteSink sink) {
            throw new IllegalStateException("no download is expected: " + key);
        }

        @Override
        public long storedBytes(String prefix) {
            return objects.values().stream().mapToLong(body -> body.length).sum();
        }

        @Override
        public Versioning versioning(String prefix) {
            return Versioning.NONE;
        }

        @Override
        public void close() {}
    }
}
