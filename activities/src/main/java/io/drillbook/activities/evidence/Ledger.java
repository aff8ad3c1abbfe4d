package io.drillbook.activities.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.activities.evidence.key.Signer;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.Envelope;
import io.drillbook.runbooks.evidence.KeyNotice;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.RunLine;
import io.drillbook.runbooks.evidence.Statement;
import io.drillbook.runbooks.evidence.Statement.Subject;
import io.drillbook.runbooks.evidence.VerifyingKey;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.Digests;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chain of a home. Several writers may append at once, on several machines: an entry is created under the next number
 * or not at all, and who comes too late takes the number after. What was appended once is not appended again, wherever a
 * writer died: a claim says how far the chain went before the first try, so the rest of it is searched.
 */
public final class Ledger {
    private final EvidenceHome home;
    private final Signer signer;
    private final Clock clock;
    private final SigningRight right;
    private Optional<ChainEnd> known = Optional.empty();

    /** @param signer its key becomes the ledger's first when the ledger is empty */
    public Ledger(EvidenceHome home, Signer signer, Clock clock) {
        this.home = home;
        this.signer = signer;
        this.clock = clock;
        this.right = new SigningRight(home, clock);
    }

    /** Where the ledger lies. */
    public EvidenceHome home() {
        return home;
    }

    /** Who signs. */
    public Signer signer() {
        return signer;
    }

    /** Whether the file of this path has its entry. */
    public boolean holds(String path) throws ActionException {
        return index(path).isPresent();
    }

    /**
     * Appends what is said of a run, once.
     *
     * @param subjects its files, which lie in the home already; the first one's path is its identity
     * @return its number
     */
    public long append(ChainEntry.Kind kind, RunLine run, List<Subject> subjects) throws ActionException {
        return append(kind, Optional.of(run), subjects);
    }

    /** Appends a calendar or a review, once. */
    public long append(ChainEntry.Kind kind, List<Subject> subjects) throws ActionException {
        return append(kind, Optional.empty(), subjects);
    }

    private synchronized long append(ChainEntry.Kind kind, Optional<RunLine> run, List<Subject> subjects)
            throws ActionException {
        Optional<Long> there = index(subjects.getFirst().name());
        if (there.isPresent()) {
            return there.get();
        }
        begin();
        right.check(signer.key());
        return append(new Draft(kind, run, Optional.empty(), subjects)).sequence();
    }

    /**
     * Lets another key sign from now on; this signer vouches for it.
     *
     * @return the entry's number
     */
    public synchronized long introduce(KeyNotice notice) throws ActionException {
        begin();
        right.check(signer.key());
        long sequence = append(draft(notice)).sequence();
        right.note(notice);
        return sequence;
    }

    /** Where the chain ends; begins the ledger when it is empty. */
    public synchronized ChainEnd end() throws ActionException {
        begin();
        ChainEnd end = known.orElseThrow();
        for (Optional<ChainEnd> next = ChainEnd.read(home, end.sequence() + 1);
                next.isPresent();
                next = ChainEnd.read(home, end.sequence() + 1)) {
            end = next.get();
        }
        known = Optional.of(end);
        return end;
    }

    /** Signs a statement of its own, such as a head or a test result. */
    public synchronized byte[] seal(List<Subject> subjects, String predicateType, Object predicate)
            throws ActionException {
        begin();
        right.check(signer.key());
        return sealed(subjects, predicateType, predicate);
    }

    private byte[] sealed(List<Subject> subjects, String predicateType, Object predicate) throws ActionException {
        byte[] statement = Statement.bytes(subjects, predicateType, predicate);
        return Envelope.of(statement, signer.key().fingerprint(), signer.sign(Envelope.toSign(statement)))
                .bytes();
    }

    private void begin() throws ActionException {
        if (known.isEmpty()) {
            known = ChainEnd.find(home);
        }
        if (known.isEmpty()) {
            first();
        }
    }

    /** Whoever is first names the ledger; another one's key must be let in by it. */
    private void first() throws ActionException {
        Instant now = now();
        KeyNotice notice = KeyNotice.of(signer.key(), now, now.plus(SigningRight.VALIDITY), Optional.empty());
        byte[] file = entry(ChainEnd.BEFORE_ALL, draft(notice));
        if (home.create(LedgerPaths.entry(1), file)) {
            known = Optional.of(ChainEnd.of(file));
            right.note(notice);
        } else {
            known = ChainEnd.find(home);
        }
    }

    private record Draft(ChainEntry.Kind kind, Optional<RunLine> run, Optional<KeyNotice> key, List<Subject> subjects) {
        String path() {
            return subjects.getFirst().name();
        }
    }

    private Draft draft(KeyNotice notice) throws ActionException {
        VerifyingKey key = VerifyingKey.ofSpki(notice.spki());
        byte[] pem = key.pem().getBytes(UTF_8);
        home.create(LedgerPaths.key(key), pem);
        return new Draft(
                ChainEntry.Kind.KEY,
                Optional.empty(),
                Optional.of(notice),
                List.of(Subject.of(LedgerPaths.key(key), Digests.sha256(pem))));
    }

    private ChainEnd append(Draft draft) throws ActionException {
        ChainEnd cursor = claim(draft.path());
        while (true) {
            Optional<ChainEnd> next = cursor.sequence() >= known.orElseThrow().sequence()
                    ? Optional.empty()
                    : ChainEnd.read(home, cursor.sequence() + 1);
            if (next.isEmpty()) {
                byte[] file = entry(cursor, draft);
                if (home.create(LedgerPaths.entry(cursor.sequence() + 1), file)) {
                    return appended(draft, ChainEnd.of(file));
                }
                next = ChainEnd.read(home, cursor.sequence() + 1);
            }
            cursor = next.orElseThrow(() -> changed(draft.path()));
            if (cursor.path().equals(draft.path())) {
                return appended(draft, cursor);
            }
            remember(cursor);
        }
    }

    private ChainEnd appended(Draft draft, ChainEnd entry) throws ActionException {
        remember(entry);
        home.create(
                LedgerPaths.index(draft.path()),
                CanonicalJson.of(Map.of("sequence", entry.sequence())).getBytes(UTF_8));
        return entry;
    }

    private void remember(ChainEnd entry) {
        if (entry.sequence() > known.map(ChainEnd::sequence).orElse(0L)) {
            known = Optional.of(entry);
        }
    }

    /** How far to look back: nothing of this path was appended before the claim's place. */
    private ChainEnd claim(String path) throws ActionException {
        ChainEnd now = known.orElseThrow();
        String file = LedgerPaths.CLAIMS + path.replace('/', '-');
        byte[] claim = CanonicalJson.of(Map.of("after", now.sequence())).getBytes(UTF_8);
        if (home.create(file, claim)) {
            return now;
        }
        Optional<Long> after = ChainEnd.number(home.read(file), "after");
        if (after.isEmpty() || after.get() >= now.sequence()) {
            return now;
        }
        return after.get() == 0
                ? ChainEnd.BEFORE_ALL
                : ChainEnd.read(home, after.get()).orElseThrow(() -> changed(path));
    }

    private byte[] entry(ChainEnd before, Draft draft) throws ActionException {
        Instant now = now();
        Instant at = now.isBefore(before.at()) ? before.at() : now;
        String ledger = before.ledger().isEmpty() ? signer.key().name() + "-" + now.toEpochMilli() : before.ledger();
        return sealed(
                draft.subjects(),
                Statement.CHAIN_ENTRY,
                new ChainEntry(
                        ledger,
                        before.sequence() + 1,
                        before.digest(),
                        draft.kind(),
                        at.toString(),
                        draft.run(),
                        draft.key()));
    }

    private Optional<Long> index(String path) throws ActionException {
        return ChainEnd.number(home.read(LedgerPaths.index(path)), "sequence");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private ActionException changed(String path) {
        return new ActionException(
                "chain-changed",
                FailureKind.CHECK_FAILED,
                "entries of the chain that were there while " + path + " was written are gone from "
                        + home.location(LedgerPaths.CHAIN),
                "`drillbook evidence verify` names what is wrong; restore the chain from a copy");
    }
}
