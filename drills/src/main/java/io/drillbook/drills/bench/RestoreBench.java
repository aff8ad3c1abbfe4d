package io.drillbook.drills.bench;

import io.drillbook.drills.bench.figure.Comparison;
import io.drillbook.drills.lab.Lab;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The restore of a restore test, against the same pgBackRest command typed by hand, in turn; what proves it, apart. */
final class RestoreBench {
    private static final int LEAST_PAIRS = 3;
    private static final int ROWS = 6_000_000;
    private static final double LARGEST_RATIO = 1.1;
    private static final String FOLDER = "/tmp/by-hand";
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Settings base;
    private final Consumer<String> say;

    /** @param base for the library; everything else is the bench's own */
    RestoreBench(Settings base, Consumer<String> say) {
        this.base = base;
        this.say = say;
    }

    /**
     * Measures.
     *
     * @param bytes of the restored copy
     * @param seconds that the restore took
     */
    private record Typed(long bytes, double seconds) {}

    /** @param rounds pairs to measure; at least three are */
    List<Comparison> measure(int rounds) throws IOException, LabException, InterruptedException {
        return BenchStage.use(base, say, stage -> {
            Filler.rows(stage.lab(), ROWS);
            stage.run("daily-backup", "cluster=orders", "type=full");
            return pairs(Math.max(LEAST_PAIRS, rounds), stage);
        });
    }

    /** Who goes first changes from pair to pair; the first pair shows what to type. */
    private List<Comparison> pairs(int count, BenchStage stage) throws LabException, InterruptedException {
        List<Double> engine = new ArrayList<>();
        List<Double> byHand = new ArrayList<>();
        List<Double> proof = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        List<String> commands = List.of();
        for (int pair = 1; pair <= count; pair++) {
            say.accept("  pair " + pair + " of " + count + " …");
            boolean handFirst = pair % 2 == 0;
            Typed typed = new Typed(0, 0);
            if (handFirst) {
                typed = typed(stage.lab(), commands);
            }
            RunRecord record = stage.run("monthly-restore-test", "cluster=orders", "sandbox=restore-1");
            commands = BenchStage.step(record, "fetched").commands();
            if (!handFirst) {
                typed = typed(stage.lab(), commands);
            }
            engine.add(BenchStage.seconds(BenchStage.step(record, "fetched")));
            byHand.add(typed.seconds());
            double verifying = 0;
            for (String step : List.of("compared", "checksums", "verified")) {
                verifying += BenchStage.seconds(BenchStage.step(record, step));
            }
            proof.add(typed.bytes() / 1e6 / verifying);
            plain.add(typed.bytes() / 1e6 / typed.seconds());
        }
        return List.of(
                Comparison.atMost("restore step / pgBackRest restore by hand", engine, byHand, "s", LARGEST_RATIO),
                Comparison.shown(
                        "verification (compare, checksums, every block and index) / restore by hand",
                        proof,
                        plain,
                        "MB/s"));
    }

    /** Types the command the engine used, into a folder of its own. */
    private static Typed typed(Lab lab, List<String> commands) throws LabException {
        String command = commands.stream()
                .filter(line -> line.contains("pgbackrest") && line.endsWith(" restore"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no restore command among " + commands));
        List<String> words = new ArrayList<>();
        for (String word :
                command.substring(command.lastIndexOf("pgbackrest --")).split(" ", -1)) {
            words.add(word.replaceFirst("^(--pg1-path|--lock-path|--tablespace-map-all)=.*", "$1=" + FOLDER + "$1")
                    .replace(FOLDER + "--", FOLDER + "/"));
        }
        lab.shell().check(LabHost.SANDBOX, LIMIT, List.of("mkdir", "-p", "-m", "700", FOLDER + "/pg1-path"));
        long start = System.nanoTime();
        lab.shell().check(LabHost.SANDBOX, LIMIT, words);
        double seconds = (System.nanoTime() - start) / 1e9;
        String size = lab.shell().check(LabHost.SANDBOX, LIMIT, List.of("du", "-sb", FOLDER + "/pg1-path"));
        lab.shell().check(LabHost.SANDBOX, LIMIT, List.of("rm", "-rf", FOLDER));
        return new Typed(Long.parseLong(size.strip().split("\\s+", 2)[0]), seconds);
    }
}
