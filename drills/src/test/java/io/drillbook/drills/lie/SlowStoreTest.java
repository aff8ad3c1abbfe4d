package io.drillbook.drills.lie;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.fault.Fault;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.process.Pause;
import io.drillbook.drills.scenario.Run;
import io.drillbook.drills.scenario.Stage.Finished;
import io.drillbook.runbooks.call.Progress;
import io.drillbook.runbooks.type.DataSize;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The way to the store carries 2 Mbit a second for half a minute, and then all it can. */
@Tag("server")
@OnTheTheatre
final class SlowStoreTest {
    private static final DataSize SLOW = DataSize.of("256KiB");
    private static final Duration WHILE = Duration.ofSeconds(30);

    /** Whole files are counted, so a figure may be off by the one in hand. */
    private static final double NEAR = 3;

    private static final Pattern LEFT = Pattern.compile(", about (\\S+) left$");

    /** What the backup said, and when it said so. */
    private record Said(Instant at, long done, long total, String text) {}

    private final Theatre theatre = Theatre.shared();

    @Test
    void progressAndTimeLeftStayHonest() throws LabException {
        List<Said> slow = new ArrayList<>();
        List<Said> all = new ArrayList<>();
        Run run;
        try (Fault fault = theatre.stage().faults().slow(LabHost.STORE, SLOW)) {
            run = theatre.stage().begin("daily-backup", "cluster=orders", "type=full");
            Pause.until("bytes are counted", Duration.ofMinutes(3), () -> listen(run, all));
            Instant until = Instant.now().plus(WHILE);
            while (Instant.now().isBefore(until)) {
                listen(run, all);
                Pause.millis(500);
            }
            slow.addAll(all);
            fault.undo();
        }
        Pause.until("the run has ended", Duration.ofMinutes(3), () -> {
            listen(run, all);
            return run.ended();
        });
        Finished ended = run.watch();
        assertThat(ended.exit()).as(ended.toString()).isZero();
        countsUp(all);
        agreesWithItsPace(slow);
        // What was said of a slow store is not held against a quick one: the copy was not nearly done then.
        assertThat(slow.getLast().done())
                .as(slow.toString())
                .isLessThan(slow.getLast().total());
        assertThat(all.getLast().at()).isBefore(slow.getLast().at().plusSeconds(60));
    }

    /** Notes what the backup says, once; gives whether it counts yet. */
    private static boolean listen(Run run, List<Said> said) {
        run.progress()
                .filter(now -> now.total().orElse(0L) > 0 && now.text().startsWith("backing up"))
                .map(SlowStoreTest::said)
                .filter(now -> said.isEmpty() || !said.getLast().at().equals(now.at()))
                .ifPresent(said::add);
        return !said.isEmpty();
    }

    private static Said said(Progress now) {
        return new Said(
                Instant.parse(now.at()), now.done().orElse(0L), now.total().orElse(0L), now.text());
    }

    private static void countsUp(List<Said> all) {
        assertThat(all).hasSizeGreaterThan(5);
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).done())
                    .as(all.toString())
                    .isBetween(all.get(i - 1).done(), all.get(i).total());
        }
    }

    /** Each says how long it takes at the pace seen so far, or that nothing can be said of it yet. */
    private static void agreesWithItsPace(List<Said> slow) {
        Said first = slow.getFirst();
        for (Said now : slow) {
            double seconds = Duration.between(first.at(), now.at()).toMillis() / 1000.0;
            double moved = now.done() - first.done();
            Matcher left = LEFT.matcher(now.text());
            if (left.find()) {
                assertThat(moved).as(now + " after " + slow).isPositive();
                double expected = (now.total() - now.done()) * seconds / moved;
                double told = DurationText.read(left.group(1)).orElseThrow().toMillis() / 1000.0;
                assertThat(told).as(now + " after " + slow).isBetween(expected / NEAR, expected * NEAR);
            } else {
                assertThat(now.text()).as(slow.toString()).containsAnyOf("no file is whole yet", "at a standstill");
            }
        }
    }
}
