package io.drillbook.drills.bench.evidence;

import io.drillbook.activities.evidence.EvidenceWriter;
import io.drillbook.activities.evidence.Ledger;
import io.drillbook.activities.evidence.key.FileSigner;
import io.drillbook.activities.evidence.key.KeyFiles;
import io.drillbook.activities.evidence.key.Signer;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.evidence.LedgerVerifier;
import io.drillbook.runbooks.evidence.Trust;
import io.drillbook.runbooks.evidence.Verification;
import io.drillbook.worker.evidence.FolderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A ledger of many records: appending to it early and late, and verifying it against the bare arithmetic. */
public final class EvidenceBench {
    private static final int EARLY = 100;
    private static final int SAMPLE = 200;

    private final int records;
    private final Consumer<String> say;

    /** @param records how long the ledger gets */
    public EvidenceBench(int records, Consumer<String> say) {
        this.records = records;
        this.say = say;
    }

    /** What was measured, each side's samples in milliseconds. */
    public record Samples(
            int records, List<Double> verify, List<Double> plain, List<Double> late, List<Double> early) {}

    /** Measures; the ledger is made, and removed in the end. */
    public Samples measure() throws Exception {
        Path folder = Files.createTempDirectory("drillbook-evidence-bench");
        try {
            KeyFiles.generate(folder.resolve("key"));
            Signer signer = FileSigner.read(
                    KeyFiles.publicKey(folder.resolve("key")), KeyFiles.privateKey(folder.resolve("key")));
            PlainHome home = new PlainHome(folder.resolve("evidence"));
            EvidenceWriter writer = new EvidenceWriter(home, new Ledger(home, signer, Clock.systemUTC()));
            var unused = append(warmUp(folder, signer), 0, EARLY * 10);
            List<Double> early = append(writer, 0, EARLY + SAMPLE).subList(EARLY, EARLY + SAMPLE);
            say.accept("writing " + records + " records …");
            List<Double> all = append(writer, EARLY + SAMPLE, records);
            List<Double> late = all.subList(Math.max(0, all.size() - SAMPLE), all.size());
            say.accept("verifying them …");
            FolderFiles files = new FolderFiles(home.root());
            double plain = time(() -> PlainCheck.run(files, signer.key()));
            double verify = time(() -> verified(files, signer));
            return new Samples(records, List.of(verify), List.of(plain), late, early);
        } finally {
            remove(folder);
        }
    }

    private static EvidenceWriter warmUp(Path folder, Signer signer) {
        PlainHome home = new PlainHome(folder.resolve("warm"));
        return new EvidenceWriter(home, new Ledger(home, signer, Clock.systemUTC()));
    }

    private static List<Double> append(EvidenceWriter writer, int from, int to) throws Exception {
        List<Double> took = new ArrayList<>();
        for (int number = from; number < to; number++) {
            took.add(append(writer, number));
        }
        return took;
    }

    private static double append(EvidenceWriter writer, int number) throws Exception {
        return time(() -> {
            var unused = writer.record(BenchRecord.of(number));
        });
    }

    private static void verified(FolderFiles files, Signer signer) throws IOException {
        Verification verification =
                LedgerVerifier.verify(files, new Trust(List.of(signer.key().fingerprint()), Optional.empty()));
        if (verification.verdict() != Verdict.PASSED) {
            throw new IllegalStateException("the bench's ledger is not whole: " + verification.reason());
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
