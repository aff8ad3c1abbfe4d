package io.drillbook.activities.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.RecordStored;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Evidence in a folder: {@code opened/} and {@code records/}, one canonical JSON file each. */
public final class FolderEvidenceStore implements EvidenceStore {
    /** So many resets of one run are a mistake, not a habit. */
    private static final int MOST_REVISIONS = 1000;

    private final Path root;
    private final CreateOnlyFolder opened;
    private final CreateOnlyFolder records;

    /** @param root made at the first write */
    public FolderEvidenceStore(Path root) {
        this.root = root.toAbsolutePath();
        this.opened = new CreateOnlyFolder(this.root.resolve("opened"));
        this.records = new CreateOnlyFolder(this.root.resolve("records"));
    }

    @Override
    public void open(RunOpening opening) throws ActionException {
        try {
            opened.create(EvidenceName.of(opening.identity()) + ".json", canonical(opening));
        } catch (IOException failed) {
            throw unavailable("written", failed);
        }
    }

    @Override
    public RecordStored record(RunRecord record) throws ActionException {
        String name = EvidenceName.of(record.identity());
        try {
            for (int number = 1; number <= MOST_REVISIONS; number++) {
                RunRecord revision = RecordRevision.of(record, number);
                String file = name + (number == 1 ? "" : "." + number) + ".json";
                byte[] content = canonical(revision);
                if (records.create(file, content)
                        || records.read(file)
                                .filter(there -> Arrays.equals(there, content))
                                .isPresent()) {
                    return stored(revision.evidenceId(), file, EvidenceName.digest(content));
                }
            }
        } catch (IOException failed) {
            throw unavailable("written", failed);
        }
        throw new ActionException(
                "too-many-records",
                FailureKind.LIMIT,
                "run " + record.identity().key() + " has " + MOST_REVISIONS + " records already",
                "see who resets it");
    }

    @Override
    public List<RunOpening> openings() throws ActionException {
        return readAll(opened, RunOpening.class).stream()
                .map(Read::value)
                .sorted(Comparator.comparing(
                                (RunOpening opening) -> opening.run().startedAt())
                        .thenComparing(opening -> opening.identity().key()))
                .toList();
    }

    @Override
    public List<StoredRecord> records() throws ActionException {
        return readAll(records, RunRecord.class).stream()
                .map(read ->
                        new StoredRecord(stored(read.value().evidenceId(), read.file(), read.digest()), read.value()))
                .sorted(Comparator.comparing(
                                (StoredRecord stored) -> stored.record().startedAt())
                        .thenComparing(stored -> stored.stored().location()))
                .toList();
    }

    @Override
    public List<RunOpening> withoutRecord() throws ActionException {
        Set<String> closed = records().stream()
                .map(stored -> stored.record().identity())
                .map(RunIdentity::key)
                .collect(Collectors.toCollection(TreeSet::new));
        return openings().stream()
                .filter(opening -> !closed.contains(opening.identity().key()))
                .toList();
    }

    private record Read<T>(String file, String digest, T value) {}

    private <T> List<Read<T>> readAll(CreateOnlyFolder folder, Class<T> type) throws ActionException {
        List<Read<T>> all = new ArrayList<>();
        try {
            for (String name : folder.names()) {
                Optional<byte[]> content = folder.read(name);
                if (content.isPresent()) {
                    all.add(new Read<>(
                            name, EvidenceName.digest(content.get()), parse(folder.path(name), content.get(), type)));
                }
            }
            return all;
        } catch (IOException failed) {
            throw unavailable("read", failed);
        }
    }

    private static <T> T parse(Path file, byte[] content, Class<T> type) throws ActionException {
        try {
            return Json.mapper().readValue(content, type);
        } catch (IOException unreadable) {
            throw new ActionException(
                    "evidence-unreadable",
                    FailureKind.CHECK_FAILED,
                    file + " is not what this version writes: it was changed, or a newer version wrote it",
                    "compare it with a copy");
        }
    }

    private RecordStored stored(String evidenceId, String file, String digest) {
        return new RecordStored(evidenceId, records.path(file).toString(), digest);
    }

    private static byte[] canonical(Object value) {
        return CanonicalJson.of(value).getBytes(UTF_8);
    }

    /** Always worth another attempt: a person frees space or mends the mount, and no record may be lost meanwhile. */
    private ActionException unavailable(String what, IOException failed) {
        return new ActionException(
                "evidence-unavailable",
                FailureKind.UNREACHABLE,
                "the evidence folder " + root + " cannot be " + what + ": "
                        + failed.getClass().getSimpleName()
                        + (failed.getMessage() == null ? "" : " " + failed.getMessage()),
                "see that the disk is mounted, has room, and may be written by the worker's user");
    }
}
