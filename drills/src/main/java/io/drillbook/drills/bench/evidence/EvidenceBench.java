package io.drillbook.drills.bench.evidence;

import io.drillbook.activities.evidence.EvidenceWriter;
import io.drillbook.activities.evidence.Ledger;
import io.drillbook.activities.evidence.key.FileSigner;
import io.drillbook.activities.evidence.key.KeyFiles;
import io.drillbook.activities.evidence.key.Signer;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.LedgerVerifier;
import io.drillbook.runbooks.evidence.Trust;
import io.drillbook.runbooks.evidence.Verification;
import io.drillbook.worker.evidence.FolderFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
    private static final int EARLY_LOOK = 1000;
    private static final int LOOK_EVERY = 10_000;
    private static final double MEBIBYTE = 1 << 20;

    private final int records;
    private final Consumer<String> say;

    /** @param records how long the ledger gets */
    public EvidenceBench(int records, Consumer<String> say) {
        this.records = records;
        this.say = say;
    }

    /**
     * What was measured, each side's samples in milliseconds; heaps in MiB, garbage collected.
     *
     * @param heapLate while the last entry was verified
     * @param heapEarly while entry {@value #EARLY_LOOK} was verified
     */
    public record Samples(
            int records,
            List<Double> verify,
            List<Double> plain,
            List<Double> late,
            List<Double> early,
            double heapLate,
            double heapEarly) {}

    /** Measures; the ledger is made, and removed in the end. */
    public Samples measure() throws Exception {
        Path folder = Files.createTempDirectory("drillbook-evidence-bench");
        try {
            KeyFiles.generate(folder.resolve("key"));
            Signer signer = FileSigner.read(
                    KeyFiles.publicKey(folder.resolve("key")), KeyFiles.privateKey(folder.resolve("key")));
            PlainHome home = new PlainHome(folder.resolve("evidence"));
            EvidenceWriter writer = writer(home, signer);
            say.accept("writing " + records + " records …");
            append(writer, 0, records - SAMPLE);
            EvidenceWriter young = writer(new PlainHome(folder.resolve("young")), signer);
            append(young, 0, EARLY);
            List<Double> late = new ArrayList<>();
            List<Double> early = new ArrayList<>();
            for (int number = 0; number < SAMPLE; number++) {
                late.add(append(writer, records - SAMPLE + number));
                early.add(append(young, EARLY + number));
            }
            say.accept("verifying them …");
            FolderFiles files = new FolderFiles(home.root());
            double plain = time(() -> PlainCheck.run(files, signer.key()));
            double verify = time(() -> verified(files, signer, entry -> {}));
            say.accept("verifying them once more, looking at the heap …");
            HeapLooks looks = new HeapLooks();
            verified(files, signer, looks);
            return new Samples(records, List.of(verify), List.of(plain), late, early, looks.last, looks.first);
        } finally {
            remove(folder);
        }
    }

    private static EvidenceWriter writer(PlainHome home, Signer signer) {
        return new EvidenceWriter(home, new Ledger(home, signer, Clock.systemUTC()));
    }

    private static void append(EvidenceWriter writer, int from, int to) throws Exception {
        for (int number = from; number < to; number++) {
            var unused = append(writer, number);
        }
    }

    /** Looks at the heap at one early entry and, from then on, at every thousandth: the largest of those counts. */
    private static final class HeapLooks implements Consumer<ChainEntry> {
        private double first;
        private double last;

        @Override
        public void accept(ChainEntry entry) {
            if (entry.sequence() == EARLY_LOOK) {
                first = now();
            } else if (entry.sequence() % LOOK_EVERY == 0) {
                last = Math.max(last, now());
            }
        }

        @SuppressWarnings("ExplicitGC")
        private static double now() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
        }
    }

    private static double append(EvidenceWriter writer, int number) throws Exception {
        return time(() -> {
            var unused = writer.record(BenchRecord.of(number));
        });
    }

    private static void verified(FolderFiles files, Signer signer, Consumer<ChainEntry> each) throws IOException {
        Verification verification =
                LedgerVerifier.verify(files, new Trust(List.of(signer.key().fingerprint()), Optional.empty()), each);
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
