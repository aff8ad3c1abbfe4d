package io.drillbook.runbooks.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.SourceText;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CalendarReaderTest {
    private static final String CALENDAR = """
        calendar: 1
        name: orders
        owner: database-team
        entries:
          backup:
            runbook: postgresql.daily-backup
            inputs: { cluster: orders, type: full }
            every: day
            at: "02:30"
            time_zone: Europe/Berlin
            start_within: 2h
            catch_up: 6h
            jitter: 5m
          restore-test:
            runbook: monthly-restore-test
            every: month
            day: last
            at: "04:00"
            time_zone: UTC
            owner: restore-team
        blackouts:
          - { from: 2026-12-20, to: 2027-01-03, why: year end }
        """;

    @Test
    void aCalendarIsReadAsItIsWritten() {
        DrillCalendar calendar = read(CALENDAR);
        assertThat(calendar.name()).isEqualTo("orders");
        assertThat(calendar.blackouts()).containsExactly(new Blackout("2026-12-20", "2027-01-03", "year end"));
        CalendarEntry backup = calendar.entries().getFirst();
        assertThat(backup.inputs()).containsEntry("cluster", "orders").containsEntry("type", "full");
        assertThat(backup.cadence().words()).isEqualTo("every day at 02:30 Europe/Berlin");
        assertThat(backup.catchUp()).isEqualTo(Duration.ofHours(6));
        assertThat(backup.owner()).isEqualTo("database-team");
        CalendarEntry restore = calendar.entries().getLast();
        assertThat(restore.cadence().day()).isEqualTo(Cadence.LAST);
        assertThat(restore.startWithin()).isEqualTo(Duration.ofHours(1));
        assertThat(restore.catchUp()).isEqualTo(Duration.ofHours(1));
        assertThat(restore.owner()).isEqualTo("restore-team");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "every: day|every: dayly|not-one-of",
                "at: \"02:30\"|at: \"2:30\"|wrong-form",
                "at: \"02:30\"|at: \"25:00\"|wrong-form",
                "time_zone: Europe/Berlin|time_zone: Europe/Berlim|wrong-form",
                "day: last|day: 32|no-such-day",
                "every: day|every: week|no-such-day",
                "every: month|every: day|not-together",
                "every: month|every: year|missing-key",
                "start_within: 2h|start_within: 2|not-a-duration",
                "jitter: 5m|jiter: 5m|unknown-key",
                "from: 2026-12-20|from: 2027-12-20|not-a-span",
                "name: orders|nam: orders|missing-key",
                "calendar: 1|calendar: 2|not-one-of"
            })
    void aMistakeIsToldWhereItStands(String right, String wrong, String code) {
        ProblemsException problems =
                catchThrowableOfType(ProblemsException.class, () -> read(CALENDAR.replace(right, wrong)));
        assertThat(problems).as(wrong).isNotNull();
        assertThat(problems.problems()).extracting(Problem::code).contains(code);
        assertThat(problems.problems())
                .allSatisfy(each -> assertThat(each.position().line()).isPositive());
    }

    @Test
    void anEmptyCalendarIsNone() {
        assertThat(catchThrowableOfType(ProblemsException.class, () -> read("")))
                .isNotNull();
    }

    private static DrillCalendar read(String text) {
        return CalendarReader.read(new SourceText("orders.yaml", text));
    }
}
