package io.drillbook.runbooks.evidence;

import io.drillbook.runbooks.evidence.Statement.Subject;
import io.drillbook.runbooks.json.Digests;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The signed head of a bundle: read before the chain, checked after it. */
final class HeadCheck {
    private final LedgerFiles files;
    private final ProblemLog problems;
    private final Optional<Envelope> envelope;
    private final Optional<Statement> statement;
    private final Optional<LedgerHead> head;
    private final boolean there;

    HeadCheck(LedgerFiles files, ProblemLog problems) throws IOException {
        this.files = files;
        this.problems = problems;
        Optional<byte[]> bytes = files.read(LedgerPaths.HEAD);
        this.there = bytes.isPresent();
        Optional<Envelope> sealed = Optional.empty();
        Optional<Statement> said = Optional.empty();
        Optional<LedgerHead> read = Optional.empty();
        if (bytes.isPresent()) {
            try {
                sealed = Optional.of(Envelope.read(bytes.get()));
                said = Optional.of(Statement.read(sealed.get().statement()));
                read = Optional.of(said.get().predicate(Statement.HEAD, LedgerHead.class));
                Instant.parse(read.get().at());
            } catch (IOException | RuntimeException unreadable) {
                problems.chain(0, LedgerPaths.HEAD, "head-unreadable", "it is no signed head of ours");
                read = Optional.empty();
            }
        }
        this.envelope = sealed;
        this.statement = said;
        this.head = read;
    }

    /** Whether this is a bundle, and not a ledger itself. */
    boolean there() {
        return there;
    }

    Optional<LedgerHead> head() {
        return head;
    }

    /** @param last where the chain really ends */
    void check(KeyRing keys, Optional<HeadMark> last) throws IOException {
        if (head.isEmpty()) {
            return;
        }
        keys.fault(envelope.orElseThrow(), Instant.parse(head.get().at()))
                .ifPresent(fault -> problems.chain(0, LedgerPaths.HEAD, "head-" + fault.code(), fault.message()));
        long ends = last.map(HeadMark::sequence).orElse(0L);
        if (ends < head.get().sequence()) {
            problems.chain(
                    ends + 1,
                    LedgerPaths.entry(ends + 1),
                    "entries-dropped",
                    "the chain ends at entry " + ends + ", the signed head is entry "
                            + head.get().sequence());
        } else if (!last.equals(Optional.of(head.get().mark()))) {
            problems.chain(
                    head.get().sequence(),
                    LedgerPaths.HEAD,
                    "head-differs",
                    "the chain ends at " + last.map(HeadMark::toString).orElse("nothing") + ", the signed head is "
                            + head.get().mark());
        }
        files();
    }

    private void files() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Subject subject : statement.orElseThrow().subject()) {
            named.add(subject.name());
            Optional<byte[]> content = files.read(subject.name());
            if (content.isEmpty()) {
                problems.file(0, subject.name(), "file-missing", "the signed head names it, and it is not there");
            } else if (!subject.sha256().equals(content.map(Digests::sha256))) {
                problems.file(0, subject.name(), "file-changed", "its SHA-256 is not the one the signed head names");
            }
        }
        try (Stream<String> all = files.names("")) {
            all.filter(path -> !path.equals(LedgerPaths.HEAD)
                            && LedgerPaths.PROVEN.stream().noneMatch(path::startsWith)
                            && !named.contains(path))
                    .sorted()
                    .limit(LedgerVerifier.MOST_PROBLEMS)
                    .forEach(path -> problems.file(
                            0, path, "file-not-in-head", "the bundle holds it and the signed head does not name it"));
        }
    }
}
