package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.CancelAsk;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.LockControl;
import io.drillbook.runbooks.call.LockNotice;
import io.drillbook.runbooks.call.PauseAsk;
import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.RunEnd;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.runbooks.call.StepDecision;
import io.drillbook.runbooks.call.SystemAction;
import io.drillbook.runbooks.call.VoteAsk;
import io.drillbook.runbooks.call.VoteStatement;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.workflows.interpreter.Plans;
import io.drillbook.workflows.interpreter.Texts;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs whose histories are kept: one for every kind of step and every way to end. Each leaves one closed workflow. */
enum Stories {
    PASSED_THROUGH_EVERY_KIND_OF_STEP {
        @Override
        String play(Stage stage) {
            RecordOf name = new RecordOf("chosen", List.of(new Field("name", ValueType.TEXT, false, "")));
            PlanStep choose = new PlanStep.Choose(
                    Plans.common("pick", Optional.empty()),
                    List.of(
                            new PlanStep.Branch(
                                    Optional.of("inputs.limit > 5"),
                                    List.of(Plans.act("never")),
                                    Plans.values("name", Plans.text("never"))),
                            new PlanStep.Branch(
                                    Optional.empty(),
                                    List.of(Plans.act("taken")),
                                    Plans.values("name", Plans.text("it")))),
                    name);
            TreeMap<String, PlanValue> outputs = new TreeMap<>();
            outputs.put("name", new PlanValue.Computed("steps.?pick.name", ValueType.TEXT));
            return end(stage.start(Plans.plan(
                    Optional.of(Plans.lock(Duration.ofMinutes(1))),
                    List.of(
                            Plans.undoable("a"),
                            Plans.when("skipped", "inputs.limit == 4"),
                            Plans.check("c", "inputs.limit == 3"),
                            Plans.pause("w", "10m"),
                            choose,
                            Plans.block(
                                    "k", Optional.of(Duration.ofHours(1)), Plans.act("in"), Plans.noReturn("over"))),
                    List.of(Plans.last("y"), Plans.last("z")),
                    outputs)));
        }
    },
    FAILED_AND_UNDONE {
        @Override
        String play(Stage stage) {
            stage.world.acts.put("steps/c", World.fails("disk-busy", FailureKind.BUSY));
            stage.world.acts.put("steps/a/undo", World.fails("gone", FailureKind.CHECK_FAILED));
            stage.world.acts.put("finally/y", World.fails("unwell", FailureKind.CHECK_FAILED));
            return end(stage.start(Plans.plan(
                    List.of(Plans.undoable("a"), Plans.undoable("b"), Plans.retried("c", 3)),
                    List.of(Plans.last("y"), Plans.last("z")))));
        }
    },
    CANCELLED_IN_AN_ACT {
        @Override
        String play(Stage stage) throws Exception {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            stage.world.acts.put("steps/b", (call, activity) -> {
                begun.countDown();
                goOn.await();
                return World.result();
            });
            WorkflowStub run = stage.start(
                    Plans.plan(List.of(Plans.undoable("a"), Plans.act("b"), Plans.act("c")), List.of(Plans.last("z"))));
            begun.await();
            run.update(CancelAsk.UPDATE, String.class, new CancelAsk("ann", "wrong cluster"));
            TargetLockWorkflowTest.await(
                    () -> run.query(RunView.QUERY, RunView.class).message().startsWith("stopping"));
            goOn.countDown();
            return end(run);
        }
    },
    REFUSED_BY_THE_LOCK {
        @Override
        String play(Stage stage) {
            stage.world.system.put(
                    SystemAction.ACQUIRE,
                    input -> new LockAnswer(
                            LockAnswer.State.REFUSED, Optional.empty(), Optional.empty(), "held by backup-3"));
            return end(stage.start(Plans.plan(List.of(Plans.act("a")), List.of())));
        }
    },
    QUEUED_AND_TOO_LONG {
        @Override
        String play(Stage stage) throws Exception {
            stage.world.system.put(
                    SystemAction.ACQUIRE,
                    input -> new LockAnswer(
                            LockAnswer.State.QUEUED, Optional.empty(), Optional.of(1), "held by backup-3"));
            WorkflowStub run = stage.start(Plans.plan(
                    Optional.of(Plans.lock(Duration.ofDays(30))),
                    List.of(Plans.undoable("a"), Plans.pause("w", "1d")),
                    List.of(Plans.last("z")),
                    new TreeMap<>()));
            TargetLockWorkflowTest.await(
                    () -> run.query(RunView.QUERY, RunView.class).message().contains("backup-3"));
            String own = run.getExecution().getWorkflowId() + "@"
                    + run.getExecution().getRunId();
            LockAnswer granted = new LockAnswer(LockAnswer.State.GRANTED, Optional.of(9L), Optional.empty(), "yours");
            run.signal(SystemAction.GRANTED_SIGNAL, new LockNotice(own, granted));
            return end(run);
        }
    },
    RECOVERED_SIDE_BY_SIDE_AND_ITEM_BY_ITEM {
        @Override
        String play(Stage stage) {
            stage.world.acts.put("steps/try/a", World.fails("disk-busy", FailureKind.BUSY));
            stage.world.acts.put("steps/near", World.fails("away", FailureKind.UNREACHABLE));
            return end(stage.start(Texts.plan("""
                - id: try
                  block: try
                  timeout: 1h
                  steps:
                    - { id: a, action: test.act, undo: { action: test.undo }, retry: { attempts: 2, jitter: 0.5 } }
                  recover:
                    - on: [busy]
                      steps: [{ id: r, action: test.look, with: { of: "${ error.code }" } }]
                - parallel: both
                  branches:
                    - steps: [{ id: b, action: test.act, undo: { action: test.undo } }]
                    - steps: [{ wait: 1m }, { id: c, action: test.look }]
                - id: all
                  each: ${ ["x", "y", "z"] }
                  key: ${ item }
                  at_once: 2
                  steps: [{ id: d, action: test.act, undo: { action: test.undo } }]
                  outputs: { name: "${ item }" }
                - id: near
                  wait: 1m
                  until: has(polled.lag)
                  poll: test.look
                  every: 20s
                """)));
        }
    },
    PAUSED_HELD_AND_TRIED_AGAIN {
        @Override
        String play(Stage stage) throws Exception {
            stage.world.acts.put("steps/a", World.fails("disk-full", FailureKind.CHECK_FAILED));
            WorkflowStub run = stage.start(Texts.plan("""
                - { id: a, action: test.look, on_failure: hold, hold_for: 30d }
                - { id: b, action: test.look }
                """));
            held(run);
            run.update(PauseAsk.UPDATE, String.class, new PauseAsk("ann", "lunch", true));
            decide(run, StepDecision.Choice.RETRY);
            run.update(PauseAsk.UPDATE, String.class, new PauseAsk("ann", "", false));
            held(run);
            decide(run, StepDecision.Choice.SKIP);
            return end(run);
        }

        private void held(WorkflowStub run) throws Exception {
            TargetLockWorkflowTest.await(
                    () -> run.query(RunView.QUERY, RunView.class).message().startsWith("waits for a person"));
        }

        private void decide(WorkflowStub run, StepDecision.Choice choice) {
            run.update(StepDecision.UPDATE, String.class, new StepDecision(Optional.empty(), choice, "ann", "I know"));
        }
    },
    CALLED_AND_RECOVERED_THEN_CALLED_AND_FAILED {
        @Override
        String play(Stage stage) {
            stage.world.acts.put("steps/try/made/steps/b", World.fails("disk-busy", FailureKind.BUSY));
            stage.world.acts.put("steps/end", World.fails("gone", FailureKind.REFUSED));
            return end(stage.start(Texts.calling("""
                    - id: try
                      block: try
                      steps: [{ id: made, call: make, with: { what: one } }]
                      recover:
                        - on: [busy]
                          steps: []
                    - { id: again, call: twice, with: { what: "two ${ inputs.limit }" }, timeout: 10m }
                    - { id: end, action: test.look, with: { of: "count ${ steps.again.?count }" } }
                    """, Texts.runbook("make", """
                        inputs: { what: { type: text } }
                        guard: { max_duration: 1h }
                        steps:
                          - { id: a, action: test.act, with: { of: "${ inputs.what }" }, undo: { action: test.undo } }
                          - { id: b, action: test.look }
                        finally:
                          - { id: last, action: test.look, with: { of: "${ run.outcome }" } }
                        """), Texts.runbook("twice", """
                        inputs: { what: { type: text } }
                        guard: { max_duration: 1h }
                        steps:
                          - id: all
                            each: ${ ["p", "q"] }
                            key: ${ item }
                            steps: [{ call: make, with: { what: "${ inputs.what } ${ item }" } }]
                        outputs: { count: "${ steps.?all.done }" }
                        """))));
        }
    },
    CONSENTED_ASKED_AND_REFUSED {
        @Override
        String play(Stage stage) throws Exception {
            WorkflowStub run = stage.start(Texts.plan("""
                - id: age
                  ask: How old?
                  answer: { type: duration }
                  by: [leads]
                  within: 30d
                - id: agreed
                  consent: Drop what is older than ${ steps.age.answer }?
                  by: [leads]
                  within: 30d
                  steps:
                    - id: drop
                      action: test.drop
                      with: { of: "older than ${ steps.age.answer }" }
                      no_undo: it is gone
                - block: again
                  steps:
                    - consent: And the rest?
                      by: [leads]
                      within: 1h
                      steps: [{ id: rest, action: test.drop, no_undo: it is gone }]
                  recover:
                    - on: [refused]
                      steps: []
                """));
            Question asked = VotesTest.question(run);
            say(run, VoteStatement.on(asked, "answer", "ann", "\"30d\"", ""), "good");
            Question agreed = VotesTest.question(run);
            say(run, VoteStatement.on(asked, "answer", "ann", "\"1d\"", ""), "good");
            say(run, VoteStatement.on(agreed, "approve", "zoe", "none", ""), "forged");
            say(run, VoteStatement.on(agreed, "approve", "ann", "none", ""), "good");
            say(run, VoteStatement.on(agreed, "approve", "ben", "none", ""), "good");
            return end(run);
        }

        private void say(WorkflowStub run, VoteStatement statement, String signature) {
            try {
                run.update(
                        VoteAsk.UPDATE,
                        String.class,
                        new VoteAsk(Optional.of(statement.text()), Optional.of(signature)));
            } catch (WorkflowUpdateException refused) {
                // that it is refused stands in the history
            }
        }
    },
    MEASURED_ABORTED_AND_STOPPED {
        @Override
        String play(Stage stage) {
            AtomicInteger looks = new AtomicInteger();
            for (String scope : List.of("steps/first", "steps/try/second", "steps/third")) {
                stage.world.acts.put(scope + PlanStep.Measure.BEGIN, World.gives(Map.of("mark", "m1")));
                stage.world.acts.put(
                        scope + PlanStep.Measure.END,
                        World.gives(Map.of("outage", "3s", "lost", 0, "checks", List.of())));
            }
            stage.world.acts.put("steps/first/measure-look", World.gives(Map.of("writable", 1)));
            stage.world.acts.put(
                    "steps/try/second/measure-look",
                    (call, activity) -> World.gives(Map.of("writable", looks.incrementAndGet()))
                            .run(call, activity));
            stage.world.acts.put("steps/third/b", World.fails("disk-full", FailureKind.CHECK_FAILED));
            stage.world.acts.put("steps/third/measure-end", World.fails("gone", FailureKind.INTERNAL));
            return end(stage.start(Texts.plan("""
                - id: first
                  measure: outage
                  target: ${ inputs.host }
                  every: 100ms
                  timeout: 1h
                  abort_when: live.?writable.orValue(1) > 1
                  steps: [{ id: a, action: test.act, undo: { action: test.undo } }, { wait: 3s }]
                - id: try
                  block: try
                  steps:
                    - id: second
                      measure: outage
                      target: ${ inputs.host }
                      abort_when: live.?writable.orValue(1) > 2
                      steps: [{ wait: 1d }]
                  recover:
                    - on: [check_failed]
                      steps: [{ id: r, action: test.look, with: { of: "outage ${ steps.?second.outage }" } }]
                - id: third
                  measure: outage
                  target: ${ inputs.host }
                  steps: [{ id: b, action: test.look }]
                """)));
        }
    },
    LOCK_WITH_A_QUEUE_AND_A_QUARANTINE {
        @Override
        String play(Stage stage) throws Exception {
            RealLock lock = RealLock.on(stage.world, stage.client);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            stage.world.acts.put("steps/a", (call, activity) -> {
                begun.countDown();
                goOn.await();
                return World.result();
            });
            WorkflowStub first = stage.start(Plans.plan(List.of(Plans.act("a")), List.of()));
            begun.await();
            WorkflowStub second = stage.start(Plans.plan(List.of(Plans.act("a")), List.of()));
            TargetLockWorkflowTest.await(() -> lock.state("orders").queue().size() == 1);
            goOn.countDown();
            end(first);
            end(second);
            stage.world.acts.put("steps/a", (call, activity) -> {
                stage.world.done.add("last");
                Thread.sleep(20_000);
                return World.result();
            });
            WorkflowStub third = stage.start(Plans.plan(List.of(Plans.act("a")), List.of()));
            TargetLockWorkflowTest.await(() -> stage.world.done.contains("last"));
            third.terminate("pulled the plug");
            TargetLockWorkflowTest.await(() -> lock.state("orders").quarantine().isPresent());
            return LockControl.workflowId("orders");
        }
    };

    /** Plays it; the id of the workflow whose history is worth keeping. */
    abstract String play(Stage stage) throws Exception;

    private static String end(WorkflowStub run) {
        try {
            run.getResult(RunEnd.class);
        } catch (WorkflowFailedException expected) {
            // how it ended stands in its history
        }
        return run.getExecution().getWorkflowId();
    }
}
