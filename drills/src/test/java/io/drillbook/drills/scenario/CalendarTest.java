package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.protobuf.Timestamp;
import io.drillbook.drills.process.DrillbookProcess;
import io.drillbook.drills.process.Pause;
import io.drillbook.drills.process.TemporalServer;
import io.drillbook.runbooks.calendar.AppliedCalendar;
import io.drillbook.runbooks.calendar.AppliedCalendar.AppliedEntry;
import io.drillbook.runbooks.calendar.Blackout;
import io.drillbook.runbooks.calendar.Cadence;
import io.drillbook.runbooks.calendar.CalendarEntry;
import io.drillbook.runbooks.calendar.DrillCalendar;
import io.drillbook.runbooks.calendar.DueTimes;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.json.Json;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.calendar.CalendarMaker;
import io.drillbook.worker.calendar.CalendarMaker.Bound;
import io.drillbook.worker.calendar.Schedules;
import io.drillbook.worker.calendar.Schedules.Change;
import io.drillbook.worker.settings.Settings;
import io.drillbook.workflows.temporal.DataConverters;
import io.temporal.api.workflowservice.v1.ListScheduleMatchingTimesRequest;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Calendars on a real Temporal server: one for each test, which mostly waits for a full minute. */
@Tag("server")
@Execution(ExecutionMode.CONCURRENT)
final class CalendarTest {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private static final String RUNBOOK = """
        runbook: quiet
        language: 1
        title: Do nothing for a moment
        kind: maintenance
        engine: none
        owner: database-team
        guard:
          max_duration: 5m
        steps:
          - wait: 100ms
        """;

    @TempDir
    private Path folder;

    private TemporalServer temporal;
    private Settings settings;
    private TemporalConnection connection;
    private ScheduleClient client;
    private Schedules schedules;

    @BeforeEach
    void begin() throws Exception {
        Path library = Files.createDirectories(folder.resolve("library/none"));
        Files.writeString(library.resolve("quiet.yaml"), RUNBOOK);
        Path inventory = Files.writeString(folder.resolve("inventory.yaml"), "inventory: 1\n");
        temporal = TemporalServer.start(folder.resolve("temporal"));
        settings = temporal.settings(Settings.read(Map.of(
                "DRILLBOOK_HOME", folder.resolve("home").toString(),
                "DRILLBOOK_INVENTORY", inventory.toString(),
                "DRILLBOOK_LIBRARY", library.getParent().toString())));
        connection = TemporalConnection.open(settings);
        client = ScheduleClient.newInstance(
                connection.client().getWorkflowServiceStubs(),
                ScheduleClientOptions.newBuilder()
                        .setNamespace(settings.namespace())
                        .setDataConverter(DataConverters.drillbook())
                        .build());
        schedules = new Schedules(client, settings);
    }

    @AfterEach
    void end() {
        connection.close();
        temporal.close();
    }

    @Test
    void theServerStartsOnceOnEachLocalDateAcrossBothClockChanges() {
        Instant now = Instant.parse("2026-12-01T00:00:00Z");
        Instant until = Instant.parse("2028-11-30T00:00:00Z");
        List<Blackout> blackouts = List.of(new Blackout("2026-12-20", "2027-01-03", "year end"));
        for (String at : List.of("02:30", "00:15", "03:00")) {
            Cadence daily = new Cadence("day", List.of(), 0, 0, at, "Europe/Berlin");
            Bound bound = bind(1, now, new DrillCalendar("clock", List.of(entry("daily", daily)), blackouts));
            put(bound, now);
            List<Instant> expected = DueTimes.between(daily, blackouts, now, until);
            assertThat(expected).hasSize(730 - 15);
            assertThat(matching(bound, now, until)).as(at).isEqualTo(expected);
        }
    }

    @Test
    void anUpdateInPlaceKeepsThePauseAndARemovedEntryLosesItsSchedule() {
        Instant now = Instant.now();
        Cadence morning = new Cadence("day", List.of(), 0, 0, "06:00", "UTC");
        Cadence evening = new Cadence("day", List.of(), 0, 0, "18:00", "UTC");
        Bound first = bind(
                1, now, new DrillCalendar("orders", List.of(entry("one", morning), entry("two", morning)), List.of()));
        assertThat(put(first, now)).containsExactly(Change.CREATED, Change.CREATED);
        client.getHandle("calendar/orders/one").pause("the team moves house");

        Bound second = bind(2, now, new DrillCalendar("orders", List.of(entry("one", evening)), List.of()));
        assertThat(put(second, now)).containsExactly(Change.UPDATED);
        assertThat(schedules.removeOthers(second.calendar())).containsExactly("calendar/orders/two");
        Schedules.Standing standing = schedules.standing("calendar/orders/one").orElseThrow();
        assertThat(standing.paused()).isTrue();
        assertThat(standing.note()).isEqualTo("the team moves house");
        assertThat(standing.next().getFirst().atZone(ZoneOffset.UTC).getHour()).isEqualTo(18);
        assertThat(schedules.standing("calendar/orders/two")).isEmpty();
    }

    @Test
    void whatWasDueRunsOrIsMissedAndTheEvidenceKnowsBoth() throws Exception {
        Path key = folder.resolve("key");
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .start()
                .waitFor();
        Instant due =
                Instant.now().plusSeconds(45).truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
        Instant silent = due.plusSeconds(60);
        Path calendar = Files.writeString(folder.resolve("calendar.yaml"), """
            calendar: 1
            name: quiet
            owner: database-team
            entries:
              runs: { runbook: quiet, every: day, at: "%1$s", time_zone: UTC, start_within: 30s }
              paused: { runbook: quiet, every: day, at: "%1$s", time_zone: UTC, start_within: 10s, catch_up: 10s }
              silent: { runbook: quiet, every: day, at: "%2$s", time_zone: UTC, start_within: 10s, catch_up: 10s }
            """.formatted(
                        MINUTE.format(due.atZone(ZoneOffset.UTC)), MINUTE.format(silent.atZone(ZoneOffset.UTC))));
        try (DrillbookProcess worker = start("worker")) {
            worker.awaitOutput("worker ready");
            DrillbookProcess apply = start("calendar", "apply", calendar.toString(), "--key", key.toString());
            assertThat(apply.await(LIMIT)).as(apply.output() + apply.errors()).isZero();
            assertThat(apply.output()).contains("signed by SHA256:", "schedule created");
            client.getHandle("calendar/quiet/paused").pause("a person paused it");
            Pause.until("the run that was due", LIMIT, () -> states().contains("runs ran passed"));
            temporal.kill();
            Pause.millis(Math.max(
                    0, Duration.between(Instant.now(), silent.plusSeconds(25)).toMillis()));
            temporal.restart();
            Pause.until(
                    "what did not run is missed",
                    LIMIT,
                    () -> states().containsAll(List.of("paused missed missed", "silent missed missed")));
            assertThat(states()).hasSize(3);
            DrillbookProcess verify = start("evidence", "verify");
            assertThat(verify.await(LIMIT)).as(verify.output()).isEqualTo(2);
            assertThat(verify.output()).contains("calendar quiet, revision 1").doesNotContain("due-not-accounted-for");
        }
    }

    @Test
    void aRunThatNoWorkerEverTookUpIsInThePopulation() {
        DrillbookProcess run = start("run", "quiet", "--detach", "--output", "json");
        assertThat(run.await(LIMIT)).as(run.output() + run.errors()).isZero();
        String id = run.output().split("\"run\" : \"", -1)[1].split("\"", -1)[0];
        connection.client().newUntypedWorkflowStub(id).terminate("nobody came");
        try (DrillbookProcess worker = start("worker")) {
            worker.awaitOutput("worker ready");
            Pause.until("the run is in the population", LIMIT, () -> {
                DrillbookProcess list = start("evidence", "list");
                list.await(LIMIT);
                return list.output().lines().anyMatch(line -> line.contains(id) && line.contains("never_begun"));
            });
        }
    }

    /** Entry, state and outcome of each due time, as the program tells them. */
    private List<String> states() {
        DrillbookProcess show = start("calendar", "show", "--output", "json");
        show.await(LIMIT);
        List<String> states = new ArrayList<>();
        try {
            Json.mapper()
                    .readTree(show.output())
                    .path("due")
                    .forEach(due -> states.add(
                            due.path("entry").asText() + " " + due.path("state").asText() + " "
                                    + due.path("outcome").asText()));
        } catch (JsonProcessingException notJson) {
            // While Temporal is down it is an answer of another kind.
            return List.of();
        }
        return states;
    }

    private DrillbookProcess start(String... arguments) {
        return DrillbookProcess.start(settings, folder.resolve("commands"), arguments);
    }

    private Bound bind(long revision, Instant at, DrillCalendar calendar) {
        return new CalendarMaker(new RunbookLibrary(settings.library()), Inventory.EMPTY)
                .bind(calendar, revision, at, "ann");
    }

    private List<Change> put(Bound bound, Instant now) {
        return bound.calendar().entries().stream()
                .map(entry -> schedules.put(
                        bound.calendar(), entry, bound.plans().get(entry.entry().id()), "ann", now))
                .toList();
    }

    private static CalendarEntry entry(String id, Cadence cadence) {
        return new CalendarEntry(
                id,
                "quiet",
                new TreeMap<>(),
                cadence,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ZERO,
                "database-team");
    }

    /** When the server itself says it would start. */
    private List<Instant> matching(Bound bound, Instant from, Instant to) {
        AppliedCalendar calendar = bound.calendar();
        AppliedEntry entry = calendar.entries().getFirst();
        return connection
                .client()
                .getWorkflowServiceStubs()
                .blockingStub()
                .listScheduleMatchingTimes(ListScheduleMatchingTimesRequest.newBuilder()
                        .setNamespace(settings.namespace())
                        .setScheduleId(calendar.scheduleId(entry))
                        .setStartTime(time(from))
                        .setEndTime(time(to))
                        .build())
                .getStartTimeList()
                .stream()
                .map(each -> Instant.ofEpochSecond(each.getSeconds(), each.getNanos()))
                .toList();
    }

    private static Timestamp time(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
    }
}
