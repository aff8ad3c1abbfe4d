package io.drillbook.runbooks.cases;

import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanSteps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a test file calls a runbook's steps: by the id, or, for a step without one, by its title or text when no other
 * step has the same, or by its path. The undo of a step is called like it, with {@code /undo} behind, and the parts of a
 * measurement with {@code /begin}, {@code /look} and {@code /end}; the steps of a called runbook like there, with the name
 * of the call and a slash before.
 */
public final class StepNames {
    private final Map<String, String> pathByName = new LinkedHashMap<>();
    private final Map<String, String> nameByPath = new LinkedHashMap<>();
    private final Map<String, PlanStep> stepByPath = new LinkedHashMap<>();

    /** The names of a runbook's steps. */
    public StepNames(Definition definition) {
        add(definition, "");
    }

    /** @param before what stands before the names of a called runbook's steps: the name of the call and a slash */
    private void add(Definition definition, String before) {
        List<PlanStep> steps = PlanSteps.own(definition).toList();
        Map<String, Integer> titles = new LinkedHashMap<>();
        // An id counts too: a title that is another step's id would be read as that step.
        steps.forEach(
                step -> titles.merge(step.common().id().orElse(step.common().title()), 1, Integer::sum));
        for (PlanStep step : steps) {
            PlanStep.Common common = step.common();
            boolean alone = titles.getOrDefault(common.title(), 0) == 1;
            Optional<String> own = common.id().or(() -> alone ? Optional.of(common.title()) : Optional.empty());
            String name = own.map(word -> before + word).orElse(common.path());
            if (!nameByPath.containsKey(common.path())) {
                add(name, common.path());
            }
            stepByPath.put(common.path(), step);
            if (step instanceof PlanStep.Action action && action.undo().isPresent()) {
                String known = nameByPath.getOrDefault(common.path(), name);
                add(known + States.UNDO, common.path() + States.UNDO);
            }
            if (step instanceof PlanStep.Measure measure) {
                add(name + "/begin", measure.begin().common().path());
                measure.watch()
                        .ifPresent(watch ->
                                add(name + "/look", watch.look().common().path()));
                add(name + "/end", measure.end().common().path());
            }
            if (step instanceof PlanStep.Call call) {
                add(call.callee(), name + "/");
            }
        }
    }

    private void add(String name, String path) {
        pathByName.putIfAbsent(name, path);
        nameByPath.put(path, name);
        pathByName.putIfAbsent(path, path);
    }

    /** The path of what is called so. */
    public Optional<String> path(String name) {
        return Optional.ofNullable(pathByName.get(name.strip()));
    }

    /** What the step or undo with this path is called; the path itself when it is unknown. */
    public String name(String path) {
        return nameByPath.getOrDefault(path, path);
    }

    /** The step with this path; empty for an undo. */
    Optional<PlanStep> step(String path) {
        return Optional.ofNullable(stepByPath.get(path));
    }

    /** Every name, in the order of the runbook. */
    List<String> names() {
        return List.copyOf(nameByPath.values());
    }
}
