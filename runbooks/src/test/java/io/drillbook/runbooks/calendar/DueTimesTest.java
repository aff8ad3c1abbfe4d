package io.drillbook.runbooks.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DueTimesTest {
    private static final Cadence BERLIN = daily("02:30", "Europe/Berlin");

    @Test
    void aTimeThatComesTwiceIsDueTheFirstTimeOnly() {
        assertThat(due(BERLIN, "2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z"))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void aTimeThatIsLeftOutIsDueAsMuchLaterAsTheClockJumps() {
        assertThat(due(BERLIN, "2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z"))
                .containsExactly(Instant.parse("2026-03-29T01:30:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 02:30",
        "Europe/Berlin, 03:00",
        "America/New_York, 01:30",
        "America/New_York, 02:00",
        "Australia/Lord_Howe, 01:45",
        "Australia/Lord_Howe, 02:15",
        "Africa/Cairo, 00:15",
        "Asia/Beirut, 23:30",
        "America/Santiago, 00:00",
        "UTC, 02:30"
    })
    void everyLocalDateOfTwoYearsHasOneDueTime(String zone, String at) {
        List<Instant> due = due(daily(at, zone), "2026-01-01T12:00:00Z", "2028-01-01T12:00:00Z");
        TreeSet<LocalDate> dates = new TreeSet<>();
        due.forEach(each -> dates.add(each.atZone(ZoneId.of(zone)).toLocalDate()));
        assertThat(dates).hasSize(due.size());
        assertThat(due).hasSize(730);
    }

    @Test
    void nothingIsDueOnADateThatAZoneLeftOut() {
        assertThat(due(daily("12:00", "Pacific/Apia"), "2011-12-28T00:00:00Z", "2012-01-01T21:00:00Z"))
                .extracting(each ->
                        each.atZone(ZoneId.of("Pacific/Apia")).toLocalDate().toString())
                .containsExactly("2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01");
    }

    @Test
    void aMonthWithoutTheDayTakesItsLast() {
        Cadence monthly = new Cadence("month", List.of(), 31, 0, "04:00", "UTC");
        assertThat(due(monthly, "2028-01-01T00:00:00Z", "2028-05-01T00:00:00Z"))
                .extracting(each -> each.toString().substring(0, 10))
                .containsExactly("2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30");
    }

    @Test
    void aQuarterIsDueInItsFirstMonthAndAYearInItsOwn() {
        Cadence quarter = new Cadence("quarter", List.of(), 15, 0, "04:00", "UTC");
        Cadence year = new Cadence("year", List.of(), Cadence.LAST, 2, "04:00", "UTC");
        assertThat(due(quarter, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"))
                .extracting(each -> each.toString().substring(0, 10))
                .containsExactly("2026-01-15", "2026-04-15", "2026-07-15", "2026-10-15");
        assertThat(due(year, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"))
                .containsExactly(Instant.parse("2026-02-28T04:00:00Z"));
    }

    @Test
    void aBlackoutTakesItsDatesOutAndSaysWhich() {
        Cadence weekly = new Cadence("week", List.of("monday", "thursday"), 0, 0, "04:00", "Europe/Berlin");
        List<Blackout> blackouts = List.of(new Blackout("2026-12-21", "2027-01-03", "year end"));
        Instant from = Instant.parse("2026-12-14T00:00:00Z");
        Instant to = Instant.parse("2027-01-06T00:00:00Z");
        assertThat(DueTimes.between(weekly, blackouts, from, to))
                .extracting(each -> each.toString().substring(0, 10))
                .containsExactly("2026-12-14", "2026-12-17", "2027-01-04");
        assertThat(DueTimes.blackedOut(weekly, blackouts, from, to))
                .extracting(each -> each.toString().substring(0, 10))
                .containsExactly("2026-12-21", "2026-12-24", "2026-12-28", "2026-12-31");
    }

    private static Cadence daily(String at, String zone) {
        return new Cadence("day", List.of(), 0, 0, at, zone);
    }

    private static List<Instant> due(Cadence cadence, String from, String to) {
        return DueTimes.between(cadence, List.of(), Instant.parse(from), Instant.parse(to));
    }
}
