package io.drillbook.activities.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillbook.activities.evidence.key.CommandSigner;
import io.drillbook.activities.evidence.key.FileSigner;
import io.drillbook.activities.evidence.key.KeyFiles;
import io.drillbook.activities.evidence.key.Signer;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.HeadMark;
import io.drillbook.runbooks.evidence.KeyNotice;
import io.drillbook.runbooks.evidence.KeyNotice.Retirement;
import io.drillbook.runbooks.evidence.LedgerVerifier;
import io.drillbook.runbooks.evidence.RunClosing;
import io.drillbook.runbooks.evidence.Trust;
import io.drillbook.runbooks.evidence.Verification;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    private Path folder;

    private EvidenceHome home;
    private Signer signer;

    @BeforeEach
    void open() throws Exception {
        home = new FolderHome(folder.resolve("evidence"));
        signer = key("key");
    }

    @Test
    void aRunLeavesItsBeginningItsRecordAndAWholeChain() throws Exception {
        EvidenceWriter writer = writer(home, signer);
        writer.open(SampleRuns.opening(1));
        writer.record(SampleRuns.record(1, Outcome.PASSED));
        Verification verification = verify(signer);
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(verification.entries()).isEqualTo(3);
        assertThat(verification.records()).isEqualTo(1);
        assertThat(verification.open()).isEmpty();
    }

    @Test
    void anOpeningThatWaitedIsChainedBeforeTheRecord() throws Exception {
        EvidenceHome local = new FolderHome(folder.resolve("local"));
        new RunFiles(local).open(SampleRuns.opening(1));
        EvidenceWriter writer = new EvidenceWriter(local, new Ledger(home, signer, Clock.systemUTC()));
        writer.record(SampleRuns.record(1, Outcome.PASSED));
        List<ChainEntry.Kind> kinds = new ArrayList<>();
        LedgerVerifier.verify(new HomeFiles(home), Trust.NONE, entry -> kinds.add(entry.kind()));
        assertThat(kinds).containsExactly(ChainEntry.Kind.KEY, ChainEntry.Kind.OPENED, ChainEntry.Kind.RECORD);
    }

    @Test
    void anOpeningThatCameAfterTheRecordLeavesNothingOpen() throws Exception {
        EvidenceWriter writer = writer(home, signer);
        writer.record(SampleRuns.record(1, Outcome.PASSED));
        writer.open(SampleRuns.opening(1));
        assertThat(verify(signer).open()).isEmpty();
    }

    @Test
    void withoutATrustedKeyTheVerdictIsUnknown() throws Exception {
        writer(home, signer).record(SampleRuns.record(1, Outcome.PASSED));
        Verification verification = LedgerVerifier.verify(new HomeFiles(home), Trust.NONE);
        assertThat(verification.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(verification.reason()).contains("signer not proven");
    }

    /** Every single write of a record is made the last one of a worker; the next worker tries again. */
    @Test
    void aWorkerKilledAtAnyPointOfWritingLeavesOneRecordAndAWholeChain() throws Exception {
        for (int writes = 0; ; writes++) {
            EvidenceHome place = new FolderHome(folder.resolve("killed-" + writes));
            boolean killed = false;
            try {
                EvidenceWriter dying = writer(new DyingHome(place, writes), signer);
                dying.open(SampleRuns.opening(1));
                dying.record(SampleRuns.record(1, Outcome.PASSED));
            } catch (ActionException died) {
                killed = true;
            }
            // Others write meanwhile, and the chain goes on between the two attempts.
            writer(place, signer).record(SampleRuns.record(2, Outcome.FAILED));
            EvidenceWriter next = writer(place, signer);
            next.open(SampleRuns.opening(1));
            next.record(SampleRuns.record(1, Outcome.PASSED));
            Verification verification = LedgerVerifier.verify(new HomeFiles(place), trust(signer));
            assertThat(verification.problems()).as("after %d writes", writes).isEmpty();
            assertThat(verification.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(verification.entries()).as("after %d writes", writes).isEqualTo(4);
            assertThat(verification.records()).as("after %d writes", writes).isEqualTo(2);
            if (!killed) {
                assertThat(writes).as("writes of one run").isGreaterThan(8);
                return;
            }
        }
    }

    @Test
    void fourWritersAtOnceKeepOneChain() throws Exception {
        int each = 15;
        writer(home, signer).record(SampleRuns.record(9999, Outcome.PASSED));
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> work = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                int first = number * each;
                work.add(pool.submit(() -> {
                    EvidenceWriter writer = writer(home, signer);
                    for (int run = first; run < first + each; run++) {
                        writer.open(SampleRuns.opening(run));
                        writer.record(SampleRuns.record(run, Outcome.PASSED));
                    }
                    return run();
                }));
            }
            for (Future<?> done : work) {
                done.get();
            }
        }
        Verification verification = verify(signer);
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.entries()).isEqualTo(2 + 4L * each * 2);
        assertThat(verification.records()).isEqualTo(1 + 4L * each);
    }

    @Test
    void twoAttemptsOfOneRecordAtOnceLeaveOneEntry() throws Exception {
        for (int round = 0; round < 10; round++) {
            int number = round;
            try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
                List<Future<?>> work = new ArrayList<>();
                for (int attempt = 0; attempt < 4; attempt++) {
                    work.add(pool.submit(() -> writer(home, signer).record(SampleRuns.record(number, Outcome.PASSED))));
                }
                for (Future<?> done : work) {
                    done.get();
                }
            }
        }
        assertThat(verify(signer).entries()).isEqualTo(11);
        assertThat(verify(signer).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aBeginningWaitsHereWhileTheStoreIsAwayAndIsForwarded() throws Exception {
        EvidenceHome local = new FolderHome(folder.resolve("local"));
        DyingHome away = new DyingHome(home, 0);
        new EvidenceWriter(local, ledger(away, signer)).open(SampleRuns.opening(1));
        assertThat(home.names("opened/")).isEmpty();
        EvidenceWriter back = new EvidenceWriter(local, ledger(home, signer));
        assertThat(back.forward()).isEqualTo(1);
        assertThat(back.forward()).isZero();
        assertThat(verify(signer).open()).containsExactly(SampleRuns.run(1).key());
    }

    @Test
    void aRecordNeverCountsAsStoredWhileTheStoreIsAway() {
        EvidenceWriter writer =
                new EvidenceWriter(new FolderHome(folder.resolve("local")), ledger(new DyingHome(home, 0), signer));
        ActionException failure =
                catchThrowableOfType(ActionException.class, () -> writer.record(SampleRuns.record(1, Outcome.PASSED)));
        assertThat(failure.failure().kind().retryable()).isTrue();
    }

    @Test
    void recordsFromBeforeThereWasAChainAreTakenUp() throws Exception {
        new RunFiles(home).record(SampleRuns.record(1, Outcome.PASSED));
        assertThat(writer(home, signer).forward()).isEqualTo(1);
        assertThat(verify(signer).records()).isEqualTo(1);
        assertThat(verify(signer).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aRunThatWasFoundLostIsClosedOnce() throws Exception {
        EvidenceWriter writer = writer(home, signer);
        writer.open(SampleRuns.opening(1));
        writer.close(new RunClosing(SampleRuns.opening(1), true, "terminated", Optional.empty(), "by hand"));
        writer.close(new RunClosing(SampleRuns.opening(1), true, "lost", Optional.empty(), "later"));
        Verification verification = verify(signer);
        assertThat(verification.closings()).isEqualTo(1);
        assertThat(verification.open()).isEmpty();
        assertThat(verification.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aKeyIsReplacedWithAnOverlapAndOldRecordsStayVerifiable() throws Exception {
        Signer next = key("next");
        Moving clock = new Moving(Instant.parse("2026-03-01T00:00:00Z"));
        writer(home, signer, clock).record(SampleRuns.record(1, Outcome.PASSED));
        Instant end = clock.instant().plus(Duration.ofDays(7));
        new Ledger(home, signer, clock)
                .introduce(KeyNotice.of(
                        next.key(),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(365)),
                        Optional.of(new Retirement(signer.key().fingerprint(), end.toString()))));
        writer(home, next, clock).record(SampleRuns.record(2, Outcome.PASSED));
        clock.now = end.minusSeconds(60);
        writer(home, signer, clock).record(SampleRuns.record(3, Outcome.PASSED));
        writer(home, next, clock).record(SampleRuns.record(4, Outcome.PASSED));
        clock.now = end;
        ActionException late = catchThrowableOfType(
                ActionException.class, () -> writer(home, signer, clock).record(SampleRuns.record(5, Outcome.PASSED)));
        assertThat(late.failure().code()).isEqualTo("signing-key-out-of-time");
        writer(home, next, clock).record(SampleRuns.record(5, Outcome.PASSED));
        assertThat(verify(signer).verdict())
                .as("the old key vouches for the new")
                .isEqualTo(Verdict.PASSED);
        assertThat(verify(next).verdict())
                .as("the new key commits what was before")
                .isEqualTo(Verdict.PASSED);
        assertThat(verify(signer).records()).isEqualTo(5);
    }

    @Test
    void aKeyThatNobodyLetInMayNotSign() throws Exception {
        writer(home, signer).record(SampleRuns.record(1, Outcome.PASSED));
        Signer stranger = key("stranger");
        ActionException refused = catchThrowableOfType(
                ActionException.class, () -> writer(home, stranger).record(SampleRuns.record(2, Outcome.PASSED)));
        assertThat(refused.failure().code()).isEqualTo("signing-key-not-in-ledger");
        assertThat(verify(signer).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aCommandMaySign() throws Exception {
        Path key = KeyFiles.privateKey(folder.resolve("key"));
        Signer command = new CommandSigner(
                signer.key(),
                List.of(
                        "sh",
                        "-c",
                        "cat > \"$1\" && openssl pkeyutl -sign -rawin -inkey \"$0\" -in \"$1\"",
                        key.toString(),
                        folder.resolve("message").toString()));
        writer(home, command).record(SampleRuns.record(1, Outcome.PASSED));
        assertThat(verify(signer).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aCommandThatSignsSomethingElseIsRefused() {
        Signer wrong = new CommandSigner(signer.key(), List.of("head", "-c", "64", "/dev/zero"));
        ActionException refused = catchThrowableOfType(ActionException.class, () -> wrong.sign(new byte[] {1}));
        assertThat(refused.failure().code()).isEqualTo("signing-command-failed");
        assertThat(refused.failure().kind()).isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    void anEarlierHeadIsTrustEnough() throws Exception {
        EvidenceWriter writer = writer(home, signer);
        writer.record(SampleRuns.record(1, Outcome.PASSED));
        HeadMark head = ledger(home, signer).end().mark();
        writer.record(SampleRuns.record(2, Outcome.PASSED));
        Verification verification = LedgerVerifier.verify(new HomeFiles(home), new Trust(List.of(), Optional.of(head)));
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.verdict()).isEqualTo(Verdict.PASSED);
    }

    private static String run() {
        return "done";
    }

    private Signer key(String name) throws ActionException {
        KeyFiles.generate(folder.resolve(name));
        return FileSigner.read(KeyFiles.publicKey(folder.resolve(name)), KeyFiles.privateKey(folder.resolve(name)));
    }

    private static EvidenceWriter writer(EvidenceHome home, Signer signer) {
        return writer(home, signer, Clock.systemUTC());
    }

    private static EvidenceWriter writer(EvidenceHome home, Signer signer, Clock clock) {
        return new EvidenceWriter(home, new Ledger(home, signer, clock));
    }

    private static Ledger ledger(EvidenceHome home, Signer signer) {
        return new Ledger(home, signer, Clock.systemUTC());
    }

    private static Trust trust(Signer signer) {
        return new Trust(List.of(signer.key().fingerprint()), Optional.empty());
    }

    private Verification verify(Signer trusted) throws Exception {
        return LedgerVerifier.verify(new HomeFiles(home), trust(trusted));
    }

    /** A clock that is set. */
    private static final class Moving extends Clock {
        private Instant now;

        Moving(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
