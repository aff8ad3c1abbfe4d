package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.plan.Blackout;
import io.drillbook.runbooks.plan.Guard;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.Window;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GateTest {
    @Test
    void aRunOutsideItsWindowIsRefusedBeforeItAsksForItsLock() {
        RunDriver run = started(window(Duration.ofHours(1), Duration.ofHours(2)));
        assertThat(run.open).containsOnlyKeys("system/record@1");
        run.toEnd().endsAs(Outcome.REFUSED, "guard-window");
        assertThat(run.record.orElseThrow().steps().getFirst().state()).isEqualTo("not_reached");
    }

    @Test
    void aRunInsideItsWindowGoesOnAfterItHasClosed() {
        RunDriver run = started(window(Duration.ofMinutes(-1), Duration.ofHours(1)));
        run.granted("system/acquire@1", 7).after(Duration.ofHours(3)).done("steps/a@1");
        assertThat(run.open).containsOnlyKeys("steps/b@1");
    }

    @Test
    void aRunThatWaitedForItsLockTooLongGivesItBackAndIsRefused() {
        RunDriver run = started(window(Duration.ofMinutes(-1), Duration.ofHours(1)));
        run.queued("system/acquire@1").after(Duration.ofHours(2)).signalled(7);
        assertThat(run.open).containsOnlyKeys("system/release@1");
        run.toEnd().endsAs(Outcome.REFUSED, "guard-window");
    }

    @Test
    void noRunBeginsInABlackout() {
        Blackout blackout = new Blackout(Plans.START.minusSeconds(1), Plans.START.plusSeconds(3600), "Year end");
        RunDriver run = started(guard(Optional.empty(), Optional.of(List.of(blackout))));
        run.toEnd().endsAs(Outcome.REFUSED, "guard-blackout");
        assertThat(run.finish.orElseThrow().failure().orElseThrow().message()).endsWith(": Year end");
    }

    private static RunDriver started(Guard guard) {
        Plan plan =
                Plans.plan("test.drill", guard, List.of(Plans.act("a"), Plans.act("b")), List.of(), new TreeMap<>());
        return new RunDriver(plan).start().done("system/open@1");
    }

    private static Guard window(Duration from, Duration to) {
        DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
        Window window =
                new Window(List.of(), clock.format(Plans.START.plus(from)), clock.format(Plans.START.plus(to)), "UTC");
        return guard(Optional.of(window), Optional.empty());
    }

    private static Guard guard(Optional<Window> window, Optional<List<Blackout>> blackout) {
        return new Guard(
                Optional.of(Plans.lock(Duration.ofHours(10))),
                Duration.ofHours(4),
                Optional.empty(),
                window,
                blackout,
                Optional.empty());
    }
}
