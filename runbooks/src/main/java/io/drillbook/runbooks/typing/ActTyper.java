package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.ActionSignature;
import io.drillbook.runbooks.action.MeasurementSignature;
import io.drillbook.runbooks.action.RecordShapes;
import io.drillbook.runbooks.model.Runbook.Retrying;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Step.Act;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.plan.Retry;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Types actions with their inputs, for steps and for undos, and notes which signatures a runbook relies on. */
final class ActTyper {
    /** What an act that is not lasting may take, and the limit of each attempt when a step says none. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    /** Between two looks of a poll. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** What a person has for a failed step that waits for one. */
    private static final Duration HOLD = Duration.ofHours(1);

    private final ActionCatalog catalog;
    private final ValueTyper values;
    private final Function<ActionSignature, String> digests;
    private final SortedMap<String, String> signatures = new TreeMap<>();

    ActTyper(ActionCatalog catalog, ValueTyper values, Function<ActionSignature, String> digests) {
        this.catalog = catalog;
        this.values = values;
        this.digests = digests;
    }

    /** Digests of all actions seen so far, by name. */
    SortedMap<String, String> signatures() {
        return signatures;
    }

    /** Empty when the catalogue does not know the action, which another check reports. */
    Optional<ActionSignature> signature(Act act) {
        return catalog.find(act.name().text());
    }

    /** Empty when the catalogue does not know the measurement, which another check reports. */
    Optional<MeasurementSignature> measurement(String name) {
        return catalog.measurement(name);
    }

    PlanStep.Action action(Step.Action step, ActionSignature signature, PlanStep.Common common, Names names) {
        return new PlanStep.Action(
                common,
                signature.name(),
                digest(signature),
                signature.risk(),
                with(step.act(), signature, names),
                RecordShapes.bare(signature.output()),
                timeout(step.act()),
                retry(step.act()),
                step.undo().flatMap(undo -> undo(undo.act(), names)),
                step.noUndo().map(reason -> reason.value()),
                step.noReturn().map(point -> point.value()).orElse(false),
                step.hold().map(ActTyper::hold));
    }

    /** Empty when the catalogue does not know the action. */
    Optional<PlanStep.Poll> poll(Step.Polling polling, Optional<String> until, Names names) {
        return signature(polling.act())
                .flatMap(signature -> until.map(condition -> new PlanStep.Poll(
                        condition,
                        signature.name(),
                        signature.digest(),
                        signature.risk(),
                        with(polling.act(), signature, names),
                        RecordShapes.bare(signature.output()),
                        polling.every().map(pause -> pause.value()).orElse(PAUSE))));
    }

    static PlanStep.Hold hold(Step.Holding hold) {
        return new PlanStep.Hold(hold.limit().map(limit -> limit.value()).orElse(HOLD));
    }

    private Optional<PlanStep.Undo> undo(Act act, Names names) {
        return signature(act)
                .map(signature -> new PlanStep.Undo(
                        signature.name(),
                        digest(signature),
                        signature.risk(),
                        with(act, signature, names),
                        timeout(act),
                        retry(act)));
    }

    private SortedMap<String, PlanValue> with(Act act, ActionSignature signature, Names names) {
        return values.fields(
                "the action " + signature.name(),
                act.with().values(),
                signature.input(),
                act.with().values().isEmpty()
                        ? act.name().position()
                        : act.with().position(),
                names);
    }

    /** The digest of an action that the runbook relies on from now on. */
    String digest(ActionSignature signature) {
        return signatures.computeIfAbsent(signature.name(), name -> digests.apply(signature));
    }

    private static Retry retry(Act act) {
        if (act.retry().isEmpty()) {
            return Retry.NONE;
        }
        Retrying written = act.retry().get();
        Duration first = written.first().orElse(Retry.NONE.first());
        Duration longest = written.longest().orElse(longer(first, Retry.NONE.longest()));
        return new Retry(
                written.attempts(),
                first,
                written.factor().orElse(Retry.NONE.factor()),
                longest,
                written.within(),
                written.jitter());
    }

    /** The step's own limit; else a minute for each attempt, and the waits between them. */
    private static Duration timeout(Act act) {
        if (act.timeout().isPresent()) {
            return act.timeout().get().value();
        }
        Retry retry = retry(act);
        Duration all = SHORT.multipliedBy(retry.attempts());
        double longest = (double) retry.longest().toMillis();
        double wait = (double) retry.first().toMillis();
        for (int attempt = 1; attempt < retry.attempts(); attempt++) {
            all = all.plusMillis((long) Math.min(wait, longest));
            wait *= retry.factor();
        }
        return all;
    }

    private static Duration longer(Duration left, Duration right) {
        return left.compareTo(right) >= 0 ? left : right;
    }
}
