package io.drillbook.worker.report;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.step.ActionPreviews;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.PlanPreview;
import io.drillbook.runbooks.plan.PlanPreview.Act;
import io.drillbook.runbooks.plan.PlanPreview.Step;
import io.drillbook.runbooks.type.DurationText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan for people and for programs. */
public final class PlanText {
    private final Plan plan;
    private final List<Shown> steps;

    private PlanText(Plan plan, List<Shown> steps) {
        this.plan = plan;
        this.steps = steps;
    }

    /** A step with the commands of its act and of its undo, as far as they are known before the run. */
    private record Shown(Step step, List<String> commands, List<String> undoCommands) {}

    /** Asks each act that has all its inputs for its commands; opens no connection. */
    public static PlanText of(Plan plan, ActionPreviews previews) {
        List<Shown> steps = PlanPreview.of(plan).stream()
                .map(step -> new Shown(
                        step,
                        step.act().map(act -> commands(previews, act)).orElse(List.of()),
                        step.undo().map(act -> commands(previews, act)).orElse(List.of())))
                .toList();
        return new PlanText(plan, steps);
    }

    /** The JSON document. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("runbook", plan.definition().runbook());
        document.put("target", plan.target());
        document.put("environment", plan.environment());
        document.put("definition_hash", plan.definitionHash());
        document.put("proposal_hash", plan.proposalHash());
        document.put("steps", steps);
        return document;
    }

    /** The text. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(plan.definition().title() + "  (" + plan.definition().runbook() + " on " + plan.target() + ", "
                + plan.environment() + ")");
        lines.add("definition " + plan.definitionHash());
        lines.add("proposal   " + plan.proposalHash());
        plan.definition()
                .guard()
                .lock()
                .ifPresent(lock -> lines.add("locks " + plan.target() + " ("
                        + lock.mode().word() + "), waits at most " + DurationText.write(lock.waitLimit())));
        lines.add(
                "lasts at most " + DurationText.write(plan.definition().guard().maxDuration()));
        boolean inFinally = false;
        for (Shown shown : steps) {
            if (shown.step().inFinally() && !inFinally) {
                inFinally = true;
                lines.add("");
                lines.add("finally, however the steps end:");
            }
            add(shown, lines);
        }
        return lines;
    }

    private static void add(Shown shown, List<String> lines) {
        Step step = shown.step();
        String indent = "  ".repeat(step.depth());
        String risk = step.act().map(act -> act.risk().name()).orElse("--");
        lines.add("");
        lines.add(indent + risk + "  " + (step.kind().equals("action") ? "" : step.kind() + ": ") + step.title());
        step.condition().ifPresent(condition -> lines.add(indent + "    if " + condition));
        step.act().ifPresent(act -> add(act, shown.commands(), indent + "    ", lines));
        step.undo().ifPresent(undo -> {
            lines.add(indent + "    undo: " + undo.action());
            shown.undoCommands().forEach(command -> lines.add(indent + "      $ " + command));
        });
        step.noUndo().ifPresent(why -> lines.add(indent + "    no undo: " + why));
        if (step.noReturn()) {
            lines.add(indent + "    no return: once this has begun, nothing before it is undone");
        }
    }

    private static void add(Act act, List<String> commands, String indent, List<String> lines) {
        lines.add(indent + act.action() + ", at most " + DurationText.write(act.timeout()));
        act.with().forEach((name, value) -> lines.add(indent + "  " + name + ": " + value));
        commands.forEach(command -> lines.add(indent + "  $ " + command.replace("\n", "\n" + indent + "    ")));
    }

    private static List<String> commands(ActionPreviews previews, Act act) {
        if (act.input().isEmpty()) {
            return List.of();
        }
        try {
            return previews.lines(act.action(), act.input().get());
        } catch (ActionException notKnown) {
            return List.of("(no preview: " + notKnown.failure().message() + ")");
        }
    }
}
