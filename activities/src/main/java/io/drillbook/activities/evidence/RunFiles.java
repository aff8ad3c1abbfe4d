package io.drillbook.activities.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.RecordStored;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Openings and records in a home: {@code opened/} and {@code records/}, one canonical JSON file each. */
public final class RunFiles implements EvidenceStore {
    /** So many resets of one run are a mistake, not a habit. */
    private static final int MOST_REVISIONS = 1000;

    private final EvidenceHome home;

    /** Over a home. */
    public RunFiles(EvidenceHome home) {
        this.home = home;
    }

    /** A record's file as it was stored, with its canonical text. */
    record StoredFile(String path, String text, RunRecord record) {
        byte[] content() {
            return text.getBytes(UTF_8);
        }
    }

    @Override
    public void open(RunOpening opening) throws ActionException {
        home.create(path(opening), canonical(opening));
    }

    @Override
    public RecordStored record(RunRecord record) throws ActionException {
        StoredFile file = store(record);
        return stored(file.record().evidenceId(), file.path(), Digests.sha256(file.content()));
    }

    StoredFile store(RunRecord record) throws ActionException {
        String name = LedgerPaths.name(record.identity());
        for (int number = 1; number <= MOST_REVISIONS; number++) {
            RunRecord revision = RecordRevision.of(record, number);
            String path = LedgerPaths.RECORDS + name + (number == 1 ? "" : "." + number) + ".json";
            StoredFile file = new StoredFile(path, CanonicalJson.of(revision), revision);
            if (home.create(path, file.content())
                    || home.read(path)
                            .filter(there -> Arrays.equals(there, file.content()))
                            .isPresent()) {
                return file;
            }
        }
        throw new ActionException(
                "too-many-records",
                FailureKind.LIMIT,
                "run " + record.identity().key() + " has " + MOST_REVISIONS + " records already",
                "see who resets it");
    }

    @Override
    public List<RunOpening> openings() throws ActionException {
        return readAll(LedgerPaths.OPENED, RunOpening.class).stream()
                .map(Read::value)
                .sorted(Comparator.comparing(
                                (RunOpening opening) -> opening.run().startedAt())
                        .thenComparing(opening -> opening.identity().key()))
                .toList();
    }

    @Override
    public List<StoredRecord> records() throws ActionException {
        return readAll(LedgerPaths.RECORDS, RunRecord.class).stream()
                .map(read ->
                        new StoredRecord(stored(read.value().evidenceId(), read.path(), read.digest()), read.value()))
                .sorted(Comparator.comparing(
                                (StoredRecord stored) -> stored.record().startedAt())
                        // A run that was reset began once and ended several times.
                        .thenComparing(stored -> Instant.parse(stored.record().endedAt()))
                        .thenComparing(stored -> stored.stored().location()))
                .toList();
    }

    @Override
    public List<RunOpening> withoutRecord() throws ActionException {
        Set<String> closed = records().stream()
                .map(stored -> stored.record().identity())
                .map(RunIdentity::key)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = new TreeSet<>(home.names(LedgerPaths.CLOSINGS));
        return openings().stream()
                .filter(opening -> !closed.contains(opening.identity().key())
                        && !found.contains(LedgerPaths.CLOSINGS + LedgerPaths.name(opening.identity()) + ".json"))
                .toList();
    }

    static String path(RunOpening opening) {
        return LedgerPaths.opening(opening.identity());
    }

    static byte[] canonical(Object value) {
        return CanonicalJson.of(value).getBytes(UTF_8);
    }

    private record Read<T>(String path, String digest, T value) {}

    private <T> List<Read<T>> readAll(String folder, Class<T> type) throws ActionException {
        List<Read<T>> all = new ArrayList<>();
        for (String path : home.names(folder)) {
            Optional<byte[]> content = home.read(path);
            if (content.isPresent()) {
                all.add(new Read<>(path, Digests.sha256(content.get()), parse(path, content.get(), type)));
            }
        }
        return all;
    }

    private <T> T parse(String path, byte[] content, Class<T> type) throws ActionException {
        try {
            return Json.mapper().readValue(content, type);
        } catch (IOException unreadable) {
            throw new ActionException(
                    "evidence-unreadable",
                    FailureKind.CHECK_FAILED,
                    home.location(path)
                            + " is not what this version writes: it was changed, or a newer version wrote it",
                    "compare it with a copy");
        }
    }

    private RecordStored stored(String evidenceId, String path, String digest) {
        return new RecordStored(evidenceId, home.location(path), digest);
    }
}
