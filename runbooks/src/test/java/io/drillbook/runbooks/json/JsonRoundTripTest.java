package io.drillbook.runbooks.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drillbook.runbooks.action.ActionSignatures;
import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.call.ActLog;
import io.drillbook.runbooks.call.ActTrace;
import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.EffectIdentity;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.Progress;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.inventory.EnvironmentRules;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.inventory.SecretSource;
import io.drillbook.runbooks.plan.LockMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonRoundTripTest {
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final RunIdentity IDENTITY = new RunIdentity("run/orders", "abc");
    private static final RunFacts FACTS =
            new RunFacts("postgresql.x", "drill", "orders", "lab", "d", "p", "2026-01-31T12:00:00Z");

    @Test
    void planSurvivesTheJourney() throws JsonProcessingException {
        comesBackEqual(SamplePlans.plan());
    }

    @Test
    void planKeepsItsHash() throws JsonProcessingException {
        String there = MAPPER.writeValueAsString(SamplePlans.plan());
        Object back = MAPPER.readValue(there, SamplePlans.plan().getClass());
        assertThat(CanonicalJson.sha256(back)).isEqualTo(CanonicalJson.sha256(SamplePlans.plan()));
    }

    @Test
    void runStartSurvivesTheJourney() throws JsonProcessingException {
        comesBackEqual(new RunStart(SamplePlans.plan(), "person", "ada"));
    }

    @Test
    void actionCallSurvivesTheJourney() throws JsonProcessingException {
        ActionCall call = new ActionCall(
                new EffectIdentity(IDENTITY, "steps/backup", "0,3"),
                "postgresql.back_up",
                "f".repeat(64),
                "Back up",
                SamplePlans.sorted(Map.of("bytes", 7L, "nested", new TreeMap<>(Map.of("a", List.of(1L, 0.5, "x"))))),
                Optional.of(42L),
                FACTS);
        comesBackEqual(call);
        comesBackEqual(new ActionResult(new TreeMap<>(), true, List.of("ls"), 2, "a", "b"));
        ActLog log = new ActLog("db-1", "ls", 5, "f", "a", "b", true, Optional.of("logs/x.log"));
        ActTrace trace = new ActTrace(List.of(log), new TreeMap<>(Map.of("s3-key", 3L)));
        comesBackEqual(new ActionResult(new TreeMap<>(), true, List.of(), 2, "a", "b", Optional.of(trace)));
    }

    @Test
    void lockAskSurvivesTheJourney() throws JsonProcessingException {
        comesBackEqual(new LockAsk("orders", LockMode.TOPOLOGY, IDENTITY, "r1", "drill", Duration.ofMillis(90_250)));
        comesBackEqual(new LockAnswer(LockAnswer.State.QUEUED, Optional.empty(), Optional.of(1), "held by x"));
    }

    @Test
    void runRecordSurvivesTheJourney() throws JsonProcessingException {
        comesBackEqual(record());
        comesBackEqual(new Progress("half", Optional.of(1L), Optional.empty(), "bytes", Optional.empty(), "now"));
    }

    @Test
    void inventorySurvivesTheJourney() throws JsonProcessingException {
        comesBackEqual(new Inventory(
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                SamplePlans.sorted(Map.of("lab", new EnvironmentRules("lab", Optional.of(Duration.ZERO)))),
                SamplePlans.sorted(Map.<String, SecretSource>of(
                        "a", new SecretSource.FromEnvironment("A"),
                        "b", new SecretSource.FromFile(Path.of("secrets/b")),
                        "c", new SecretSource.FromCommand(List.of("pass", "show"))))));
    }

    @Test
    void signatureSurvivesTheJourney() throws JsonProcessingException {
        comesBackEqual(ActionSignatures.of(
                "postgresql.x", "Does x", Risk.R2, "Looks", true, CheckResult.class, Measurement.class));
    }

    @Test
    void namesAreInSnakeCaseAndAbsentOnesLeftOut() throws JsonProcessingException {
        assertThat(MAPPER.writeValueAsString(
                        new LockAsk("orders", LockMode.SPACE, IDENTITY, "r1", "full disk", Duration.ofSeconds(90))))
                .isEqualTo("{\"target\":\"orders\",\"mode\":\"space\",\"owner\":{\"workflow_id\":\"run/orders\","
                        + "\"first_run_id\":\"abc\"},\"run_id\":\"r1\",\"purpose\":\"full disk\","
                        + "\"wait_limit\":\"1m30s\"}");
        assertThat(MAPPER.writeValueAsString(Failure.of("x", FailureKind.CHECK_FAILED, "no")))
                .isEqualTo("{\"code\":\"x\",\"kind\":\"check_failed\",\"message\":\"no\"}");
    }

    @Test
    void unknownNameIsRefused() {
        assertThatThrownBy(() -> MAPPER.readValue("{\"rto\":\"1s\",\"rpo_\":\"1s\"}", Objectives.class))
                .hasMessageContaining("rpo_");
    }

    @Test
    void missingComponentIsRefused() {
        assertThatThrownBy(() -> MAPPER.readValue("{\"code\":\"x\",\"message\":\"m\"}", Failure.class))
                .hasMessageContaining("kind");
        assertThatThrownBy(() -> MAPPER.readValue(
                        "{\"output\":{},\"already_done\":true,\"commands\":[],"
                                + "\"started_at\":\"\",\"ended_at\":\"\"}",
                        ActionResult.class))
                .hasMessageContaining("attempts");
    }

    @Test
    void textWhereANumberBelongsIsRefused() {
        assertThatThrownBy(() -> MAPPER.readValue(
                        "{\"output\":{},\"already_done\":true,\"commands\":[],"
                                + "\"attempts\":\"2\",\"started_at\":\"\",\"ended_at\":\"\"}",
                        ActionResult.class))
                .hasMessageContaining("attempts");
    }

    private static RunRecord record() {
        return new RunRecord(
                RunRecord.SCHEMA,
                "e1",
                IDENTITY,
                FACTS,
                "Drill",
                "postgresql",
                "team",
                "1",
                SamplePlans.sorted(Map.of("postgresql.x", "f")),
                "person",
                "ada",
                "2026-01-31T12:00:00Z",
                "2026-01-31T12:01:00Z",
                Outcome.UNKNOWN,
                Optional.of(new Failure("probe-lost", FailureKind.UNKNOWN, "no samples", Optional.of("look"))),
                new Objectives(Optional.of(Duration.ofMinutes(5)), Optional.of(Duration.ofSeconds(30))),
                SamplePlans.sorted(Map.of("n", 1L)),
                Optional.of(new RunRecord.LockHeld("orders", LockMode.OBSERVE, 3, "2s")),
                List.of(new StepRecord(
                        "steps/0",
                        Optional.of("a"),
                        "A",
                        Optional.of("postgresql.x"),
                        Optional.of("R1"),
                        "done",
                        Optional.of("2026-01-31T12:00:00Z"),
                        Optional.empty(),
                        1,
                        List.of("select 1"),
                        Optional.of("f"),
                        SamplePlans.sorted(Map.of("lag", "1s")),
                        Optional.empty(),
                        "none")),
                List.of(new CheckResult("c", "count", "m", "1", "2", Verdict.FAILED, Duration.ofMillis(3))),
                List.of(new Measurement(
                        "rto",
                        Optional.empty(),
                        "probe",
                        Duration.ofMillis(50),
                        4,
                        Optional.of(Duration.ofMinutes(1)),
                        Optional.of(false))),
                List.of(new Finding("f", "note", "found", "do")),
                List.of("reset"),
                SamplePlans.sorted(Map.of("rto", "3s")),
                Optional.empty(),
                Optional.empty());
    }

    private static void comesBackEqual(Object value) throws JsonProcessingException {
        assertThat((Object) MAPPER.readValue(MAPPER.writeValueAsString(value), value.getClass()))
                .isEqualTo(value);
    }
}
