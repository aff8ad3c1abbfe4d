package io.drillbook.runbooks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {
    @Test
    void aWindowHoldsFromItsFirstMinuteToTheOneBeforeItsLast() {
        Window window = new Window(List.of(), "09:00", "17:00", "UTC");
        assertThat(at(window, "2026-01-05T08:59:59Z")).isFalse();
        assertThat(at(window, "2026-01-05T09:00:00Z")).isTrue();
        assertThat(at(window, "2026-01-05T16:59:59Z")).isTrue();
        assertThat(at(window, "2026-01-05T17:00:00Z")).isFalse();
    }

    @Test
    void aWindowOverMidnightBelongsToTheDayOnWhichItBegan() {
        Window window = new Window(List.of("saturday"), "22:00", "05:00", "UTC");
        assertThat(at(window, "2026-01-03T22:00:00Z")).as("Saturday night").isTrue();
        assertThat(at(window, "2026-01-04T04:59:00Z")).as("Sunday morning").isTrue();
        assertThat(at(window, "2026-01-03T04:00:00Z")).as("Saturday morning").isFalse();
        assertThat(at(window, "2026-01-04T22:00:00Z")).as("Sunday night").isFalse();
    }

    @Test
    void aWindowThatEndsWhenItBeginsLastsAWholeDay() {
        Window window = new Window(List.of("saturday"), "06:00", "06:00", "UTC");
        assertThat(at(window, "2026-01-03T05:59:59Z")).isFalse();
        assertThat(at(window, "2026-01-03T06:00:00Z")).isTrue();
        assertThat(at(window, "2026-01-04T05:59:59Z")).isTrue();
        assertThat(at(window, "2026-01-04T06:00:00Z")).isFalse();
    }

    @Test
    void daysAndTimesAreThoseOfItsZone() {
        Window window = new Window(List.of("monday"), "00:00", "01:00", "Europe/Berlin");
        assertThat(at(window, "2026-01-04T23:30:00Z")).as("in winter").isTrue();
        assertThat(at(window, "2026-07-05T22:30:00Z")).as("in summer").isTrue();
        assertThat(at(window, "2026-07-05T23:30:00Z")).isFalse();
    }

    @Test
    void aBlackoutHoldsFromItsFirstMomentOn() {
        Blackout blackout =
                new Blackout(Instant.parse("2026-12-24T00:00:00Z"), Instant.parse("2027-01-02T00:00:00Z"), "Holidays");
        assertThat(blackout.contains(Instant.parse("2026-12-23T23:59:59Z"))).isFalse();
        assertThat(blackout.contains(Instant.parse("2026-12-24T00:00:00Z"))).isTrue();
        assertThat(blackout.contains(Instant.parse("2027-01-02T00:00:00Z"))).isFalse();
    }

    private static boolean at(Window window, String moment) {
        return window.contains(Instant.parse(moment));
    }
}
