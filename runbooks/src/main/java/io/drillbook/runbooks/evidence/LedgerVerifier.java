package io.drillbook.runbooks.evidence;

import io.drillbook.runbooks.evidence.Statement.Subject;
import io.drillbook.runbooks.json.Digests;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Verifies a ledger or a bundle: order, links, signatures, keys and their time, and the digest of every file. It reads
 * entry by entry and keeps only keys, problems, runs that are open or were never begun, and what a calendar had due, so
 * its memory does not grow with the records of a ledger.
 */
public final class LedgerVerifier {
    /** So many problems are told one by one; the rest is counted. */
    public static final int MOST_PROBLEMS = 100;

    private static final int MOST_GAPS = 100;

    private final LedgerFiles files;
    private final Trust trust;
    private final Consumer<ChainEntry> each;
    private final ProblemLog problems = new ProblemLog();
    private final KeyRing keys;
    private final EntryFiles entryFiles;
    private final TrustWalk trustWalk;
    private final Set<String> open = new LinkedHashSet<>();
    /** Runs that ended and whose beginning has not come yet. */
    private final Set<String> early = new HashSet<>();

    private final DueBook dues = new DueBook();

    private Selection selection = Selection.ALL;
    private Optional<String> ledger = Optional.empty();
    private Optional<HeadMark> last = Optional.empty();
    private Optional<String> previousDigest = Optional.of(ChainEntry.NONE_BEFORE);
    private Instant previousAt = Instant.MIN;
    private long entries;
    private long records;
    private long closings;

    private LedgerVerifier(LedgerFiles files, Trust trust, Consumer<ChainEntry> each) {
        this.files = files;
        this.trust = trust;
        this.each = each;
        this.keys = new KeyRing(trust.fingerprints());
        this.entryFiles = new EntryFiles(files, keys, problems, dues);
        this.trustWalk = new TrustWalk(trust, keys, problems);
    }

    /** Verifies. */
    public static Verification verify(LedgerFiles files, Trust trust) throws IOException {
        return verify(files, trust, entry -> {});
    }

    /** @param each is told every entry that can be read, in order */
    public static Verification verify(LedgerFiles files, Trust trust, Consumer<ChainEntry> each) throws IOException {
        return new LedgerVerifier(files, trust, each).verify();
    }

    private Verification verify() throws IOException {
        HeadCheck head = new HeadCheck(files, problems);
        selection = head.head().map(LedgerHead::selection).orElse(Selection.ALL);
        walk();
        head.check(keys, last);
        trustWalk.end(last, head.there());
        Optional<Instant> end = head.head().map(LedgerHead::at).map(Instant::parse);
        if (end.isEmpty() && entries > 0) {
            end = Optional.of(previousAt);
        }
        end.ifPresent(this::population);
        Leftovers leftovers = new Leftovers(files, problems, head.there());
        leftovers.look(entries, entryFiles);
        return new VerdictMaker(trust, problems, entries, head.there())
                .make(
                        ledger,
                        last,
                        head.head(),
                        records,
                        closings,
                        entryFiles.compared(),
                        keys.notices(),
                        List.copyOf(open),
                        notes(leftovers));
    }

    private List<String> notes(Leftovers leftovers) {
        List<String> notes = new ArrayList<>(leftovers.notes());
        notes.addAll(dues.notes());
        notes.addAll(entryFiles.reviews());
        return notes;
    }

    /** Every due time whose wait is over must have left something, if only that it was missed. */
    private void population(Instant end) {
        for (DueLine line : dues.at(end)) {
            if (line.state() == DueLine.State.UNACCOUNTED) {
                problems.file(
                        0,
                        line.due().workflowId(),
                        "due-not-accounted-for",
                        "it was due " + line.due().at() + " by calendar "
                                + line.due().calendar().name()
                                + ", and the chain says neither that it ran nor that it was missed");
            }
        }
    }

    private void walk() throws IOException {
        long sequence = 1;
        int gaps = 0;
        while (true) {
            Optional<byte[]> file = files.read(LedgerPaths.entry(sequence));
            if (file.isPresent()) {
                entry(sequence, file.get());
                sequence++;
                continue;
            }
            OptionalLong next = nextAfter(sequence);
            if (next.isEmpty()) {
                return;
            }
            problems.chain(
                    sequence,
                    LedgerPaths.entry(sequence),
                    "entry-missing",
                    next.getAsLong() - sequence == 1
                            ? "entry " + sequence + " is not there, entry " + next.getAsLong() + " is"
                            : "entries " + sequence + " to " + (next.getAsLong() - 1) + " are not there, entry "
                                    + next.getAsLong() + " is");
            previousDigest = Optional.empty();
            sequence = next.getAsLong();
            if (++gaps > MOST_GAPS) {
                return;
            }
        }
    }

    private OptionalLong nextAfter(long sequence) throws IOException {
        try (Stream<String> names = files.names(LedgerPaths.CHAIN)) {
            return names.map(LedgerPaths::sequence)
                    .flatMapToLong(OptionalLong::stream)
                    .filter(number -> number > sequence)
                    .min();
        }
    }

    private void entry(long sequence, byte[] file) throws IOException {
        String path = LedgerPaths.entry(sequence);
        String digest = Digests.sha256(file);
        Optional<String> linked = previousDigest;
        previousDigest = Optional.of(digest);
        last = Optional.of(new HeadMark(sequence, digest));
        entries++;
        Envelope envelope;
        Statement statement;
        ChainEntry entry;
        Instant at;
        try {
            envelope = Envelope.read(file);
            statement = Statement.read(envelope.statement());
            entry = statement.predicate(Statement.CHAIN_ENTRY, ChainEntry.class);
            at = Instant.parse(entry.at());
        } catch (IOException | RuntimeException unreadable) {
            problems.chain(sequence, path, "entry-unreadable", "it is no signed entry of ours, or was changed");
            return;
        }
        if (ledger.isEmpty()) {
            ledger = Optional.of(entry.ledger());
        }
        if (!ledger.get().equals(entry.ledger())) {
            problems.chain(
                    sequence,
                    path,
                    "entry-of-another-ledger",
                    "it belongs to ledger " + entry.ledger() + ", this is " + ledger.get());
        }
        if (entry.sequence() != sequence) {
            problems.chain(
                    sequence,
                    path,
                    "entry-misplaced",
                    "it holds entry " + entry.sequence() + ", in the place of entry " + sequence);
            return;
        }
        if (linked.isPresent() && !linked.get().equals(entry.previous())) {
            problems.chain(
                    sequence,
                    path,
                    "chain-broken",
                    "it follows an entry with SHA-256 " + entry.previous() + ", the one before it has " + linked.get());
        }
        if (at.isBefore(previousAt)) {
            problems.chain(sequence, path, "time-goes-back", "written " + at + ", the one before it at " + previousAt);
        }
        previousAt = at;
        boolean good = signature(entry, envelope, at);
        trustWalk.entry(sequence, digest, envelope.keyid(), good);
        content(entry, statement.subject());
    }

    private boolean signature(ChainEntry entry, Envelope envelope, Instant at) {
        String path = LedgerPaths.entry(entry.sequence());
        try {
            boolean first = entry.sequence() == 1;
            if (first && entry.key().isPresent()) {
                keys.introduce(entry.key().get(), envelope.keyid());
            }
            Optional<KeyRing.Fault> fault = keys.fault(envelope, at);
            if (fault.isPresent()) {
                problems.chain(
                        entry.sequence(), path, fault.get().code(), fault.get().message());
                return false;
            }
            if (!first && entry.key().isPresent()) {
                keys.introduce(entry.key().get(), envelope.keyid());
            }
            return true;
        } catch (RuntimeException broken) {
            problems.chain(entry.sequence(), path, "key-unreadable", "it introduces no key that can be used");
            return false;
        }
    }

    private void content(ChainEntry entry, List<Subject> subjects) throws IOException {
        if (selection.holds(entry)) {
            entryFiles.compare(entry, subjects);
        }
        entry.run().ifPresent(run -> {
            String key = run.identity().key();
            if (entry.kind() != ChainEntry.Kind.OPENED) {
                if (!open.remove(key)) {
                    early.add(key);
                }
            } else if (!early.remove(key)) {
                // Else it came late: it had waited on a machine for the ledger.
                open.add(key);
            }
        });
        dues.entry(entry);
        records += entry.kind() == ChainEntry.Kind.RECORD ? 1 : 0;
        closings += entry.kind() == ChainEntry.Kind.CLOSING ? 1 : 0;
        each.accept(entry);
    }
}
