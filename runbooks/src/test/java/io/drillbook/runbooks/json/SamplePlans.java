package io.drillbook.runbooks.json;

import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.plan.Blackout;
import io.drillbook.runbooks.plan.BlastRadius;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.Guard;
import io.drillbook.runbooks.plan.LockMode;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.plan.Retry;
import io.drillbook.runbooks.plan.Window;
import io.drillbook.runbooks.type.ValueType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plan with every kind of step and of value. */
final class SamplePlans {
    static final ValueType.RecordOf OUTPUT = new ValueType.RecordOf(
            "backup_report",
            List.of(
                    new ValueType.Field("label", ValueType.TEXT, false, "Label"),
                    new ValueType.Field("size", ValueType.SIZE, true, "Size"),
                    new ValueType.Field("files", new ValueType.ListOf(ValueType.WHOLE), false, "Files"),
                    new ValueType.Field("rates", new ValueType.MapOf(ValueType.NUMBER), false, "Rates"),
                    new ValueType.Field("kind", new ValueType.Text(List.of("full", "incremental")), false, "Kind"),
                    new ValueType.Field("verified", ValueType.TRUTH, false, "Verified"),
                    new ValueType.Field("key", ValueType.SECRET, true, "Key"),
                    new ValueType.Field("at", ValueType.TIME, false, "At"),
                    new ValueType.Field("took", ValueType.DURATION, false, "Took")));

    private SamplePlans() {}

    static Plan plan() {
        return new Plan(
                definition(),
                sorted(Map.of("cluster", sorted(Map.of("name", "orders", "nodes", List.of("pg-1"))), "votes", 2L)),
                new Objectives(Optional.of(Duration.ofMinutes(5)), Optional.empty()),
                "orders",
                "lab",
                Optional.empty(),
                "0".repeat(64),
                "1".repeat(64),
                Optional.empty());
    }

    private static Definition definition() {
        return new Definition(
                1,
                "postgresql.daily-backup",
                "Back up",
                "backup",
                "postgresql",
                "database-team",
                Objectives.NONE,
                List.of(
                        new Definition.Input("cluster", OUTPUT, Optional.empty(), false, "Cluster"),
                        new Definition.Input("kind", ValueType.TEXT, Optional.of("full"), true, "Kind")),
                new Guard(
                        Optional.of(new Guard.Lock(
                                new PlanValue.Computed("inputs.cluster", OUTPUT),
                                LockMode.BACKUP,
                                Duration.ofMinutes(10))),
                        Duration.ofHours(4),
                        Optional.empty(),
                        Optional.of(new Window(List.of("saturday"), "22:00", "05:00", "Europe/Berlin")),
                        Optional.of(List.of(new Blackout(
                                Instant.parse("2026-12-24T00:00:00Z"),
                                Instant.parse("2027-01-02T00:00:00Z"),
                                "Year end"))),
                        Optional.of(new BlastRadius(1, List.of("lab"), List.of("billing")))),
                List.of(action(), choose(), block()),
                List.of(new PlanStep.Wait(
                        common("finally/0", Optional.empty()), new PlanValue.Literal("5s", ValueType.DURATION))),
                sorted(Map.of("label", new PlanValue.Computed("steps.?backup.label", ValueType.TEXT))),
                OUTPUT,
                sorted(Map.of("postgresql.back_up", "2".repeat(64))),
                "0.1.0",
                "3".repeat(64));
    }

    private static PlanStep action() {
        return new PlanStep.Action(
                common("steps/backup", Optional.of("backup")),
                "postgresql.back_up",
                "2".repeat(64),
                Risk.R1,
                sorted(Map.of(
                        "text",
                        new PlanValue.Template(List.of(
                                new PlanValue.Literal("to ", ValueType.TEXT),
                                new PlanValue.Computed("inputs.cluster.label", ValueType.TEXT))),
                        "items",
                        new PlanValue.Items(List.of(new PlanValue.Literal(1L, ValueType.WHOLE))),
                        "fields",
                        new PlanValue.Fields(sorted(Map.of("ratio", new PlanValue.Literal(0.5, ValueType.NUMBER)))))),
                OUTPUT,
                Duration.ofMinutes(30),
                new Retry(3, Duration.ofSeconds(1), 2.0, Duration.ofMinutes(1)),
                Optional.of(new PlanStep.Undo(
                        "postgresql.expire",
                        "4".repeat(64),
                        Risk.R1,
                        sorted(Map.of("label", new PlanValue.Literal("x", ValueType.TEXT))),
                        Duration.ofMinutes(1),
                        Retry.NONE)),
                Optional.empty(),
                true);
    }

    private static PlanStep choose() {
        return new PlanStep.Choose(
                common("steps/1", Optional.empty()),
                List.of(
                        new PlanStep.Branch(Optional.of("true"), List.of(action()), new TreeMap<>()),
                        new PlanStep.Branch(Optional.empty(), List.of(), new TreeMap<>())),
                new ValueType.RecordOf("nothing", List.of()));
    }

    private static PlanStep block() {
        return new PlanStep.Block(
                common("steps/2", Optional.empty()),
                List.of(new PlanStep.Assert(
                        common("steps/2/0", Optional.empty()),
                        "1 < 2",
                        new PlanValue.Literal("it holds", ValueType.TEXT))),
                Optional.of(Duration.ofHours(1)));
    }

    private static PlanStep.Common common(String path, Optional<String> id) {
        return new PlanStep.Common(path, id, "Title of " + path, id.map(name -> "inputs.kind == \"full\""));
    }

    static <V> SortedMap<String, V> sorted(Map<String, V> map) {
        return new TreeMap<>(map);
    }
}
