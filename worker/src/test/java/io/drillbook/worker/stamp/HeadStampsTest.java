package io.drillbook.worker.stamp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.activities.evidence.FolderHome;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.LedgerProblem;
import io.drillbook.runbooks.evidence.LedgerVerifier;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.runbooks.evidence.Verification;
import io.drillbook.runbooks.inventory.EvidenceRules;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.worker.evidence.BundleFiles;
import io.drillbook.worker.evidence.FolderFiles;
import io.drillbook.worker.evidence.SampleLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of the chain is stamped by a real authority (OpenSSL's), and stamps are held to the entries they are for. */
final class HeadStampsTest {
    @TempDir
    private Path folder;

    private SampleLedger sample;
    private StampingService service;

    @BeforeEach
    void make() throws Exception {
        service = new StampingService(folder.resolve("service"));
        sample = new SampleLedger(folder.resolve("ours")).run(1, "One", Outcome.PASSED);
    }

    @AfterEach
    void end() {
        service.close();
    }

    @Test
    void aStampInABundleProvesSinceWhenTheChainHasBeenThere() throws Exception {
        assertThat(stamp("stamp")).isEmpty();
        Verification verification = verified(Optional.of(service.authority()));
        assertThat(verification.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(verification.notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("entry 3 was there at 20")
                        .endsWith("says CN=Stamper, for whom the named authority vouches"));
    }

    @Test
    void withoutAnAuthorityAStampProvesNobody() throws Exception {
        stamp("stamp");
        Verification verification = verified(Optional.empty());
        assertThat(verification.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(verification.notes()).anyMatch(note -> note.contains("not proven: name its authority with --tsa"));
    }

    @Test
    void anEntryIsStampedOnceAndALaterEndAgain() throws Exception {
        stamp("stamp");
        byte[] first = Files.readAllBytes(stampFile(3));
        stamp("stamp");
        assertThat(Files.readAllBytes(stampFile(3))).isEqualTo(first);
        sample.run(2, "Two", Outcome.PASSED);
        stamp("stamp");
        assertThat(stampFile(5)).exists();
        assertThat(verified(Optional.of(service.authority())).notes())
                .anyMatch(note -> note.startsWith("entry 5 was there") && note.endsWith("2 stamps in all"));
    }

    @Test
    void aStampOfAnotherEntryIsWrong() throws Exception {
        stamp("stamp");
        Files.move(stampFile(3), stampFile(2));
        assertThat(wrong(verifiedLedger(Optional.empty()))).contains("it stamps ", "the entry's SHA-256 is ");
    }

    @Test
    void aStampWhoseTimeDigestOrSignatureWasChangedIsWrong() throws Exception {
        stamp("stamp");
        byte[] stamp = Files.readAllBytes(stampFile(3));
        String letters = new String(stamp, ISO_8859_1);
        Matcher time = Pattern.compile("20[0-9]{12}Z").matcher(letters);
        assertThat(time.find()).isTrue();
        byte[] digest = HexFormat.of()
                .parseHex(Digests.sha256(Files.readAllBytes(sample.evidence().resolve(LedgerPaths.entry(3)))));
        int imprint = letters.indexOf(new String(digest, ISO_8859_1));
        assertThat(imprint).isPositive();
        for (int place : new int[] {time.start() + 13, imprint, imprint + 31, stamp.length - 1}) {
            byte[] changed = stamp.clone();
            changed[place] ^= 1;
            Files.write(stampFile(3), changed);
            assertThat(wrong(verifiedLedger(Optional.of(service.authority()))))
                    .as("byte %d", place)
                    .isNotEmpty();
        }
    }

    @Test
    void aStampByWhomTheAuthorityDoesNotKnowIsWrong() throws Exception {
        stamp("stamp");
        try (StampingService other = new StampingService(folder.resolve("other"))) {
            assertThat(wrong(verifiedLedger(Optional.of(other.authority()))))
                    .contains("for whom the named authority does not vouch");
        }
    }

    @Test
    void aStampOfADroppedEndIsWrong() throws Exception {
        stamp("stamp");
        Files.delete(sample.evidence().resolve(LedgerPaths.entry(3)));
        assertThat(wrong(verifiedLedger(Optional.empty()))).contains("there is no entry 3 for it");
    }

    @Test
    void aServiceThatIsAwayBusyOrWrongLeavesTheChainAsWhole() throws Exception {
        for (String way : new String[] {"busy", "rubbish", "empty"}) {
            assertThat(stamp(way))
                    .hasValueSatisfying(failure -> assertThat(failure.message())
                            .startsWith("the time-stamping service " + service.address(way)));
        }
        service.close();
        assertThat(stamp("stamp"))
                .hasValueSatisfying(failure -> assertThat(failure.code()).isEqualTo("time-stamp-failed"));
        Verification verification = verified(Optional.of(service.authority()));
        assertThat(verification.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(verification.notes()).noneMatch(note -> note.contains("was there at"));
    }

    @Test
    void aServiceThatNeverEndsItsAnswerIsLeftInTime() {
        TimeStampService stalls = new TimeStampService(service.address("stalls"), Duration.ofSeconds(1));
        assertThatThrownBy(() -> stalls.stamp(new byte[32]))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("no whole answer within 1 s");
    }

    private Optional<Failure> stamp(String way) {
        EvidenceRules rules = new EvidenceRules(
                Optional.empty(), "", Optional.empty(), Optional.empty(), Optional.of(service.address(way)));
        return new HeadStamps(Optional.of(rules), new FolderHome(sample.evidence())).stampNow(sample.ledger());
    }

    private Path stampFile(long sequence) {
        return sample.evidence().resolve(LedgerPaths.stamp(sequence));
    }

    private Verification verified(Optional<Path> authority) throws Exception {
        try (BundleFiles files = new BundleFiles(sample.bundle(Selection.ALL))) {
            return new StampCheck(files, authority.map(StampAuthority::read))
                    .added(LedgerVerifier.verify(files, sample.trust()));
        }
    }

    private Verification verifiedLedger(Optional<Path> authority) throws Exception {
        FolderFiles files = new FolderFiles(sample.evidence());
        return new StampCheck(files, authority.map(StampAuthority::read))
                .added(LedgerVerifier.verify(files, sample.trust()));
    }

    private static String wrong(Verification verification) {
        assertThat(verification.verdict()).isEqualTo(Verdict.FAILED);
        return verification.problems().stream()
                .filter(problem -> problem.code().equals("stamp-wrong"))
                .map(LedgerProblem::message)
                .findFirst()
                .orElseThrow();
    }
}
