package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What a called runbook says of the inputs it may be given. */
public final class CallGuard {
    private CallGuard() {}

    /**
     * Why a runbook may not be called so; empty when it may.
     *
     * @param inputs in JSON form, those that are known
     * @param target name of what the run has locked
     */
    public static List<Problem> refusals(PlanStep.Call call, SortedMap<String, Object> inputs, String target) {
        Definition callee = call.callee();
        ProblemList problems = new ProblemList(Binder.FILE);
        callee.inputs()
                .forEach(input -> Optional.ofNullable(inputs.get(input.name()))
                        .ifPresent(value -> engine(call, input, value, problems)));
        if (callee.guard().lock().isPresent()) {
            PlanValue wanted = callee.guard().lock().get().target();
            // What cannot be told yet is looked at again as the call begins, when all is known.
            ProblemList unknown = new ProblemList(Binder.FILE);
            Optional<Object> name =
                    LockTarget.locked(wanted, callee, inputs, unknown).map(entry -> entry.get("name"));
            name.filter(locked -> !locked.equals(target))
                    .ifPresent(locked -> problems.error(
                            "call-locks-other-target",
                            Position.START,
                            "\"" + call.common().title() + "\" calls " + callee.runbook() + ", which locks " + locked
                                    + ", and this run has locked " + target,
                            "give it the target of this runbook's own lock, or start a run of its own"));
        }
        callee.guard()
                .blastRadius()
                .ifPresent(radius -> BlastRadiusCheck.check(radius, callee.inputs(), inputs, problems));
        return problems.sorted();
    }

    private static void engine(PlanStep.Call call, Definition.Input input, Object value, ProblemList problems) {
        if (input.type() instanceof RecordOf
                && input.engine().isPresent()
                && value instanceof Map<?, ?> entry
                && entry.get("engine") instanceof String engine
                && !engine.equals(input.engine().get())) {
            problems.error(
                    "wrong-engine",
                    Position.START,
                    "\"" + call.common().title() + "\": the input \"" + input.name() + "\" of "
                            + call.callee().runbook() + " takes the engine "
                            + input.engine().get() + ", and \"" + entry.get("name") + "\" is " + engine,
                    "call the runbook for " + engine);
        }
    }
}
