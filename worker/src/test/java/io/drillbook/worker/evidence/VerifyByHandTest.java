package io.drillbook.worker.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drillbook.activities.evidence.FolderHome;
import io.drillbook.runbooks.calendar.AppliedCalendar;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.runbooks.evidence.SignedCalendar;
import io.drillbook.runbooks.evidence.SignedReview;
import io.drillbook.runbooks.inventory.EvidenceRules;
import io.drillbook.worker.form.BundleForms;
import io.drillbook.worker.stamp.HeadStamps;
import io.drillbook.worker.stamp.StampingService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document in every bundle is true: exactly its commands are run, on good bundles and on tampered ones. */
final class VerifyByHandTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private SampleLedger sample;

    @BeforeEach
    void make() throws Exception {
        for (String tool : List.of("openssl", "ssh-keygen", "sha256sum", "jq", "base64", "unzip")) {
            assumeTrue(
                    Stream.of(System.getenv("PATH").split(":", -1))
                            .anyMatch(path -> Files.isExecutable(Path.of(path, tool))),
                    tool + " is not on this machine");
        }
        sample = new SampleLedger(folder.resolve("ours"));
        sample.run(1, "One", Outcome.PASSED).run(2, "Two", Outcome.FAILED);
    }

    @Test
    void aGoodBundlePasses() throws Exception {
        String said = said(unpacked(Selection.ALL), 0);
        assertThat(said)
                .contains("chain: 5 entries, whole")
                .contains("PASSED: ")
                .contains("monthly-restore-test");
    }

    @Test
    void whoSignedACalendarOrAReviewIsNamed() throws Exception {
        AppliedCalendar calendar = SampleCalendar.daily(Instant.now().toString(), 1, "02:30");
        SignedCalendar signed = SampleCalendar.sign(folder, calendar);
        sample.writer().apply(signed);
        SignedReview review = SampleCalendar.review(folder, "2026-Q4", "1:" + "a".repeat(64));
        sample.writer().review(review);
        assertThat(said(unpacked(Selection.ALL), 0))
                .contains("calendars/orders.1.json: signed by "
                        + signed.signature().fingerprint())
                .contains(review.path() + ": signed by " + review.signature().fingerprint());
    }

    @Test
    void aBundleOfSomeRunsPasses() throws Exception {
        Path bundle =
                unpacked(new Selection(Optional.of("orders"), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(said(bundle, 0)).contains("chain: 5 entries, whole").contains("PASSED: ");
    }

    @Test
    void aBundleOfWhatSupportsAControlPasses() throws Exception {
        Selection.OfControl control =
                new Selection.OfControl("NIST SP 800-53", "CP-9(2)", "1", List.of("restore-test", "drill"));
        Selection selection = new Selection(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(control));
        Path bundle = unpacked(selection);
        assertThat(said(bundle, 0)).contains("chain: 5 entries, whole").contains("PASSED: ");
        assertThat(bundle.resolve(LedgerPaths.RECORDS)).isDirectory();
    }

    @Test
    void aBundleOfAControlThatNoRunSupportsHoldsTheChainAlone() throws Exception {
        Selection.OfControl control = new Selection.OfControl("SOC 2", "CC8.1", "1", List.of("maintenance"));
        Selection selection = new Selection(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(control));
        Path bundle = unpacked(selection);
        assertThat(said(bundle, 0)).contains("chain: 5 entries, whole").contains("PASSED: ");
        assertThat(bundle.resolve(LedgerPaths.RECORDS)).doesNotExist();
    }

    @Test
    void aTimeStampIsHeldToItsEntry() throws Exception {
        try (StampingService service = new StampingService(folder.resolve("service"))) {
            EvidenceRules rules = new EvidenceRules(
                    Optional.empty(), "", Optional.empty(), Optional.empty(), Optional.of(service.address("stamp")));
            assertThat(new HeadStamps(Optional.of(rules), new FolderHome(sample.evidence())).stampNow(sample.ledger()))
                    .isEmpty();
            Path bundle = unpacked(Selection.ALL);
            assertThat(said(bundle, 0, Optional.of(service.authority())))
                    .contains("chain/000000000005.json: there since ");
            Files.copy(bundle.resolve(LedgerPaths.stamp(5)), bundle.resolve(LedgerPaths.stamp(4)));
            assertThat(said(bundle, 1, Optional.of(service.authority())))
                    .contains("FAILED: the time stamp stamps/000000000004.tsr");
        }
    }

    @Test
    void aChangedRecordFails() throws Exception {
        Path bundle = unpacked(Selection.ALL);
        Path record = first(bundle, LedgerPaths.RECORDS);
        Files.writeString(record, Files.readString(record).replace("passed", "failed"));
        assertThat(said(bundle, 1)).contains("FAILED: a file was changed or is missing");
    }

    @Test
    void aDroppedEntryFails() throws Exception {
        Path bundle = unpacked(Selection.ALL);
        Files.delete(bundle.resolve(LedgerPaths.entry(3)));
        assertThat(said(bundle, 1)).contains("FAILED: chain/000000000004.json is not entry 3");
    }

    @Test
    void aDroppedEndFails() throws Exception {
        Path bundle = unpacked(Selection.ALL);
        Files.delete(bundle.resolve(LedgerPaths.entry(5)));
        assertThat(said(bundle, 1)).contains("FAILED: the signed head is entry 5, the chain ends at 4");
    }

    @Test
    void aForgedLedgerFails() throws Exception {
        SampleLedger forger = new SampleLedger(folder.resolve("forger"));
        forger.run(1, "One", Outcome.PASSED);
        Path bundle = unpack(forger.bundle(Selection.ALL), "forged");
        assertThat(said(bundle, 1)).contains("FAILED: no key here is SHA256:");
    }

    private Path unpacked(Selection selection) throws Exception {
        return unpack(sample.bundle(selection), "unpacked");
    }

    private Path unpack(Path zip, String name) throws Exception {
        Path into = folder.resolve(name);
        assertThat(new ProcessBuilder("unzip", "-q", zip.toString(), "-d", into.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        return into;
    }

    private static Path first(Path bundle, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(bundle.resolve(prefix))) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    /** Runs all blocks of the bundle's own document, one after the other, in one shell. */
    private String said(Path bundle, int exit) throws Exception {
        return said(bundle, exit, Optional.empty());
    }

    private String said(Path bundle, int exit, Optional<Path> authority) throws Exception {
        Matcher blocks = BLOCK.matcher(Files.readString(bundle.resolve(BundleForms.DOCUMENT)));
        StringBuilder script = new StringBuilder("set -eu\n");
        while (blocks.find()) {
            script.append(blocks.group(1));
        }
        Path file = Files.writeString(folder.resolve("verify.sh"), script);
        ProcessBuilder builder = new ProcessBuilder("sh", file.toString())
                .directory(bundle.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TRUST", sample.signer().key().fingerprint());
        authority.ifPresent(trusted -> builder.environment().put("AUTHORITY", trusted.toString()));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(exit);
        return said;
    }
}
