package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.RunState;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import io.drillbook.workflows.interpreter.state.UndoState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** One step as it goes into the record. */
final class StepRecords {
    private StepRecords() {}

    static StepRecord of(Instances.Instance instance, RunState run) {
        PlanStep step = instance.step();
        Optional<PlanStep.Action> action = step instanceof PlanStep.Action act ? Optional.of(act) : Optional.empty();
        Optional<PlanStep.Poll> poll = step instanceof PlanStep.Wait wait ? wait.poll() : Optional.empty();
        return record(
                instance.key(),
                step.common().id(),
                instance.title(),
                action.map(PlanStep.Action::action).or(() -> poll.map(PlanStep.Poll::action)),
                action.map(PlanStep.Action::risk).or(() -> poll.map(PlanStep.Poll::risk)),
                run,
                undo(instance.key(), run));
    }

    static StepRecord of(UndoState undo, RunState run) {
        return record(
                undo.path(),
                Optional.empty(),
                "Undo: " + undo.title(),
                Optional.of(undo.action()),
                Optional.of(undo.risk()),
                run,
                "none");
    }

    private static StepRecord record(
            String path,
            Optional<String> id,
            String title,
            Optional<String> action,
            Optional<Risk> risk,
            RunState run,
            String undo) {
        Optional<StepState> state = Optional.ofNullable(run.steps().get(path));
        // times of what was taken over stand in the record of the run that did it
        boolean own = !Rechecks.takenOver(run, path);
        return new StepRecord(
                path,
                id,
                title,
                action,
                risk.map(Risk::name),
                word(path, run),
                state.filter(known -> own).map(StepState::startedAt).map(Instant::toString),
                state.filter(known -> own).flatMap(StepState::endedAt).map(Instant::toString),
                state.map(known -> known.act().attempts()).orElse(0),
                state.map(known -> known.act().commands()).orElse(List.of()),
                state.filter(known -> known.act().attempts() > 0)
                        .map(known -> CanonicalJson.sha256(known.act().input())),
                state.map(StepState::output).orElseGet(TreeMap::new),
                state.flatMap(StepState::failure),
                undo,
                state.flatMap(known -> known.act().trace()));
    }

    /** The word of a step's state that people and programs read. */
    static String word(String path, RunState run) {
        Optional<StepState> state = Optional.ofNullable(run.steps().get(path));
        if (state.isPresent() && Rechecks.takenOver(run, path)) {
            return "taken_over";
        }
        return state.map(known -> known.status() == Status.DONE && known.act().alreadyDone()
                        ? "already_done"
                        : known.status().name().toLowerCase(Locale.ROOT))
                .orElse("not_reached");
    }

    private static String undo(String path, RunState run) {
        return run.undo().stream()
                .filter(undo -> undo.step().equals(path))
                .map(undo -> undo.standing().name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("none");
    }
}
