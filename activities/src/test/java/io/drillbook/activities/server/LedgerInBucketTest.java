package io.drillbook.activities.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillbook.activities.evidence.EvidencePlaces;
import io.drillbook.activities.evidence.EvidenceWriter;
import io.drillbook.activities.evidence.HomeFiles;
import io.drillbook.activities.evidence.SampleRuns;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.evidence.LedgerVerifier;
import io.drillbook.runbooks.evidence.Trust;
import io.drillbook.runbooks.evidence.Verification;
import io.drillbook.runbooks.inventory.EvidenceRules;
import io.drillbook.runbooks.inventory.Inventory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One chain in a real bucket, with object lock, by several writers at once. */
@Tag("server")
class LedgerInBucketTest {
    private static final int WRITERS = 4;
    private static final int EACH = 5;

    @TempDir
    private Path folder;

    @Test
    void fourWritersKeepOneChainThatTheBucketRefusesToDelete() throws Exception {
        TestServers servers = TestServers.get();
        servers.makeLockedBucket("evidence");
        EvidencePlaces places = places(servers);
        try (ExecutorService pool = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> work = new ArrayList<>();
            for (int number = 0; number < WRITERS; number++) {
                int first = number * EACH;
                work.add(pool.submit(() -> {
                    EvidencePlaces own = places(servers);
                    EvidenceWriter writer = new EvidenceWriter(own.local(), own.ledger());
                    for (int run = first; run < first + EACH; run++) {
                        writer.open(SampleRuns.opening(run));
                        writer.record(SampleRuns.record(run, Outcome.PASSED));
                    }
                    return first;
                }));
            }
            for (Future<?> done : work) {
                done.get();
            }
        }
        Verification verification = LedgerVerifier.verify(
                new HomeFiles(places.home()),
                new Trust(List.of(places.ledger().signer().key().fingerprint()), Optional.empty()));
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(verification.entries()).isEqualTo(1 + 2L * WRITERS * EACH);
        S3Exception refused = catchThrowableOfType(
                S3Exception.class, () -> servers.deleteVersions("evidence", "ledger/chain/000000000003.json"));
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    private EvidencePlaces places(TestServers servers) {
        Inventory known = servers.inventory();
        EvidenceRules rules = new EvidenceRules(
                Optional.of(servers.lockedStore("evidence")),
                "ledger/",
                Optional.of(Duration.ofDays(1)),
                Optional.empty());
        return EvidencePlaces.of(
                new Inventory(
                        known.clusters(),
                        known.sandboxes(),
                        known.stores(),
                        known.hosts(),
                        known.environments(),
                        known.secrets(),
                        Optional.of(rules)),
                folder.resolve("evidence"),
                folder);
    }
}
