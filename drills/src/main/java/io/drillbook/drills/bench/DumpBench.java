package io.drillbook.drills.bench;

import io.drillbook.drills.bench.figure.Comparison;
import io.drillbook.drills.lab.Lab;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.process.LiveHeap;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A logical dump through the engine, against the same programs in a shell pipeline on the same host, in turn; and what the
 * worker keeps in its heap while the stream grows tenfold.
 */
final class DumpBench {
    private static final int LEAST_PAIRS = 3;
    private static final int ROWS = 4_000_000;
    private static final double LEAST_RATIO = 0.95;

    /** Flat means: no more than what two looks at the same heap differ by. */
    private static final double FLAT = 1.1;

    private static final double GRACE = 4;

    /** The store's uploader of the lab is the backup tool's own. */
    private static final String PIPELINE = """
            set -euo pipefail
            key() {
              zstd -q -c -T1 -3 | gpg --batch --no-options --quiet --symmetric --cipher-algo AES256 --force-ocb \\
                  --s2k-digest-algo SHA512 --compress-algo none --pinentry-mode loopback --passphrase-fd 3 --output - \\
                  3<<< 'a passphrase typed by hand' |
                pgbackrest --stanza=orders --repo=1 --repo1-path=/ --repo1-cipher-type=none --raw repo-put "by-hand/$1"
            }
            export GNUPGHOME=$(mktemp -d)
            trap 'gpgconf --kill all; rm -rf "$GNUPGHOME"' EXIT
            pg_dumpall --globals-only | key "$1/roles"
            for database in postgres shop; do pg_dump --format=plain --no-sync "$database" | key "$1/$database"; done
            """;

    private final Settings base;
    private final Consumer<String> say;

    /** @param base for the library; everything else is the bench's own */
    DumpBench(Settings base, Consumer<String> say) {
        this.base = base;
        this.say = say;
    }

    /** @param rounds pairs to measure; at least three are */
    List<Comparison> measure(int rounds) throws IOException, LabException, InterruptedException {
        return BenchStage.use(base, say, stage -> {
            Filler.rows(stage.lab(), ROWS / 10);
            say.accept("  the worker's heap, small stream …");
            List<Double> small = heap(stage);
            Filler.rows(stage.lab(), ROWS);
            say.accept("  the worker's heap, large stream …");
            List<Double> large = heap(stage);
            List<Comparison> all = new ArrayList<>(pairs(Math.max(LEAST_PAIRS, rounds), stage));
            all.add(Comparison.atMost(
                    "worker's heap in use during a dump / during one of a tenth", large, small, "MiB", FLAT, GRACE));
            return all;
        });
    }

    private static List<Double> heap(BenchStage stage) throws InterruptedException {
        stage.run("logical-backup", "cluster=orders");
        List<Double> largest = new ArrayList<>();
        for (int sample = 0; sample < LEAST_PAIRS; sample++) {
            try (LiveHeap heap = LiveHeap.watch(stage.worker().handle().pid())) {
                stage.run("logical-backup", "cluster=orders");
                largest.add(heap.most());
            }
        }
        return largest;
    }

    private List<Comparison> pairs(int count, BenchStage stage) throws LabException, InterruptedException {
        List<Double> engine = new ArrayList<>();
        List<Double> byHand = new ArrayList<>();
        List<Double> wholeRun = new ArrayList<>();
        List<Double> typed = new ArrayList<>();
        for (int pair = 1; pair <= count; pair++) {
            say.accept("  pair " + pair + " of " + count + " …");
            boolean handFirst = pair % 2 == 0;
            double hand = handFirst ? typed(stage.lab(), pair) : 0;
            RunRecord record = stage.run("logical-backup", "cluster=orders");
            if (!handFirst) {
                hand = typed(stage.lab(), pair);
            }
            double size = bytes(record) / 1e6;
            engine.add(size / seconds(record));
            byHand.add(size / hand);
            wholeRun.add(BenchStage.seconds(record));
            typed.add(hand);
        }
        return List.of(
                Comparison.atLeast(
                        "dump stream, stored / pg_dump | zstd | gpg | upload in a shell",
                        engine,
                        byHand,
                        "MB/s",
                        LEAST_RATIO),
                Comparison.shown(
                        "whole logical-backup (content read again for its manifest) / shell", wholeRun, typed, "s"));
    }

    private static double typed(Lab lab, int pair) throws LabException {
        long start = System.nanoTime();
        lab.shell()
                .check(
                        LabHost.FIRST,
                        Duration.ofMinutes(30),
                        List.of("bash", "-c", PIPELINE, "bash", Integer.toString(pair)));
        return (System.nanoTime() - start) / 1e9;
    }

    private static long bytes(RunRecord record) {
        return DataSize.of(String.valueOf(record.outputs().get("size"))).bytes();
    }

    private static double seconds(RunRecord record) {
        String took = String.valueOf(record.outputs().get("duration"));
        return DurationText.read(took)
                        .orElseThrow(() -> new IllegalStateException("no duration: " + took))
                        .toMillis()
                / 1000.0;
    }
}
