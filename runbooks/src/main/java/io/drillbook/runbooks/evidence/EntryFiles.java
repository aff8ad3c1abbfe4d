package io.drillbook.runbooks.evidence;

import io.drillbook.runbooks.evidence.Statement.Subject;
import io.drillbook.runbooks.json.Digests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Compares the files that entries name with their digests. */
final class EntryFiles {
    private static final Pattern REVISION = Pattern.compile("records/.*\\.[0-9]+\\.json");
    private static final Pattern SAFE = Pattern.compile("[a-z]+/[A-Za-z0-9@_][A-Za-z0-9@_.-]*");

    private final LedgerFiles files;
    private final KeyRing keys;
    private final ProblemLog problems;
    private final Map<String, Long> found = new TreeMap<>();
    private final List<String> reviews = new ArrayList<>();
    private final DueBook dues;
    private long compared;
    private boolean revised;

    EntryFiles(LedgerFiles files, KeyRing keys, ProblemLog problems, DueBook dues) {
        this.dues = dues;
        this.files = files;
        this.keys = keys;
        this.problems = problems;
    }

    /** Which folders an entry of a kind names, in this order; a record's names any number of logs after them. */
    static List<String> folders(ChainEntry.Kind kind) {
        return switch (kind) {
            case KEY -> List.of(LedgerPaths.KEYS);
            case OPENED -> List.of(LedgerPaths.OPENED);
            case RECORD -> List.of(LedgerPaths.RECORDS, LedgerPaths.RESULTS);
            case CLOSING -> List.of(LedgerPaths.CLOSINGS);
            case CALENDAR -> List.of(LedgerPaths.CALENDARS);
            case REVIEW -> List.of(LedgerPaths.REVIEWS);
        };
    }

    void compare(ChainEntry entry, List<Subject> subjects) throws IOException {
        List<String> folders = folders(entry.kind());
        long sequence = entry.sequence();
        boolean fits = entry.kind() == ChainEntry.Kind.RECORD
                ? subjects.size() >= folders.size()
                : subjects.size() == folders.size();
        if (!fits) {
            problems.file(
                    sequence,
                    LedgerPaths.entry(sequence),
                    "subjects-wrong",
                    "names " + subjects.size() + " files, a " + entry.kind().word() + " has " + folders.size());
            return;
        }
        for (int place = 0; place < subjects.size(); place++) {
            Subject subject = subjects.get(place);
            String folder = place < folders.size() ? folders.get(place) : LedgerPaths.LOGS;
            if (!subject.name().startsWith(folder)
                    || !SAFE.matcher(subject.name()).matches()) {
                problems.file(
                        sequence,
                        LedgerPaths.entry(sequence),
                        "subjects-wrong",
                        "names " + subject.name() + " where a file in " + folder + " belongs");
                return;
            }
            Optional<byte[]> content = content(sequence, subject);
            if (content.isPresent() && place == 1) {
                result(entry, subject, content.get(), subjects.getFirst());
            }
            if (content.isPresent() && entry.kind() == ChainEntry.Kind.KEY) {
                pem(entry, subject, content.get());
            }
            if (content.isPresent() && entry.kind() == ChainEntry.Kind.CALENDAR) {
                calendar(entry, subject, content.get());
            }
            if (content.isPresent() && entry.kind() == ChainEntry.Kind.REVIEW) {
                review(entry, subject, content.get());
            }
        }
    }

    /** Whether a run has several records: those may name the same logs. */
    boolean revised() {
        return revised;
    }

    /** How many files were found in a folder. */
    long found(String folder) {
        return found.getOrDefault(folder, 0L);
    }

    long compared() {
        return compared;
    }

    private Optional<byte[]> content(long sequence, Subject subject) throws IOException {
        Optional<byte[]> content = files.read(subject.name());
        if (content.isEmpty()) {
            problems.file(sequence, subject.name(), "file-missing", "the entry names it, and it is not there");
            return content;
        }
        compared++;
        found.merge(subject.name().substring(0, subject.name().indexOf('/') + 1), 1L, Long::sum);
        if (REVISION.matcher(subject.name()).matches()) {
            revised = true;
        }
        String digest = Digests.sha256(content.get());
        if (!subject.sha256().equals(Optional.of(digest))) {
            problems.file(
                    sequence,
                    subject.name(),
                    "file-changed",
                    "its SHA-256 is " + digest + ", the entry says "
                            + subject.sha256().orElse("nothing"));
            return Optional.empty();
        }
        return content;
    }

    private void result(ChainEntry entry, Subject subject, byte[] content, Subject record) {
        try {
            Envelope envelope = Envelope.read(content);
            // When it was signed is not said in it; the entry, signed in time, names it by its digest.
            if (!keys.signedByKnown(envelope)) {
                problems.file(
                        entry.sequence(),
                        subject.name(),
                        "result-signature-wrong",
                        "the signature is not that of a key of this ledger: " + envelope.keyid());
            }
            Statement statement = Statement.read(envelope.statement());
            if (!statement.subject().equals(List.of(record))
                    || !statement.predicateType().equals(Statement.TEST_RESULT)) {
                problems.file(
                        entry.sequence(),
                        subject.name(),
                        "result-of-another",
                        "it is no test result of " + record.name());
            }
        } catch (IOException | RuntimeException unreadable) {
            problems.file(entry.sequence(), subject.name(), "result-unreadable", "it is no signed test result of ours");
        }
    }

    private void calendar(ChainEntry entry, Subject subject, byte[] content) {
        try {
            SignedCalendar calendar = SignedCalendar.read(content);
            if (!calendar.signed()) {
                problems.file(
                        entry.sequence(),
                        subject.name(),
                        "calendar-signature-wrong",
                        "the signature in it is not that of "
                                + calendar.signature().fingerprint() + " over it");
            }
            dues.begin(calendar.calendar(), calendar.signature().fingerprint());
        } catch (IOException | RuntimeException unreadable) {
            problems.file(entry.sequence(), subject.name(), "calendar-unreadable", "it is no calendar of ours");
        }
    }

    private void review(ChainEntry entry, Subject subject, byte[] content) {
        try {
            SignedReview review = SignedReview.read(content);
            if (!review.signed()) {
                problems.file(
                        entry.sequence(),
                        subject.name(),
                        "review-signature-wrong",
                        "the signature in it is not that of "
                                + review.signature().fingerprint() + " over it");
            }
            reviews.add("review of " + review.review().period() + ": "
                    + review.review().verdict() + ", signed by "
                    + review.signature().fingerprint() + " ("
                    + review.review().reviewer() + ")");
        } catch (IOException | RuntimeException unreadable) {
            problems.file(entry.sequence(), subject.name(), "review-unreadable", "it is no review of ours");
        }
    }

    /** One line for each review. */
    List<String> reviews() {
        return reviews;
    }

    private void pem(ChainEntry entry, Subject subject, byte[] content) {
        // A notice that holds no key is told of where it is read; here it only equals no file.
        boolean same = entry.key()
                .flatMap(notice -> VerifyingKey.read(notice.spki()))
                .map(VerifyingKey::pem)
                .map(pem -> Arrays.equals(pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII), content))
                .orElse(false);
        if (!same) {
            problems.file(entry.sequence(), subject.name(), "key-differs", "it is not the key of the entry's notice");
        }
    }
}
