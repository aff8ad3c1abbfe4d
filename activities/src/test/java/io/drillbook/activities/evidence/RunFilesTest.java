package io.drillbook.activities.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillbook.activities.evidence.EvidenceStore.StoredRecord;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RecordStored;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.json.CanonicalJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    private static final RunIdentity RUN = new RunIdentity("postgresql.daily-backup/orders", "first-1");

    @TempDir
    private Path folder;

    private EvidenceStore store;

    @BeforeEach
    void open() {
        store = new RunFiles(new FolderHome(folder.resolve("evidence")));
    }

    @Test
    void aRecordLiesThereAsCanonicalJsonUnderItsDigest() throws Exception {
        RecordStored stored = store.record(record(Outcome.PASSED));
        Path file = Path.of(stored.location());
        assertThat(file).exists().hasContent(CanonicalJson.of(record(Outcome.PASSED)));
        assertThat(stored.digest()).isEqualTo(CanonicalJson.sha256(record(Outcome.PASSED)));
        assertThat(store.records()).containsExactly(new StoredRecord(stored, record(Outcome.PASSED)));
    }

    @Test
    void theSameRecordAgainGivesWhatIsStored() throws Exception {
        RecordStored first = store.record(record(Outcome.PASSED));
        assertThat(store.record(record(Outcome.PASSED))).isEqualTo(first);
        assertThat(store.records()).hasSize(1);
    }

    @Test
    void anotherRecordOfTheSameRunIsARevisionThatSaysSo() throws Exception {
        RecordStored first = store.record(record(Outcome.FAILED));
        RecordStored second = store.record(record(Outcome.PASSED));
        assertThat(second.location()).isNotEqualTo(first.location());
        assertThat(second.evidenceId()).isEqualTo("E-1.2");
        assertThat(store.record(record(Outcome.PASSED)))
                .as("a retry of the revision")
                .isEqualTo(second);
        assertThat(store.records())
                .extracting(stored -> stored.record().deviations())
                .containsExactlyInAnyOrder(
                        List.of(), List.of("record 2 of this run: another one was stored before; the run was reset"));
    }

    @Test
    void aRunThatOpenedAndNeverClosedShows() throws Exception {
        store.open(opening(RUN));
        store.open(opening(new RunIdentity("lost", "first-2")));
        store.record(record(Outcome.PASSED));
        assertThat(store.withoutRecord())
                .extracting(opening -> opening.identity().workflowId())
                .containsExactly("lost");
    }

    @Test
    void anOpenedEntryIsNeverChanged() throws Exception {
        store.open(opening(RUN));
        RunOpening other = new RunOpening(RUN, facts(), "person", "mallory", "another title", "2");
        store.open(other);
        assertThat(store.openings()).containsExactly(opening(RUN));
    }

    @Test
    void runsWhoseNamesDifferOnlyInUnsafeCharactersStayApart() throws Exception {
        store.open(opening(new RunIdentity("a/b", "1")));
        store.open(opening(new RunIdentity("a_b", "1")));
        store.open(opening(new RunIdentity("../../a", "1")));
        assertThat(store.openings()).hasSize(3);
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(file.toRealPath())
                            .startsWith(folder.resolve("evidence/opened").toRealPath()));
        }
    }

    @Test
    void aWriterThatDiedBeforeTheLinkLeavesNoEntry() throws Exception {
        Path opened = Files.createDirectories(folder.resolve("evidence/opened"));
        Files.writeString(opened.resolve(".new-1234"), "{\"half");
        assertThat(store.openings()).isEmpty();
        store.open(opening(RUN));
        assertThat(store.openings()).containsExactly(opening(RUN));
    }

    @Test
    void aWriterThatDiedAfterTheLinkLeavesTheWholeEntry() throws Exception {
        store.open(opening(RUN));
        Path opened = folder.resolve("evidence/opened");
        try (var files = Files.list(opened)) {
            Path entry = files.findFirst().orElseThrow();
            Files.createLink(opened.resolve(".new-1234"), entry);
        }
        store.open(opening(RUN));
        assertThat(store.openings()).containsExactly(opening(RUN));
    }

    @Test
    void aChangedRecordIsNotReadAsIfNothingWere() throws Exception {
        RecordStored stored = store.record(record(Outcome.PASSED));
        Files.writeString(Path.of(stored.location()), "{\"schema\": \"other\"}");
        ActionException failure = catchThrowableOfType(ActionException.class, store::records);
        assertThat(failure.failure().code()).isEqualTo("evidence-unreadable");
    }

    @Test
    void aFolderThatCannotBeWrittenIsWorthAnotherAttempt() throws Exception {
        Files.writeString(folder.resolve("evidence"), "a file where the folder should be");
        ActionException failure = catchThrowableOfType(ActionException.class, () -> store.open(opening(RUN)));
        assertThat(failure.failure().code()).isEqualTo("evidence-unavailable");
        assertThat(failure.failure().kind().retryable()).isTrue();
    }

    private static RunOpening opening(RunIdentity run) {
        return new RunOpening(run, facts(), "person", "ann", "a title", "1");
    }

    private static RunFacts facts() {
        return new RunFacts("postgresql.daily-backup", "backup", "orders", "lab", "d", "p", "2026-01-01T00:00:00Z");
    }

    private static RunRecord record(Outcome outcome) {
        return new RunRecord(
                RunRecord.SCHEMA,
                "E-1",
                RUN,
                facts(),
                "a title",
                "postgresql",
                "database-team",
                "1",
                new TreeMap<>(),
                "person",
                "ann",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:01:00Z",
                outcome,
                Optional.empty(),
                Objectives.NONE,
                new TreeMap<>(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty());
    }
}
