package io.drillbook.worker.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.activities.evidence.Ledger;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.Envelope;
import io.drillbook.runbooks.evidence.HeadMark;
import io.drillbook.runbooks.evidence.KeyNotice;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.LedgerProblem;
import io.drillbook.runbooks.evidence.LedgerVerifier;
import io.drillbook.runbooks.evidence.RunLine;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.runbooks.evidence.Statement;
import io.drillbook.runbooks.evidence.Statement.Subject;
import io.drillbook.runbooks.evidence.Trust;
import io.drillbook.runbooks.evidence.Verification;
import io.drillbook.runbooks.json.Digests;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a bundle after it was made is seen, and called by its name. */
final class TamperTest {
    @TempDir
    private Path folder;

    private SampleLedger sample;
    private MemoryFiles files;

    @BeforeEach
    void make() throws Exception {
        sample = new SampleLedger(folder.resolve("ours"));
        sample.run(1, "One", Outcome.PASSED).run(2, "Two", Outcome.FAILED).run(3, "Three", Outcome.PASSED);
        files = MemoryFiles.of(sample.bundle(Selection.ALL));
        Verification untouched = verify();
        assertThat(untouched.problems()).isEmpty();
        assertThat(untouched.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(untouched.entries()).isEqualTo(7);
    }

    @Test
    void everyByteOfARecordFlipped() throws Exception {
        sample = new SampleLedger(folder.resolve("small"));
        sample.writer().record(SampleLedger.record(1, "One", Outcome.PASSED));
        files = MemoryFiles.of(sample.bundle(Selection.ALL));
        String record = files.name(LedgerPaths.RECORDS, 0);
        byte[] content = files.content(record);
        for (int place = 0; place < content.length; place++) {
            content[place] ^= 1;
            Verification verification = verify();
            assertThat(verification.first()).as("byte %d", place).hasValueSatisfying(first -> {
                assertThat(first.code()).isEqualTo("file-changed");
                assertThat(first.path()).isEqualTo(record);
                assertThat(first.sequence()).isEqualTo(2);
            });
            content[place] ^= 1;
        }
    }

    /** Signed files are strict to the byte: no bit of base64 or of spacing is loose. */
    @Test
    void aByteOfAnyOtherFileFlipped() throws Exception {
        for (String name : List.copyOf(files.files.keySet())) {
            byte[] content = files.content(name);
            int step = 1 + content.length / (name.startsWith(LedgerPaths.CHAIN) ? 40 : 8);
            for (int place = 0; place < content.length; place += step) {
                content[place] ^= 1;
                assertThat(verify().verdict()).as("byte %d of %s", place, name).isEqualTo(Verdict.FAILED);
                content[place] ^= 1;
            }
        }
    }

    @Test
    void theLastBitsOfTheLastSignatureFlipped() throws Exception {
        String last = LedgerPaths.entry(7);
        String text = new String(files.content(last), java.nio.charset.StandardCharsets.UTF_8);
        int padding = text.lastIndexOf("==\"");
        char loose = text.charAt(padding - 1);
        for (char other : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".toCharArray()) {
            if (other != loose) {
                files.files.put(
                        last,
                        (text.substring(0, padding - 1) + other + text.substring(padding))
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                // Also without a head that would name the file's digest.
                files.files.remove(LedgerPaths.HEAD);
                assertThat(verify().verdict()).isEqualTo(Verdict.FAILED);
            }
        }
    }

    @Test
    void aRecordDroppedFromTheMiddle() throws Exception {
        String record = files.name(LedgerPaths.RECORDS, 1);
        files.files.remove(record);
        assertFirst("file-missing", 5);
        assertThat(verify().first().orElseThrow().path()).isEqualTo(record);
    }

    @Test
    void anEntryDroppedFromTheMiddle() throws Exception {
        files.files.remove(LedgerPaths.entry(4));
        assertFirst("entry-missing", 4);
        assertThat(verify().unprovenFrom()).contains(4L);
    }

    @Test
    void theEndDroppedAgainstTheSignedHead() throws Exception {
        files.files.remove(LedgerPaths.entry(7));
        files.files.remove(LedgerPaths.entry(6));
        assertFirst("entries-dropped", 6);
    }

    @Test
    void theEndAndTheHeadDroppedAgainstAnEarlierHead() throws Exception {
        HeadMark earlier = sample.ledger().end().mark();
        files.files.remove(LedgerPaths.HEAD);
        files.files.remove(LedgerPaths.entry(7));
        files.files.remove(files.name(LedgerPaths.RECORDS, 2));
        Verification verification = LedgerVerifier.verify(
                files, new Trust(List.of(sample.signer().key().fingerprint()), Optional.of(earlier)));
        assertThat(verification.first().map(LedgerProblem::code)).contains("entries-dropped");
        assertThat(verification.first().map(LedgerProblem::sequence)).contains(7L);
    }

    @Test
    void aDroppedEndWithoutAHeadIsAtLeastNotedAsUnseen() throws Exception {
        files.files.remove(LedgerPaths.HEAD);
        files.files.remove(LedgerPaths.entry(7));
        assertThat(verify().notes()).anyMatch(note -> note.contains("dropped from the end would not be seen"));
    }

    @Test
    void twoRecordsSwapped() throws Exception {
        files.swap(files.name(LedgerPaths.RECORDS, 0), files.name(LedgerPaths.RECORDS, 1));
        assertFirst("file-changed", 3);
    }

    @Test
    void twoEntriesSwapped() throws Exception {
        files.swap(LedgerPaths.entry(3), LedgerPaths.entry(5));
        assertFirst("entry-misplaced", 3);
    }

    @Test
    void anEntryCopiedFromAnotherLedger() throws Exception {
        MemoryFiles other = another();
        files.files.put(LedgerPaths.entry(5), other.content(LedgerPaths.entry(5)));
        assertFirst("entry-of-another-ledger", 5);
    }

    @Test
    void aRecordCopiedFromAnotherLedger() throws Exception {
        MemoryFiles other = another();
        String record = files.name(LedgerPaths.RECORDS, 1);
        files.files.put(record, other.content(other.name(LedgerPaths.RECORDS, 1)));
        assertFirst("file-changed", 5);
    }

    @Test
    void aRecordAddedBesideTheChain() throws Exception {
        files.files.put(LedgerPaths.RECORDS + "splendid.json", files.content(files.name(LedgerPaths.RECORDS, 0)));
        assertThat(verify().problems()).extracting(LedgerProblem::code).containsExactly("file-not-in-chain");
    }

    @Test
    void aTestResultChanged() throws Exception {
        files.content(files.name(LedgerPaths.RESULTS, 0))[60] ^= 1;
        assertFirst("file-changed", 3);
    }

    @Test
    void aLogOfAToolChanged() throws Exception {
        printed();
        files.content(files.name(LedgerPaths.LOGS, 0))[4000] ^= 1;
        assertFirst("file-changed", 8);
    }

    @Test
    void aLogOfAToolDropped() throws Exception {
        printed();
        files.files.remove(files.name(LedgerPaths.LOGS, 0));
        assertFirst("file-missing", 8);
    }

    @Test
    void aLogOfAToolAddedBesideTheChain() throws Exception {
        printed();
        files.files.put(LedgerPaths.LOGS + "more.log", new byte[] {1});
        assertThat(verify().problems()).extracting(LedgerProblem::code).containsExactly("file-not-in-chain");
    }

    @Test
    void aLogAddedBesideThoseOfARunWithTwoRecords() throws Exception {
        sample.runThatPrinted(4, "Four", "a line\n".repeat(1000))
                .runThatPrinted(4, "Four, reset", "a line\n".repeat(1000));
        files = MemoryFiles.of(sample.bundle(Selection.ALL));
        assertThat(verify().verdict()).isEqualTo(Verdict.PASSED);
        files.files.put(LedgerPaths.LOGS + "more.log", new byte[] {1});
        assertThat(verify().problems()).extracting(LedgerProblem::code).containsExactly("file-not-in-chain");
    }

    private void printed() throws Exception {
        sample.runThatPrinted(4, "Four", "a line\n".repeat(1000));
        files = MemoryFiles.of(sample.bundle(Selection.ALL));
        assertThat(verify().verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aReportChangedOrAdded() throws Exception {
        files.content("VERIFY.md")[3] ^= 1;
        files.files.put("report-2.html", new byte[] {1});
        assertThat(verify().problems())
                .extracting(LedgerProblem::code)
                .containsExactly("file-changed", "file-not-in-head");
    }

    @Test
    void anEntryOfAnUnknownKeyAppended() throws Exception {
        SampleLedger forger = new SampleLedger(folder.resolve("forger"));
        append(forger, Instant.now());
        assertFirst("key-unknown", 8);
    }

    @Test
    void anEntryOfAnExpiredKeyAppended() throws Exception {
        append(sample, Instant.now().plusSeconds(800L * 24 * 3600));
        assertFirst("key-expired", 8);
    }

    @Test
    void anEntryWrittenBackInTime() throws Exception {
        append(sample, Instant.now().minusSeconds(3600));
        assertThat(verify().problems()).extracting(LedgerProblem::code).contains("time-goes-back");
    }

    @Test
    void aStrangersKeyThatVouchesForItself() throws Exception {
        SampleLedger forger = new SampleLedger(folder.resolve("forger"));
        KeyNotice notice =
                KeyNotice.of(forger.signer().key(), Instant.now(), Instant.now().plusSeconds(1000), Optional.empty());
        byte[] pem = forger.signer().key().pem().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        String path = LedgerPaths.key(forger.signer().key());
        files.files.put(path, pem);
        append(forger, Instant.now(), ChainEntry.Kind.KEY, Optional.of(notice), Subject.of(path, Digests.sha256(pem)));
        assertFirst("key-unknown", 8);
    }

    @Test
    void theWholeLedgerForgedWithAnotherKey() throws Exception {
        MemoryFiles forged = another();
        Verification against = LedgerVerifier.verify(forged, sample.trust());
        assertThat(against.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(against.first().map(LedgerProblem::code)).contains("signer-not-trusted");
        assertThat(LedgerVerifier.verify(forged, Trust.NONE).verdict()).isEqualTo(Verdict.UNKNOWN);
        HeadMark ours = sample.ledger().end().mark();
        Verification head = LedgerVerifier.verify(forged, new Trust(List.of(), Optional.of(ours)));
        assertThat(head.first().map(LedgerProblem::code)).contains("head-differs");
    }

    /** A forger lets the trusted key in, without ever having a signature of it. */
    @Test
    void aForgedLedgerThatNamesTheTrustedKey() throws Exception {
        SampleLedger forger = new SampleLedger(folder.resolve("forger"));
        forger.run(1, "One", Outcome.PASSED);
        forger.ledger()
                .introduce(KeyNotice.of(
                        sample.signer().key(), Instant.now(), Instant.now().plusSeconds(9999), Optional.empty()));
        forger.run(2, "Two", Outcome.PASSED);
        Verification verification = LedgerVerifier.verify(MemoryFiles.of(forger.bundle(Selection.ALL)), sample.trust());
        assertThat(verification.first().map(LedgerProblem::code)).contains("signer-not-trusted");
    }

    @Test
    void aSelectionWidenedAfterwards() throws Exception {
        Selection some = new Selection(Optional.of("orders"), Optional.empty(), Optional.empty(), Optional.empty());
        MemoryFiles bundle = MemoryFiles.of(sample.bundle(some));
        assertThat(bundle.names(LedgerPaths.RECORDS)).hasSize(1);
        assertThat(LedgerVerifier.verify(bundle, sample.trust()).verdict()).isEqualTo(Verdict.PASSED);
        bundle.files.remove(LedgerPaths.HEAD);
        assertThat(LedgerVerifier.verify(bundle, sample.trust()).first().map(LedgerProblem::code))
                .as("without the head nothing says that runs were left out on purpose")
                .contains("file-missing");
    }

    private MemoryFiles another() throws Exception {
        SampleLedger other = new SampleLedger(folder.resolve("another"));
        other.run(1, "One!", Outcome.PASSED).run(2, "Two!", Outcome.PASSED).run(3, "Three!", Outcome.PASSED);
        return MemoryFiles.of(other.bundle(Selection.ALL));
    }

    /** One more entry at the end of the bundle's chain, as if the head had never been signed. */
    private void append(SampleLedger signer, Instant at) throws Exception {
        String record = files.name(LedgerPaths.RECORDS, 0);
        append(
                signer,
                at,
                ChainEntry.Kind.OPENED,
                Optional.empty(),
                Subject.of(files.name(LedgerPaths.OPENED, 0), Digests.sha256(files.content(record))));
    }

    private void append(SampleLedger signer, Instant at, ChainEntry.Kind kind, Optional<KeyNotice> key, Subject subject)
            throws Exception {
        files.files.remove(LedgerPaths.HEAD);
        byte[] last = files.content(LedgerPaths.entry(7));
        ChainEntry before =
                Statement.read(Envelope.read(last).statement()).predicate(Statement.CHAIN_ENTRY, ChainEntry.class);
        Optional<RunLine> run =
                key.isPresent() ? Optional.empty() : Optional.of(RunLine.of(SampleLedger.opening(1, "One")));
        ChainEntry entry = new ChainEntry(before.ledger(), 8, Digests.sha256(last), kind, at.toString(), run, key);
        Ledger ledger = signer.ledger();
        byte[] statement = Statement.bytes(List.of(subject), Statement.CHAIN_ENTRY, entry);
        files.files.put(
                LedgerPaths.entry(8),
                Envelope.of(
                                statement,
                                ledger.signer().key().fingerprint(),
                                ledger.signer().sign(Envelope.toSign(statement)))
                        .bytes());
    }

    private void assertFirst(String code, long sequence) throws IOException {
        Verification verification = verify();
        assertThat(verification.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(verification.first().map(LedgerProblem::code)).contains(code);
        assertThat(verification.first().map(LedgerProblem::sequence)).contains(sequence);
    }

    private Verification verify() throws IOException {
        return LedgerVerifier.verify(files, sample.trust());
    }
}
