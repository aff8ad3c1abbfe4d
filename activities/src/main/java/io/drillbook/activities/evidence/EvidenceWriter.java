package io.drillbook.activities.evidence;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.RecordStored;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.RunClosing;
import io.drillbook.runbooks.evidence.RunLine;
import io.drillbook.runbooks.evidence.SignedCalendar;
import io.drillbook.runbooks.evidence.SignedReview;
import io.drillbook.runbooks.evidence.Statement;
import io.drillbook.runbooks.evidence.Statement.Subject;
import io.drillbook.runbooks.evidence.TestResult;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what runs leave: the file first, then its entry in the chain. Every step of it is create-only and finds itself
 * done, so that a worker may die anywhere and the next attempt ends with one record and a whole chain.
 */
public final class EvidenceWriter {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceWriter.class);

    private final EvidenceHome local;
    private final Ledger ledger;

    /**
     * @param local folder of this machine, where a run's beginning waits while the ledger's home is out of reach
     * @param ledger may lie in the same folder
     */
    public EvidenceWriter(EvidenceHome local, Ledger ledger) {
        this.local = local;
        this.ledger = ledger;
    }

    /** Says that a run begins. It never waits for a store elsewhere: the sweeper forwards what could not be said there. */
    public void open(RunOpening opening) throws ActionException {
        new RunFiles(local).open(opening);
        try {
            chain(opening);
        } catch (ActionException outOfReach) {
            if (outOfReach.failure().kind() != FailureKind.UNREACHABLE || ledger.home() == local) {
                throw outOfReach;
            }
            LOG.warn(
                    "the beginning of {} waits on this machine: {}",
                    opening.identity().key(),
                    outOfReach.failure().message());
        }
    }

    /** Stores a run's record, its signed test result and its entry. */
    public RecordStored record(RunRecord record) throws ActionException {
        // The beginning comes before the end, where this machine has it still.
        String opening = LedgerPaths.opening(record.identity());
        if (ledger.home() != local
                && !ledger.holds(opening)
                && local.read(opening).isPresent()) {
            chainWaiting(opening);
        }
        RunFiles.StoredFile file = new RunFiles(ledger.home()).store(record);
        if (ledger.home() != local) {
            local.create(file.path(), file.content());
        }
        Subject body = Subject.of(file.path(), Digests.sha256(file.content()));
        ledger.append(ChainEntry.Kind.RECORD, RunLine.of(file.record()), subjects(file.record(), body));
        return new RecordStored(
                file.record().evidenceId(),
                local.location(file.path()),
                body.sha256().orElseThrow());
    }

    /** Stores what was found about a run that left no record. The first finding stands. */
    public void close(RunClosing closing) throws ActionException {
        String path = LedgerPaths.CLOSINGS + LedgerPaths.name(closing.opening().identity()) + ".json";
        EvidenceHome home = ledger.home();
        home.create(path, RunFiles.canonical(closing));
        byte[] stored = home.read(path).orElseThrow();
        if (home != local) {
            local.create(path, stored);
        }
        RunClosing first = read(stored, RunClosing.class, home.location(path));
        ledger.append(ChainEntry.Kind.CLOSING, RunLine.of(first), List.of(Subject.of(path, Digests.sha256(stored))));
    }

    /** Stores a calendar as it was applied. From then on its due times count. */
    public long apply(SignedCalendar calendar) throws ActionException {
        return signed(ChainEntry.Kind.CALENDAR, calendar.path(), RunFiles.canonical(calendar));
    }

    /** Stores a review of a period. */
    public long review(SignedReview review) throws ActionException {
        return signed(ChainEntry.Kind.REVIEW, review.path(), RunFiles.canonical(review));
    }

    private long signed(ChainEntry.Kind kind, String path, byte[] content) throws ActionException {
        EvidenceHome home = ledger.home();
        if (!home.create(path, content)
                && home.read(path)
                        .filter(there -> Arrays.equals(there, content))
                        .isEmpty()) {
            throw new ActionException(
                    "stored-meanwhile",
                    FailureKind.CHECK_FAILED,
                    home.location(path) + " was stored by somebody else meanwhile",
                    "look at it, and do it again");
        }
        return ledger.append(kind, List.of(Subject.of(path, Digests.sha256(content))));
    }

    /** Takes up what lies on this machine and is not in the chain yet. Gives how many. */
    public int forward() throws ActionException {
        Set<String> done = new TreeSet<>(ledger.home().names(LedgerPaths.INDEX));
        int count = 0;
        for (String path : local.names(LedgerPaths.OPENED)) {
            if (!done.contains(LedgerPaths.index(path))) {
                chainWaiting(path);
                count++;
            }
        }
        for (String path : local.names(LedgerPaths.RECORDS)) {
            if (!done.contains(LedgerPaths.index(path))) {
                adopt(path);
                count++;
            }
        }
        return count;
    }

    /** A record that was stored before its entry could be written, or before there was a chain. */
    private void adopt(String path) throws ActionException {
        byte[] content = local.read(path).orElseThrow();
        RunRecord record = read(content, RunRecord.class, local.location(path));
        ledger.home().create(path, content);
        Subject body = Subject.of(path, Digests.sha256(content));
        ledger.append(ChainEntry.Kind.RECORD, RunLine.of(record), subjects(record, body));
    }

    /** Chains an opening that lies on this machine. */
    private void chainWaiting(String path) throws ActionException {
        chain(read(local.read(path).orElseThrow(), RunOpening.class, local.location(path)));
    }

    private void chain(RunOpening opening) throws ActionException {
        String path = RunFiles.path(opening);
        // What lies there is what counts: an opening that is there already stays as it is.
        byte[] content = local.read(path).orElseThrow();
        ledger.home().create(path, content);
        byte[] stored = ledger.home().read(path).orElseThrow();
        RunOpening first = read(stored, RunOpening.class, ledger.home().location(path));
        ledger.append(ChainEntry.Kind.OPENED, RunLine.of(first), List.of(Subject.of(path, Digests.sha256(stored))));
    }

    /** The record, its test result, and the logs it names. */
    private List<Subject> subjects(RunRecord record, Subject body) throws ActionException {
        SortedMap<String, Subject> logs = new TreeMap<>();
        record.steps().stream()
                .flatMap(step -> step.trace().stream())
                .flatMap(trace -> trace.logs().stream())
                .forEach(log -> log.file().ifPresent(path -> logs.put(path, Subject.of(path, log.sha256()))));
        List<Subject> subjects = new ArrayList<>(List.of(body, result(record, body)));
        subjects.addAll(logs.values());
        return subjects;
    }

    private Subject result(RunRecord record, Subject body) throws ActionException {
        String path = LedgerPaths.sibling(body.name(), LedgerPaths.RESULTS);
        Optional<byte[]> there = ledger.home().read(path);
        if (there.isEmpty()) {
            ledger.home().create(path, ledger.seal(List.of(body), Statement.TEST_RESULT, TestResult.of(record)));
            there = ledger.home().read(path);
        }
        return Subject.of(path, Digests.sha256(there.orElseThrow()));
    }

    private static <T> T read(byte[] content, Class<T> type, String location) throws ActionException {
        try {
            return Json.mapper().readValue(content, type);
        } catch (IOException unreadable) {
            throw new ActionException(
                    "evidence-unreadable",
                    FailureKind.CHECK_FAILED,
                    location + " is not what this version writes: it was changed, or a newer version wrote it",
                    "compare it with a copy");
        }
    }
}
